import { importSummary } from '../../main/signals/contract.ts'
import type { Job } from '../../main/jobs/contract.ts'
import { showNotice } from '../app/notice-state.ts'
import { words } from '../words/en.ts'
import { asSentence, explainShort } from './explain-error.ts'
import { followJob } from './follow-job.ts'
import { markStale } from './refresh.ts'
import { uploadSignals } from './upload.ts'

/** Hands a file to the program and says what became of it. */
export async function importFile(file: File): Promise<void> {
  try {
    const { jobId } = await uploadSignals(file)
    showNotice({ text: words.dropping.reading(file.name) })
    markStale(['jobs'])
    const job = await followJob(jobId)
    if (job.state === 'done') showNotice({ text: words.dropping.done(file.name, countsOf(job)), stays: true })
    else showNotice({ text: words.dropping.refused(file.name, whyOf(job, file.name)), tone: 'trouble', stays: job.state === 'failed' })
  } catch (error) {
    showNotice({ text: words.dropping.refused(file.name, explainShort(error)), tone: 'trouble' })
  }
}

function countsOf(job: Job): { fresh: number; known: number; refused: number } {
  const { new: fresh, duplicate: known, rejected: refused } = importSummary.parse(job.result)
  return { fresh, known, refused }
}

/** The place in the file, what is wrong there, and what to do; the name, said already, is not said twice. */
function whyOf({ reason = '', action = '', state }: Job, name: string): string {
  const rest = reason.startsWith(name) ? reason.slice(name.length).replace(/^[\s:]+/, '') : reason
  const why = rest === '' ? words.activity.states[state] : rest.charAt(0).toUpperCase() + rest.slice(1)
  return [asSentence(why), action].filter((part) => part !== '').join(' ')
}
