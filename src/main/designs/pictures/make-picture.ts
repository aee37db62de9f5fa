/** The picture of a design: asked for, cleaned, cut out and stored; or that of the design it was changed from. */
import { AppError, RateLimited, toPlainError } from '../../kernel/errors.ts'
import { cutFacts, type CutFacts } from '../checks/contract.ts'
import type { AssetRecord } from '../../store/index.ts'
import type { DesignsDeps, WorkSignal } from '../service.ts'
import type { DesignPictureRow } from '../tables.ts'
import type { PictureProgress } from './port.ts'
import { pictureWishFor, type PictureChoice } from './wish.ts'

/** All that a design's row of its picture says but whose it is, the files, and how it lies on the disk. */
export interface HeldFiles {
  readonly row: Omit<DesignPictureRow, 'designId'>
  /** Files to be recorded with the design; none when they are another design's already. */
  readonly records: readonly AssetRecord[]
  readonly original: string
  readonly cutOut: string
  readonly widthPx: number
  readonly heightPx: number
  readonly cut: CutFacts
}

/** Steps of a picture, as the seller sees them. */
const STEPS = 100
const OF_ENGINE = 85

export interface PictureWork extends WorkSignal {
  readonly progress?: ((done: number, total: number | null, note?: string) => void) | undefined
  /** The work that this is, so that whoever sees the picture coming can stop it. */
  readonly jobId?: string | undefined
}

/** @throws what an engine throws; InvalidInput for a picture that cannot be used */
export async function makePicture(deps: DesignsDeps, choice: PictureChoice, { signal, jobId, progress = () => undefined }: PictureWork): Promise<HeldFiles> {
  const { assets } = deps.store
  const { wish, style, filled } = pictureWishFor(deps.pictures, await polished(deps, choice, signal))
  progress(0, STEPS, 'Asking for the picture')
  return assets.staged('png', async (file) => {
    const made = await deps.pictures.make({ ...wish, ...(jobId === undefined ? {} : { jobId }) }, file, { signal, progress: (step) => tell(progress, step) })
    progress(OF_ENGINE, STEPS, 'Cutting the picture out')
    return assets.staged('png', async (clean) => {
      const size = await deps.imaging.call('cleanGenerated', { file: made.file, out: clean }, { signal })
      return assets.staged('png', async (out) => {
        const { bytes: _, widthPx, heightPx, ...facts } = await cutOut(deps, { file: clean, out, filled }, signal)
        const createdAt = deps.clock.now()
        const cutRecord = { ...(await assets.adopt(out, 'png')), widthPx, heightPx, thumbHash: null, createdAt }
        const record = { ...(await assets.adopt(clean, 'png')), widthPx: size.widthPx, heightPx: size.heightPx, thumbHash: null, createdAt }
        const cut = cutFacts.parse(facts)
        return {
          records: [record, cutRecord], original: assets.path(record), cutOut: assets.path(cutRecord), widthPx, heightPx, cut,
          row: {
            wishKey: wish.key, original: record.hash, cutOut: cutRecord.hash, cut: JSON.stringify(cut), engine: made.engine, model: made.model, style,
            prompt: made.prompt ?? wish.prompt, negative: wish.negative, seed: wish.seed, params: JSON.stringify(made.params), warnings: JSON.stringify(made.warnings),
            costMinor: made.costMinor, aiMade: true, madeAt: createdAt,
          },
        }
      })
    })
  })
}

/** The thing that is drawn in better words; the style, the mood and the colours stay the desk's. */
async function polished({ pictures }: DesignsDeps, choice: PictureChoice, signal: WorkSignal['signal']): Promise<PictureChoice> {
  const { concept, about, correlationId } = choice
  const thing = (concept.motif ?? about).trim()
  if (pictures.polish === undefined || thing === '') return choice
  const { subject } = await pictures.polish(thing, { correlationId, signal })
  return { ...choice, concept: { ...concept, motif: subject } }
}

/** A flat ground goes by its colour; any other by a model, where one is here. */
async function cutOut(deps: DesignsDeps, { file, out, filled }: { file: string; out: string; filled: boolean }, signal: AbortSignal) {
  const cut = await deps.imaging.call('cutOut', { file, out, filled, mask: null }, { signal })
  if (filled || cut.ground !== 'picture') return cut
  return deps.store.assets.staged('png', async (mask) => {
    if (!(await deps.looks.mask(file, mask, signal))) return cut
    return deps.imaging.call('cutOut', { file, out, filled, mask }, { signal })
  })
}

/** The picture of an earlier design, which costs nothing again. @throws AppError when its file is gone */
export function pictureOfEarlier(deps: DesignsDeps, row: DesignPictureRow): HeldFiles {
  const { assets } = deps.store
  const { designId: _, ...own } = row
  const [original, cutFile] = [{ hash: row.original, extension: 'png' as const }, { hash: row.cutOut, extension: 'png' as const }].map((file) => assets.path(file)) as [string, string]
  if (!deps.readable(cutFile)) throw new AppError('store', 'The picture of this design is no longer on the disk.', { action: 'Make a new picture.' })
  const record = assets.find(row.cutOut)
  return {
    row: { ...own, costMinor: 0 }, records: [], original, cutOut: cutFile, widthPx: record?.widthPx ?? 1, heightPx: record?.heightPx ?? 1, cut: cutFacts.parse(JSON.parse(row.cut)),
  }
}

/** A cut-out of so many pixels is sharp in print as it is. */
const ENOUGH_PX = 3000

/** Gives `print` the cut-out as it is to be printed: enlarged by a model where one is here and the picture is small. What was enlarged is kept nowhere. */
export async function withEnlarged<T>(deps: DesignsDeps, { cutOut, widthPx, heightPx }: HeldFiles, print: (picture: string) => Promise<T>, signal: AbortSignal): Promise<T> {
  if (Math.max(widthPx, heightPx) >= ENOUGH_PX) return print(cutOut)
  return deps.store.assets.staged('png', async (out) => print((await deps.looks.enlarge(cutOut, out, signal)) === null ? cutOut : out))
}

function tell(progress: NonNullable<PictureWork['progress']>, step: PictureProgress): void {
  if (step.kind === 'step') progress(Math.round((OF_ENGINE * step.done) / Math.max(1, step.total)), STEPS, `Step ${step.done} of ${step.total}`)
  if (step.kind === 'waiting') progress(0, STEPS, step.ahead === 0 ? 'Waiting for its turn' : `${step.ahead} before it`)
  if (step.kind === 'note') progress(0, STEPS, step.says)
}

/** Longer than this a night does not wait for one picture. */
const LONGEST_WAIT_MS = 10 * 60_000

/** Why a design is to be words alone; null where the picture may still come, or the work was stopped. */
export function reasonWithout(error: unknown, { isLastTry, now, signal }: { isLastTry: boolean; now: number; signal: AbortSignal }): string | null {
  if (signal.aborted) return null
  if (error instanceof RateLimited) return error.until - now > LONGEST_WAIT_MS || isLastTry ? error.message : null
  const { kind, message } = toPlainError(error)
  if (kind === 'bug' || kind === 'store') return null
  const mayPass = kind === 'unavailable' || kind === 'worker-died' || kind === 'cancelled'
  return mayPass && !isLastTry ? null : message
}
