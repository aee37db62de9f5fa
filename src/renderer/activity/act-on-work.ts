import { explainShort } from '../api/explain-error.ts'
import { markStale } from '../api/refresh.ts'
import { showNotice } from '../app/notice-state.ts'

/** Does it, says why it could not be done, and looks again. */
export async function actOnWork(work: () => Promise<unknown>): Promise<void> {
  try {
    await work()
  } catch (error) {
    showNotice({ text: explainShort(error), tone: 'trouble' })
  }
  markStale(['jobs', 'today', 'night'])
}
