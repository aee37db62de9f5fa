/**
 * Every picture once: what was asked for is kept by the name of its wish before anything is sent, so that after a crash it
 * is given, gone on with or looked for, and never paid for a second time.
 */
import { copyFile, stat } from 'node:fs/promises'
import type { Clock } from '../kernel/clock.ts'
import { AppError, Cancelled, NeedsHuman, toPlainError } from '../kernel/errors.ts'
import type { SettingsService } from '../settings/index.ts'
import type { Store } from '../store/index.ts'
import { designOf, mostFor, type Charges } from './charges.ts'
import { pictureMade, pictureWish, type PictureMade, type PictureWish } from './contract.ts'
import type { EngineContext, EngineMade, ImageEngine } from './engine.ts'
import { allPassed, endedAs, priceUnknown, type Passed } from './passed.ts'
import { inTurn } from './pure/choose.ts'
import { readinessOf } from './readiness.ts'
import type { ImageEnginesRepo } from './repo.ts'
import type { Running } from './running.ts'
import type { PictureOrder } from './tables.ts'

export interface Cleaned {
  readonly widthPx: number
  readonly heightPx: number
  readonly clear: boolean
}

export interface OrdersDeps {
  readonly store: Store
  readonly clock: Clock
  readonly settings: SettingsService
  readonly repo: ImageEnginesRepo
  readonly charges: Charges
  readonly running: Running
  readonly engines: readonly ImageEngine[]
  /** Takes out what was written into a picture and writes it to `out`. @throws InvalidInput when it is none. */
  readonly clean: (file: string, out: string, signal: AbortSignal) => Promise<Cleaned>
}

export type Tell = Pick<EngineContext, 'signal' | 'progress'>

export interface Orders {
  /** @returns the kept picture. @throws as `ImageEnginesService.make`. */
  make(wish: PictureWish, tell: Tell): Promise<PictureMade>
  /** Ends what earlier processes left: money of what was never sent comes back, and what nobody asked for again in days is booked. */
  settleLeft(): void
}

/** What is known of a picture beside its file. */
const kept = pictureMade.omit({ file: true })
/** For work that is asked again by its job, this is long over. */
const ABANDONED_MS = 3 * 86_400_000

export function createOrders(deps: OrdersDeps): Orders {
  return {
    make: (wish, tell) => make(deps, wish, tell),
    settleLeft() {
      for (const order of deps.repo.openOrders()) settleLeft(deps, order)
    },
  }
}

async function make(deps: OrdersDeps, given: PictureWish, tell: Tell): Promise<PictureMade> {
  const order = opened(deps, given)
  const stands = order.state === 'made' ? await standing(deps, order) : null
  if (stands !== null) return stands
  if (order.raw !== null) return finish(deps, order, tell)
  if (order.state === 'unknown') throw lostFor(order)
  const begun = order.task === null ? null : await beginner(deps, order)
  // What an engine has begun is the wish it got, not a newer one of the same name.
  const wish = begun === null ? given : pictureWish.parse(JSON.parse(order.wish))
  const passed: Passed[] = []
  for (const engine of begun === null ? candidates(deps, wish) : [begun, ...candidates(deps, wish).filter((one) => one !== begun)]) {
    const outcome = await attempt(deps, wish, engine, tell)
    if (outcome instanceof Error) passed.push({ engine, error: outcome })
    else return outcome
  }
  const error = allPassed(passed)
  // A free engine that cannot be asked now may still have it.
  if (deps.repo.order(wish.key)?.task == null) note(deps, wish.key, { state: 'failed', reason: error.message })
  throw error
}

/** The row of the wish; it is there from now on. */
function opened({ store, repo, clock }: OrdersDeps, wish: PictureWish): PictureOrder {
  const found = repo.order(wish.key)
  if (found !== null) return found
  const now = clock.now()
  const order: PictureOrder = {
    key: wish.key, wish: JSON.stringify(wish), state: 'intended', engine: null, task: null, costId: null, reservedMinor: 0, spentMinor: 0, raw: null, hash: null, made: null, reason: null,
    ...whose(wish), createdAt: now, updatedAt: now,
  }
  store.writeTx((tx) => repo.insertOrderTx(tx, order))
  return order
}

