/** The door to image engines: one wish, one picture, made once and paid for within the caps. */
import type { Costs } from '../costs/index.ts'
import type { Clock } from '../kernel/clock.ts'
import { AppError, InvalidInput, missing } from '../kernel/errors.ts'
import type { LanguageModelsService } from '../language-models/index.ts'
import type { ImageEngineId, SettingsPatch } from '../settings/contract.ts'
import type { SettingsService } from '../settings/index.ts'
import type { Store } from '../store/index.ts'
import { createCharges } from './charges.ts'
import { secretOf, type Secrets } from './choices.ts'
import type { EngineTest, ImageEngines, ImageEnginesChoice, PictureMade, PictureWish, PolishedSubject, RunningPicture, TonightPlan } from './contract.ts'
import type { EngineProgress, ImageEngine } from './engine.ts'
import { copyTo, createOrders, type OrdersDeps } from './orders.ts'
import { polishSubject } from './polish.ts'
import { picturesAtOnce } from './pure/choose.ts'
import { PROMPT_STYLES } from './pure/prompts/styles.ts'
import { createImageEnginesRepo } from './repo.ts'
import { createRunning } from './running.ts'
import { createSharing } from './sharing.ts'
import { tonight, viewAll } from './view.ts'

export interface ImageEnginesService {
  /**
   * The picture of a wish. Asked for again by the same key, also after a crash, it gives the one that stands, or goes on
   * with what an engine has begun. It is kept with the library's pictures (`file`), and copied to `out` unless that is null.
   * @throws BudgetExceeded naming the cap; NeedsHuman, AuthExpired, RateLimited, Unavailable, Cancelled; EngineFailed;
   *   AppError `rejected`, `outcome-unknown` (it may be paid for; the same key asks nobody again), `not-found` (its file is gone).
   */
  make(wish: PictureWish, out: string | null, context: { readonly signal: AbortSignal; readonly progress: (progress: EngineProgress) => void }): Promise<PictureMade>
  list(): Promise<ImageEngines>
  /** @throws InvalidInput naming the setting. */
  set(choice: ImageEnginesChoice): Promise<ImageEngines>
  /** An empty key forgets the one that is there. @throws NeedsHuman when the keychain is locked. */
  setKey(engine: ImageEngineId, key: string): Promise<ImageEngines>
  /** Asks for what costs nothing; the outcome is remembered. */
  test(engine: ImageEngineId, signal?: AbortSignal): Promise<EngineTest>
  /** What a night of `count` designs would ask of whom; the setting's number when it is not said. */
  tonight(count?: number): Promise<TonightPlan>
  running(): RunningPicture[]
  /** Pictures to ask for at once: what keeps the seller's engines busy, and a little more, which is cleaned and cut out meanwhile. */
  atOnce(): number
  /** The subject in better words where the setting and a language model allow it, else as it is, with the reason. @throws Cancelled. */
  polish(subject: string, context: { readonly correlationId: string; readonly signal: AbortSignal }): Promise<PolishedSubject>
  /** Stops what is under way; what may stand at an engine is found again later. */
  stop(): Promise<void>
}

export interface ImageEnginesDeps {
  readonly store: Store
  readonly clock: Clock
  readonly settings: SettingsService
  readonly costs: Costs
  readonly secrets: Secrets
  readonly languageModels: Pick<LanguageModelsService, 'complete' | 'isSetUp'>
  readonly engines: readonly ImageEngine[]
  /** `cleanGenerated` of the imaging worker. */
  readonly clean: OrdersDeps['clean']
}

/** The seller waits before the button. */
const TEST_TIMEOUT_MS = 30_000
const MODELS_KEPT = 200

