import { client, queryClient, trpc } from '../api/client.ts'
import { explainShort, Refusal } from '../api/explain-error.ts'
import { followJob } from '../api/follow-job.ts'
import { keys } from '../api/keys.ts'
import { showNotice } from '../app/notice-state.ts'
import { words } from '../words/en.ts'
import type { Sketched } from './use-sketch.ts'

/** One id for each look that was drawn: saved again after a lost answer, it is the same wish. */
const wishes = new WeakMap<Sketched, string>()

function wishOf(sketched: Sketched): string {
  const known = wishes.get(sketched) ?? crypto.randomUUID()
  wishes.set(sketched, known)
  return known
}

/** Makes what is on the stage a design of its own. @returns its id, or null when it could not be made and that was told. */
export async function saveChange(sketched: Sketched): Promise<string | null> {
  const { designId, look, sketch } = sketched
  try {
    const made = await client.designs.edit.mutate({
      designId, requestId: wishOf(sketched), phrase: look.phrase, choices: sketch.recipe ?? look.chosen, ...(look.seed === null ? {} : { seed: look.seed }),
    })
    const job = await followJob(made.jobId)
    if (job.state !== 'done') throw new Refusal(job.reason ?? words.trouble.unknown, job.action)
    await Promise.all([queryClient.invalidateQueries(trpc.listings.family.pathFilter()), queryClient.invalidateQueries({ queryKey: keys.review })])
    showNotice({ text: words.designEdit.saved(look.phrase) })
    return made.designId
  } catch (error) {
    showNotice({ text: words.designEdit.failed(explainShort(error)), tone: 'trouble' })
    return null
  }
}