function whose(wish: PictureWish): Pick<PictureOrder, 'design' | 'runId' | 'correlationId'> {
  return { design: designOf(wish), runId: wish.runId ?? null, correlationId: wish.correlationId }
}

function candidates({ engines, settings }: OrdersDeps, wish: PictureWish): ImageEngine[] {
  const { pictures } = settings.get()
  if (wish.engine !== null && !engines.some(({ id }) => id === wish.engine)) throw new NeedsHuman(`This program has no engine “${wish.engine}”.`, 'Choose another one.')
  const wanted = wish.engine === null ? pictures : { ...pictures, order: [wish.engine] }
  const priced = engines.map((engine) => ({ engine, id: engine.id, minor: mostFor(engine, wish) }))
  return inTurn(priced, wanted).map(({ engine }) => engine)
}

/** The engine that has begun it. Null when it was a free one that cannot be asked now: then whoever can may make it. */
async function beginner({ engines }: OrdersDeps, order: PictureOrder): Promise<ImageEngine | null> {
  const engine = engines.find(({ id }) => id === order.engine)
  if (engine === undefined) throw new NeedsHuman('An engine that this program does not have has begun this picture.', 'Ask for a new picture.')
  const readiness = await readinessOf(engine)
  if (readiness.ready) return engine
  if (!engine.paid) return null
  throw new NeedsHuman(`${engine.title} has begun this picture and may have made it. ${readiness.sentence}`, readiness.action)
}

/** @returns the picture, or why the next engine may be asked. @throws what ends the wish for now. */
async function attempt(deps: OrdersDeps, wish: PictureWish, engine: ImageEngine, tell: Tell): Promise<PictureMade | AppError> {
  const refused = hasBegunPaid(deps, wish, engine) ? null : ((await refusalOf(engine, wish)) ?? priceOf(deps, wish, engine))
  if (refused !== null) return refused
  const line = deps.running.begin(wish, engine)
  try {
    return await deps.store.assets.staged('png', async (out) => {
      const made = await engine.make(wish, out, contextFor(deps, wish, tell, line.tell))
      return finish(deps, await take(deps, wish, engine, made, out), tell)
    })
  } catch (error) {
    return ended(deps, wish, engine, error)
  } finally {
    line.end()
  }
}

/** Then its money is set aside already, and a price or a model that changed meanwhile lets nobody else begin. */
function hasBegunPaid({ repo }: OrdersDeps, { key }: PictureWish, { id, paid }: ImageEngine): boolean {
  const order = repo.order(key)
  return paid && order?.task != null && order.engine === id
}

/** Sets aside what it may cost. @returns why it is not asked. */
function priceOf(deps: OrdersDeps, wish: PictureWish, engine: ImageEngine): AppError | null {
  const minor = mostFor(engine, wish)
  return minor === null ? priceUnknown(engine) : setAside(deps, wish, engine, minor)
}

async function refusalOf(engine: ImageEngine, wish: PictureWish): Promise<AppError | null> {
  const cannot = engine.cannot?.(wish) ?? null
  if (cannot !== null) return new AppError('rejected', cannot, { action: 'Let another engine make it.' })
  const readiness = await readinessOf(engine)
  return readiness.ready ? null : new NeedsHuman(readiness.sentence, readiness.action)
}