export function createImageEnginesService(deps: ImageEnginesDeps): ImageEnginesService {
  const { store, clock, settings, secrets, engines } = deps
  const repo = createImageEnginesRepo(store)
  const running = createRunning(clock)
  const orders = createOrders({ ...deps, repo, running, charges: createCharges({ ...deps, repo }) })
  const sharing = createSharing<PictureMade>()
  const listeners = new Map<string, Set<(progress: EngineProgress) => void>>()
  const known = (id: ImageEngineId): ImageEngine => engines.find((one) => one.id === id) ?? missing(`The image engine “${id}”`)
  const list = (): Promise<ImageEngines> => viewAll({ ...deps, repo })
  settings.guard(refuseUnknownStyles)
  orders.settleLeft()
  return {
    list,
    async make(wish, out, { signal, progress }) {
      const told = listeners.get(wish.key) ?? new Set()
      listeners.set(wish.key, told.add(progress))
      try {
        const tell = (one: EngineProgress): void => {
          for (const listener of told) listener(one)
        }
        return await copyTo(await sharing.join(wish.key, signal, (shared) => orders.make(wish, { signal: shared, progress: tell })), out)
      } finally {
        told.delete(progress)
        if (told.size === 0 && listeners.get(wish.key) === told) listeners.delete(wish.key)
      }
    },
    async set({ model, ...patch }) {
      if (model !== undefined) known(model.engine)
      if (Object.keys(patch).length > 0) settings.set(patch)
      if (model !== undefined) store.writeTx((tx) => repo.noteTx(tx, model.engine, { model: model.model.trim() || null }))
      return list()
    },
    async setKey(id, given) {
      const { needsKey, title } = known(id)
      const key = given.trim()
      if (!needsKey) throw new InvalidInput('key', `is not needed for ${title}`)
      // Anything else cannot stand in the head of a request, which would break off unsent.
      if (!/^[\x21-\x7e]{0,500}$/.test(key)) throw new InvalidInput('key', 'is not a key: it holds spaces or other signs that no key has, or is too long', 'Copy it anew from the service, whole and without dots in its place.')
      if (key === '') await secrets.delete(secretOf(id))
      else await secrets.set(secretOf(id), key)
      store.writeTx((tx) => repo.noteTx(tx, id, { keySetAt: key === '' ? null : clock.now(), testedAt: null, testOk: null, testSentence: null }))
      return list()
    },
    async test(id, signal = new AbortController().signal) {
      const outcome = await tryOut(known(id), signal)
      const models = outcome.models.slice(0, MODELS_KEPT).map((name) => name.slice(0, 160))
      store.writeTx((tx) => repo.noteTx(tx, id, { testedAt: clock.now(), testOk: outcome.ok, testSentence: outcome.sentence, ...(outcome.ok ? { models } : {}) }))
      return { ...outcome, models }
    },
    tonight: (count) => tonight({ ...deps, repo }, count),
    running: running.list,
    atOnce: () => picturesAtOnce(engines, settings.get().pictures.order),
    async polish(subject, context) {
      if (settings.get().pictures.polish !== true) return { subject, polished: false, sentence: 'Better words are switched off in Settings.' }
      return polishSubject(deps.languageModels, subject, context)
    },
    stop: sharing.stop,
  }
}

/** @throws Cancelled when `signal` aborts. */
async function tryOut(engine: ImageEngine, signal: AbortSignal): Promise<EngineTest> {
  const late = AbortSignal.timeout(TEST_TIMEOUT_MS)
  try {
    return await engine.test(AbortSignal.any([signal, late]))
  } catch (error) {
    if (signal.aborted || !(error instanceof AppError)) throw error
    return { ok: false, sentence: late.aborted ? `${engine.title} did not answer in time.` : error.message, lines: error.action === undefined ? [] : [error.action], models: [] }
  }
}

function refuseUnknownStyles({ pictures }: SettingsPatch): void {
  if (pictures === undefined) return
  const unknown = pictures.styles.find((id) => !PROMPT_STYLES.some((style) => style.id === id))
  if (unknown !== undefined) throw new InvalidInput('setting "pictures.styles"', `there is no style “${unknown}”`, `There are ${PROMPT_STYLES.map(({ id }) => id).join(', ')}.`)
  if (new Set(pictures.order).size < pictures.order.length) throw new InvalidInput('setting "pictures.order"', 'names an engine twice', 'Name each engine once.')
}
