import { readFile } from 'node:fs/promises'
import type { Clock } from '../../kernel/clock.ts'
import { AppError } from '../../kernel/errors.ts'
import type { WorkerClient } from '../../kernel/worker-client.ts'
import type { AcquirePort } from '../../../workers/acquire/contract.ts'
import type { Check, CheckedText } from '../contract.ts'
import { fieldsOf } from '../pure/finding.ts'
import { judge, questionOf } from '../pure/trademarks/match.ts'
import { day } from '../pure/trademarks/risk.ts'
import { everydayOf, type IsEveryday } from '../pure/trademarks/words.ts'
import { checkOf, NO_INDEX } from './check-of.ts'
import type { MarkFound, TrademarksImported, TrademarksStatus } from './contract.ts'
import { importTrademarks, type ImportContext } from './import-file.ts'
import { createTrademarksRepo, type TrademarksRepo } from './repo.ts'

export interface TrademarksDeps {
  readonly home: string
  readonly clock: Clock
  readonly acquire: WorkerClient<AcquirePort>
  /** resources/compliance/everyday-words.txt */
  readonly everydayFile: string
  /** Fewer live marks than this, and finding nothing means nothing. */
  readonly enoughMarks?: number
}

export interface TrademarksService {
  /** Reads one file of the USPTO, going on where an earlier reading of it stopped. @throws InvalidInput for what is none. */
  import(file: string, context: ImportContext): Promise<TrademarksImported>
  status(): Promise<TrademarksStatus>
  /** Live marks that the words come close to, worst first; null while there is no index. */
  search(text: CheckedText): Promise<readonly MarkFound[] | null>
  /** The search as the check that designs and listings keep. */
  check(text: CheckedText): Promise<Check>
  /** Which words people use every day. */
  isEveryday(): Promise<IsEveryday>
  stop(): Promise<void>
}

/**
 * About three million marks are live. Daily files alone never come near this: with fewer, a clear check would promise what
 * nobody looked at.
 */
const ENOUGH_MARKS = 500_000

export function createTrademarksService(deps: TrademarksDeps): TrademarksService {
  const repo = createTrademarksRepo(deps.home)
  const enough = deps.enoughMarks ?? ENOUGH_MARKS
  let everyday: Promise<IsEveryday> | null = null
  // Only an import changes them, and only this process imports.
  let counted: ReturnType<TrademarksRepo['totals']> | null = null
  const totalsNow = (): ReturnType<TrademarksRepo['totals']> => (counted ??= repo.totals())
  const isEveryday = (): Promise<IsEveryday> => (everyday ??= readFile(deps.everydayFile, 'utf8').then((text) => everydayOf(new Set(text.split('\n')))))

  const status = async (): Promise<TrademarksStatus> => {
    const [totals, rows] = [await repo.totals(), await repo.files()]
    const files = rows.map(({ file, finished, read, rejected }) => ({ file, finished: finished === 1, read, rejected }))
    const state = totals.live === 0 ? 'none' : totals.live < enough ? 'few' : 'ready'
    return { state, sentence: sentenceOf(state, totals, files), live: totals.live, ended: totals.ended, newest: totals.newest === 0 ? null : day(totals.newest), bytes: repo.side.bytes(), files }
  }
  const search = async (text: CheckedText): Promise<readonly MarkFound[] | null> => {
    if (!repo.side.exists()) return null
    const ordinary = await isEveryday()
    const question = questionOf(fieldsOf(text), ordinary)
    return judge(question, await repo.under([...question.runs.keys()]), ordinary)
  }
  return {
    async import(file, context) {
      try {
        return await importTrademarks(deps, repo, file, context)
      } finally {
        counted = null
      }
    },
    status,
    search,
    async check(text) {
      try {
        const found = await search(text)
        if (found === null) return NO_INDEX
        const totals = await totalsNow()
        return checkOf(found, { ...totals, enough: totals.live >= enough })
      } catch (error) {
        // A damaged index must stop no night; what was not looked at is never shown as clear.
        if (!(error instanceof AppError) || error.kind !== 'store') throw error
        return { id: 'trademark', state: 'not-checked', reason: `The trademark index cannot be read (${error.message}). Delete trademarks.db and import again.` }
      }
    },
    isEveryday,
    stop: () => repo.side.close(),
  }
}

function sentenceOf(state: TrademarksStatus['state'], { live, newest }: { live: number; newest: number }, files: TrademarksStatus['files']): string {
  const unfinished = files.filter(({ finished }) => !finished).length
  const rest = unfinished === 0 ? '' : ` ${unfinished === 1 ? 'One file is' : `${unfinished} files are`} not finished: import ${unfinished === 1 ? 'it' : 'them'} again to go on.`
  if (state === 'none') return `None is imported; designs say “not checked” and are never approved by themselves.${rest}`
  const holds = `${live.toLocaleString('en-US')} live US marks, the newest of ${day(newest)}.`
  if (state === 'few') return `${holds} That is a small part of the register: finding nothing means nothing yet. Import the annual files as well.${rest}`
  return `${holds}${rest}`
}