/** The engine, and the most it may cost, stand in the order from now on. @returns why there is no money for it. */
function setAside({ store, repo, charges, clock }: OrdersDeps, wish: PictureWish, engine: ImageEngine, minor: number): AppError | null {
  try {
    store.writeTx((tx) => {
      const order = repo.order(wish.key)
      // It goes on with what it has begun.
      if (order?.task != null && order.engine === engine.id) return
      const left = order === null ? {} : charges.settleTx(tx, order, null)
      repo.changeOrderTx(tx, wish.key, { ...left, wish: JSON.stringify(wish), state: 'intended', engine: engine.id, task: null, reason: null, ...whose(wish), ...charges.reserveTx(tx, wish, engine, minor), updatedAt: clock.now() })
    })
    return null
  } catch (error) {
    if (error instanceof AppError && error.kind === 'budget-exceeded') return error
    throw error
  }
}

function contextFor(deps: OrdersDeps, { key }: PictureWish, { signal, progress }: Tell, show: EngineContext['progress']): EngineContext {
  return {
    signal,
    task: deps.repo.order(key)?.task ?? null,
    progress: (one) => {
      show(one)
      progress(one)
    },
    saveTask: (task) => note(deps, key, task === '' ? { state: 'intended', task: null } : { state: 'submitted', task }),
  }
}

/** The picture is on this disk and in the order, and what it cost is booked; only then is it cleaned. */
async function take(deps: OrdersDeps, wish: PictureWish, engine: ImageEngine, made: EngineMade, out: string): Promise<PictureOrder> {
  const { store, repo, charges, clock } = deps
  const raw = await store.assets.adopt(out, 'png')
  const now = clock.now()
  store.writeTx((tx) => {
    const order = repo.order(wish.key)
    if (order === null) throw new AppError('bug', 'A picture has no order.')
    const paid = charges.settleTx(tx, order, made.costMinor === null ? order.reservedMinor : Math.ceil(made.costMinor))
    const facts = { engine: engine.id, model: made.model, widthPx: 0, heightPx: 0, clear: made.clear, params: made.params, costMinor: paid.spentMinor, prompt: wish.prompt, warnings: [...made.warnings] }
    repo.changeOrderTx(tx, wish.key, { ...paid, raw: raw.hash, made: JSON.stringify(facts), updatedAt: now })
    if (repo.engine(engine.id)?.provenAt == null) repo.noteTx(tx, engine.id, { provenAt: now })
  })
  return opened(deps, wish)
}

/** From the picture as the service gave it to the one that is kept. */
async function finish(deps: OrdersDeps, order: PictureOrder, { signal }: Tell): Promise<PictureMade> {
  const { store, repo, clock } = deps
  const { assets } = store
  const raw = { hash: order.raw ?? '', extension: 'png' as const }
  const facts = kept.parse(JSON.parse(order.made ?? 'null'))
  const { file, clean } = await assets.staged('png', async (out) => {
    const measured = await deps.clean(assets.path(raw), out, signal).catch(async (error: unknown) => {
      throw await unfit(deps, order, error)
    })
    return { clean: measured, file: await assets.adopt(out, 'png') }
  })
  const made = { ...facts, widthPx: clean.widthPx, heightPx: clean.heightPx, clear: facts.clear && clean.clear }
  const now = clock.now()
  store.writeTx((tx) => {
    assets.recordTx({ ...file, widthPx: clean.widthPx, heightPx: clean.heightPx, thumbHash: null, createdAt: now })
    repo.changeOrderTx(tx, order.key, { state: 'made', hash: file.hash, made: JSON.stringify(made), raw: null, task: null, updatedAt: now })
  })
  await dropRaw(deps, raw.hash)
  return { ...made, file: assets.path(file) }
}

/** What came is no picture, or its file was taken away: it was paid for, and the next try begins anew. Anything else leaves it for the next try. */
async function unfit(deps: OrdersDeps, order: PictureOrder, error: unknown): Promise<unknown> {
  const there = await isThere(deps.store.assets.path({ hash: order.raw ?? '', extension: 'png' }))
  if (there && toPlainError(error).kind !== 'invalid-input') return error
  const engine = deps.engines.find(({ id }) => id === order.engine)
  note(deps, order.key, { state: 'failed', raw: null, task: null, made: null, reason: 'What came was no picture.' })
  await dropRaw(deps, order.raw ?? '')
  return new AppError('rejected', `${engine?.title ?? 'The engine'} gave something that is no whole picture.`, { action: 'Ask again, or choose another engine or model.' })
}

