/** The methods of the acquire port over the imports that are open in this process. */
import { readFile } from 'node:fs/promises'
import { InvalidInput, NotFound } from '../../main/kernel/errors.ts'
import type { PortHandlers } from '../../main/kernel/ports.ts'
import { printOf } from '../../main/signals/pure/likeness/print.ts'
import { openCaseFiles, type CaseReader } from './case-files.ts'
import type { AcquirePort } from './contract.ts'
import { readAnswer } from './read-answer.ts'
import { openImport } from './open-import.ts'
import { openOwnListings, type OwnListingsReader } from './own-listings.ts'
import type { ImportReader } from './reader.ts'
import { openSourceFile, type SourceFile } from './source-file.ts'

/** Files that may be open at once; a caller that forgets to close must not use up the process. */
const MAX_OPEN = 32

interface OpenImport {
  readonly file: SourceFile
  readonly reader: ImportReader
}

/**
 * Handlers that hold open files until `close`, until the last batch is handed over, or until reading fails.
 * `next` on an import that is not open throws NotFound.
 */
export function createAcquireHandlers(): PortHandlers<AcquirePort> {
  const imports = new Map<string, OpenImport>()
  const registers = new Map<string, CaseReader>()
  const catalogues = new Map<string, OwnListingsReader>()
  let opened = 0

  const close = async (importId: string): Promise<void> => {
    const [open, register, catalogue] = [imports.get(importId), registers.get(importId), catalogues.get(importId)]
    imports.delete(importId)
    registers.delete(importId)
    catalogues.delete(importId)
    await open?.file.handle.close()
    await register?.close()
    await catalogue?.close()
  }

  /** The next batch; the import is closed after its last one, and when reading fails. */
  const step = async <Batch extends { readonly done: boolean }>(importId: string, reader: { next(limit: number, signal: AbortSignal): Promise<Batch> } | undefined, limit: number, signal: AbortSignal): Promise<Batch> => {
    if (reader === undefined) throw new NotFound(`The import ${importId}`)
    try {
      const batch = await reader.next(limit, signal)
      if (batch.done) await close(importId)
      return batch
    } catch (error) {
      await close(importId)
      throw error
    }
  }

  return {
    async open(request) {
      if (imports.size >= MAX_OPEN) throw new InvalidInput(request.file, `${MAX_OPEN} imports are open already`, 'Wait for one of them to end.')
      const file = await openSourceFile(request.file)
      try {
        const reader = await openImport(file, { ...request, format: request.format, map: request.map })
        const importId = `imp_${++opened}`
        imports.set(importId, { file, reader })
        return { importId, format: reader.format, bytes: file.bytes, ...(reader.map === undefined ? {} : { map: reader.map }) }
      } catch (error) {
        await file.handle.close()
        throw error
      }
    },
    next: ({ importId, limit }, { signal }) => step(importId, imports.get(importId)?.reader, limit, signal),
    async openTrademarks(request) {
      if (registers.size >= MAX_OPEN) throw new InvalidInput(request.file, `${MAX_OPEN} imports are open already`, 'Wait for one of them to end.')
      const reader = await openCaseFiles(request)
      const importId = `reg_${++opened}`
      registers.set(importId, reader)
      return { importId, bytes: reader.bytes, fingerprint: reader.fingerprint }
    },
    nextTrademarks: ({ importId, limit }, { signal }) => step(importId, registers.get(importId), limit, signal),
    async openOwnListings({ file }) {
      if (catalogues.size >= MAX_OPEN) throw new InvalidInput(file, `${MAX_OPEN} imports are open already`, 'Wait for one of them to end.')
      const reader = await openOwnListings(file)
      const importId = `own_${++opened}`
      catalogues.set(importId, reader)
      return { importId, bytes: reader.bytes, format: reader.format }
    },
    nextOwnListings: ({ importId, limit }, { signal }) => step(importId, catalogues.get(importId), limit, signal),
    async close({ importId }) {
      await close(importId)
      return {}
    },
    read: readAnswer,
    prints: ({ texts }) => Promise.resolve({ prints: texts.map(({ source, text }) => printOf(source, text)) }),
    async calendar({ observancesFile, ...request }) {
      const observances = await readFile(observancesFile, 'utf8').catch(() => {
        throw new InvalidInput(observancesFile, 'the calendar of observances cannot be read', 'Install the program again.')
      })
      // The holidays of all countries take a while to load, and most imports need none of them.
      const { calendarDrafts } = await import('../../main/signals/sources/calendar/parse.ts')
      return { drafts: calendarDrafts(observances, request) }
    },
  }
}
