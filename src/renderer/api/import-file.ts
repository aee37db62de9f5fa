import { importSummary } from '../../main/signals/contract.ts'
import type { Job } from '../../main/jobs/contract.ts'
import { showNotice } from '../app/notice-state.ts'
import { words } from '../words/en.ts'
import { explainShort } from './explain-error.ts'
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
    else showNotice({ text: words.dropping.refused(file.name, job.reason ?? words.activity.states[job.state]), tone: 'trouble' })
  } catch (error) {
    showNotice({ text: words.dropping.refused(file.name, explainShort(error)), tone: 'trouble' })
  }
}

function countsOf(job: Job): { fresh: number; known: number; refused: number } {
  const { new: fresh, duplicate: known, rejected: refused } = importSummary.parse(job.result)
  return { fresh, known, refused }
}
