/** Answers of language models in the raw archive, so that what followed from them can be made again without asking. */
import { z } from 'zod'
import type { AnswerLog } from './language-models/index.ts'
import type { Archive } from './signals/index.ts'

const STREAM = 'model-answers'
const keptAnswer = z.object({ key: z.string(), text: z.string() })

export function createAnswerLog(archive: Archive): AnswerLog {
  let byKey: ReadonlyMap<string, string> | null = null
  return {
    keep(answer) {
      archive.append(STREAM, answer)
      byKey = null
    },
    async find(key) {
      byKey ??= await readAll(archive)
      return byKey.get(key) ?? null
    },
  }
}

/** The last answer to each question. Only a replay reads them, and it reads the whole archive anyway. */
async function readAll(archive: Archive): Promise<ReadonlyMap<string, string>> {
  await archive.flush(new AbortController().signal)
  const answers = new Map<string, string>()
  for await (const { stream, record } of archive.records()) {
    const kept = stream === STREAM && record.t === 'record' ? keptAnswer.safeParse(record.data) : null
    if (kept?.success === true) answers.set(kept.data.key, kept.data.text)
  }
  return answers
}