/** Unless it is wanted: the same bytes may be another order's, or be kept as they are. */
async function dropRaw({ store: { assets }, repo }: OrdersDeps, hash: string): Promise<void> {
  if (assets.find(hash) === null && !repo.isRaw(hash)) await assets.remove({ hash, extension: 'png' })
}

/** @returns why the next engine may be asked. @throws what ends the wish for now. */
function ended(deps: OrdersDeps, wish: PictureWish, engine: ImageEngine, error: unknown): AppError {
  const { store, repo, charges, clock } = deps
  const order = repo.order(wish.key)
  // It came and is paid; only its cleaning failed.
  if (order === null || order.raw !== null || (order.state === 'failed' && order.engine === engine.id)) throw error
  const { verdict, costMinor } = endedAs(error, order, clock.now())
  const reason = toPlainError(error).message
  if (verdict === 'stay') {
    note(deps, wish.key, { reason })
    throw error
  }
  // Where it costs nothing it may be looked for again.
  const after: Partial<PictureOrder> = verdict !== 'lost' ? { state: error instanceof Cancelled ? 'intended' : 'failed', task: null } : engine.paid ? { state: 'unknown' } : {}
  store.writeTx((tx) => {
    const paid = charges.settleTx(tx, order, verdict === 'lost' ? order.reservedMinor : costMinor)
    // A free one may look for it again: nothing is lost but time.
    repo.changeOrderTx(tx, wish.key, { ...paid, ...after, reason, updatedAt: clock.now() })
  })
  if (verdict !== 'next' || !(error instanceof AppError)) throw error
  return error
}

/** Null when its file is gone and it cost nothing: then it is made anew. @throws AppError `not-found` when it was paid for. */
async function standing(deps: OrdersDeps, order: PictureOrder): Promise<PictureMade | null> {
  const file = deps.store.assets.path({ hash: order.hash ?? '', extension: 'png' })
  const there = await isThere(file)
  if (!there && order.spentMinor === 0) return null
  if (!there) throw new AppError('not-found', 'This picture was made, and its file is gone.', { action: 'Ask for a new picture.' })
  return { ...kept.parse(JSON.parse(order.made ?? 'null')), file }
}

function isThere(file: string): Promise<boolean> {
  return stat(file).then(({ size }) => size > 0, () => false)
}

function lostFor({ reason }: PictureOrder): AppError {
  return new AppError('outcome-unknown', reason ?? 'This picture may have been made and paid for, and cannot be looked up.', { action: 'Ask for a new picture if you are ready to pay for it a second time.' })
}

function settleLeft({ store, repo, charges, clock }: OrdersDeps, order: PictureOrder): void {
  const unsent = order.task === null && order.raw === null
  const abandoned = !unsent && clock.now() - order.updatedAt > ABANDONED_MS
  if (!unsent && !abandoned) return
  const paid = (unsent ? { state: 'intended' } : { state: 'unknown', reason: 'Nobody asked for this picture again; it may have been made and is booked in full.' }) satisfies Partial<PictureOrder>
  store.writeTx((tx) => repo.changeOrderTx(tx, order.key, { ...charges.settleTx(tx, order, unsent ? null : order.reservedMinor), ...paid, updatedAt: clock.now() }))
}

function note({ store, repo, clock }: OrdersDeps, key: string, change: Partial<PictureOrder>): void {
  store.writeTx((tx) => repo.changeOrderTx(tx, key, { ...change, updatedAt: clock.now() }))
}

/** Where a caller wants the picture to lie as well. */
export async function copyTo(made: PictureMade, out: string | null): Promise<PictureMade> {
  if (out !== null && out !== made.file) await copyFile(made.file, out)
  return made
}
