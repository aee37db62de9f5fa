import { showNotice } from '../app/notice-state.ts'
import { words } from '../words/en.ts'
import { explainShort } from './explain-error.ts'
import { markStale } from './refresh.ts'
import { uploadSignals } from './upload.ts'

/** Hands a file to the program and says what became of it. */
export async function importFile(file: File): Promise<void> {
  try {
    await uploadSignals(file)
    showNotice({ text: words.dropping.reading(file.name) })
    markStale(['jobs'])
  } catch (error) {
    showNotice({ text: words.dropping.refused(file.name, explainShort(error)), tone: 'trouble' })
  }
}
