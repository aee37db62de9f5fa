/** The door to language models: one question, one checked answer, paid for within the budget. */
import { toIso, type Clock } from '../kernel/clock.ts'
import { InvalidInput, NeedsHuman } from '../kernel/errors.ts'
import type { Costs } from '../costs/index.ts'
import type { SettingsService } from '../settings/index.ts'
import type { Store } from '../store/index.ts'
import { complete, type AnswerLog, type CompleteRequest } from './complete.ts'
import { provider as providerId, type ConnectionTest, type LanguageModelChoice, type LanguageModels, type Provider } from './contract.ts'
import { errorOf } from './faults.ts'
import { CallFault, type ProviderClient } from './provider.ts'
import { createAnthropicClient } from './providers/anthropic/client.ts'
import { createOpenAiClient } from './providers/openai/client.ts'
import { addressFault, isLoopback } from './pure/address.ts'
import type { Price } from './pure/cost.ts'
import { createLanguageModelsRepo, type LanguageModelsRepo } from './repo.ts'

export interface LanguageModelsService {
  list(): LanguageModels
  /** @throws InvalidInput naming the setting. */
  set(choice: LanguageModelChoice): LanguageModels
  /** An empty key forgets the one that is there. @throws NeedsHuman when the keychain is locked. */
  setKey(provider: Provider, key: string): Promise<LanguageModels>
  /** Asks for the list of models, which costs nothing and sends nothing of the seller's; the outcome is remembered. */
  test(provider: Provider, signal?: AbortSignal): Promise<ConnectionTest>
  /** Whether `complete` has all it needs. */
  isSetUp(): boolean
  /**
   * Asks the model of the setting `writing`. The answer is checked by the schema; one that does not fit is asked for
   * once more.
   * @throws NeedsHuman when nothing is set up, a price is missing or the account is empty; BudgetExceeded before anything is sent;
   *   AuthExpired, RateLimited, Unavailable, Cancelled; AppError `rejected` for an answer that fits at neither try, `not-found` for an unknown model.
   */
  complete<T>(request: CompleteRequest<T>): Promise<T>
}

export interface LanguageModelsDeps {
  readonly store: Store
  readonly clock: Clock
  readonly settings: SettingsService
  readonly costs: Costs
  readonly secrets: { get(name: string): Promise<string | null>; set(name: string, value: string): Promise<void>; delete(name: string): Promise<void> }
  readonly fetch: typeof globalThis.fetch
  readonly answers: AnswerLog
  /** Everything is answered by what was kept, and nobody is asked: for making a library again. */
  readonly replay?: boolean
  /** Only tests send elsewhere. */
  readonly addresses?: { readonly openai: string; readonly anthropic: string }
  readonly timeoutMs?: number
}

const OFFICIAL = { openai: 'https://api.openai.com/v1', anthropic: 'https://api.anthropic.com' }
const TITLES: Record<Provider, string> = { openai: 'OpenAI', anthropic: 'Anthropic', compatible: 'Your own server' }
/** A model on a laptop thinks for minutes. */
const TIMEOUT_MS: Record<Provider, number> = { openai: 180_000, anthropic: 180_000, compatible: 600_000 }
/** The seller waits before the button. */
const TEST_TIMEOUT_MS = 20_000
const MODELS_SHOWN = 200
const FREE: Price = { inputMinorPerMillion: 0, outputMinorPerMillion: 0 }

export function createLanguageModelsService(deps: LanguageModelsDeps): LanguageModelsService {
  const { store, clock, settings } = deps
  const repo = createLanguageModelsRepo(store)
  settings.guard(refuseBadAddress)
  const addressOf = (provider: Provider): string | null =>
    provider === 'compatible' ? settings.get().compatibleAddress.replace(/\/+$/, '') || null : (deps.addresses ?? OFFICIAL)[provider]
  const note = (provider: Provider, change: Parameters<LanguageModelsRepo['noteTx']>[2]): void => store.writeTx((tx) => repo.noteTx(tx, provider, change))
  const clientOf = async (provider: Provider, timeoutMs = deps.timeoutMs ?? TIMEOUT_MS[provider]): Promise<ProviderClient> => {
    const address = addressOf(provider)
    if (address === null) throw new NeedsHuman('No server is named for language models.', 'Enter its address in Settings.')
    const key = repo.find(provider)?.keySetAt == null ? null : await deps.secrets.get(secretOf(provider))
    if (key === null && provider !== 'compatible') throw new NeedsHuman(`There is no key for ${TITLES[provider]}.`, 'Enter it in Settings.')
    const options = { address, key, timeoutMs, fetch: deps.fetch }
    return provider === 'anthropic' ? createAnthropicClient(options) : createOpenAiClient({ ...options, compatible: provider === 'compatible' })
  }
  const whoIs = (provider: Provider): string => (provider === 'compatible' ? new URL(addressOf(provider) ?? 'http://localhost').host : TITLES[provider])
  const missing = (): NeedsHuman | null => (deps.replay === true ? unchosen(settings) : (unchosen(settings) ?? missingFor(settings, repo, addressOf)))
  const list = (): LanguageModels => {
    const { writing, modelPrices } = settings.get()
    return { providers: providerId.options.map((provider) => viewOf(provider, addressOf(provider), repo)), writing, prices: modelPrices, missing: missing()?.message ?? null }
  }
  return {
    list,
    isSetUp: () => missing() === null,
    set(choice) {
      settings.set(choice)
      return list()
    },
    async setKey(provider, given) {
      const key = given.trim()
      if (/\s/.test(key) || key.length > 500) throw new InvalidInput('key', 'is not a key: it holds spaces or is too long')
      if (key === '') await deps.secrets.delete(secretOf(provider))
      else await deps.secrets.set(secretOf(provider), key)
      note(provider, { keySetAt: key === '' ? null : clock.now(), testedAt: null, testOk: null, testSentence: null })
      return list()
    },
    async test(provider, signal = new AbortController().signal) {
      const outcome = await tryOut(() => clientOf(provider, deps.timeoutMs ?? TEST_TIMEOUT_MS), { who: whoIs(provider), now: clock.now(), model: settings.get().writing.model, chosen: settings.get().writing.provider === provider }, signal)
      note(provider, { testedAt: clock.now(), testOk: outcome.ok, testSentence: outcome.sentence })
      return outcome
    },
    async complete(request) {
      const wanted = missing()
      if (wanted !== null) throw wanted
      const { writing } = settings.get()
      const provider = providerId.parse(writing.provider)
      const ask = deps.replay === true ? null : { client: await clientOf(provider), price: priceOf(settings, addressOf(provider)) ?? FREE }
      return complete({ clock, costs: deps.costs, answers: deps.answers }, { provider, who: whoIs(provider), model: writing.model, ask }, request)
    },
  }
}

function secretOf(provider: Provider): string {
  return `language-model/${provider}`
}

function refuseBadAddress({ compatibleAddress }: LanguageModelChoice): void {
  const fault = compatibleAddress === undefined || compatibleAddress === '' ? null : addressFault(compatibleAddress)
  if (fault !== null) throw new InvalidInput('setting "compatibleAddress"', fault)
}

function unchosen(settings: SettingsService): NeedsHuman | null {
  const { provider, model } = settings.get().writing
  if (provider === 'none') return new NeedsHuman('No language model is chosen.', 'Choose one in Settings.')
  return model === '' ? new NeedsHuman('No model is named.', 'Enter its name in Settings.') : null
}

/** What must be done before a chosen model can be asked, null when nothing is. */
function missingFor(settings: SettingsService, repo: LanguageModelsRepo, addressOf: (provider: Provider) => string | null): NeedsHuman | null {
  const { writing } = settings.get()
  if (writing.provider === 'none') return null
  const address = addressOf(writing.provider)
  if (address === null) return new NeedsHuman('No server is named for language models.', 'Enter its address in Settings.')
  if (writing.provider !== 'compatible' && repo.find(writing.provider)?.keySetAt == null) return new NeedsHuman(`There is no key for ${TITLES[writing.provider]}.`, 'Enter it in Settings.')
  if (priceOf(settings, address) === null) return new NeedsHuman(`The price of ${writing.model} is not known.`, 'Enter it in Settings, as the provider states it.')
  return null
}

/** As the seller entered it; what runs on this machine costs nothing. */
function priceOf(settings: SettingsService, address: string | null): Price | null {
  const { writing, modelPrices } = settings.get()
  if (writing.provider === 'compatible' && address !== null && isLoopback(address)) return FREE
  return modelPrices.filter((price) => price.provider === writing.provider && price.model === writing.model).toSorted((a, b) => (a.readOn < b.readOn ? 1 : -1))[0] ?? null
}

function viewOf(provider: Provider, address: string | null, repo: LanguageModelsRepo): LanguageModels['providers'][number] {
  const row = repo.find(provider)
  const lastTest = row === null || row.testedAt === null || row.testOk === null || row.testSentence === null ? null : { at: toIso(row.testedAt), ok: row.testOk, sentence: row.testSentence }
  return { provider, title: TITLES[provider], address, keySetAt: row?.keySetAt == null ? null : toIso(row.keySetAt), needsKey: provider !== 'compatible', lastTest }
}

async function tryOut(open: () => Promise<ProviderClient>, at: { who: string; now: number; model: string; chosen: boolean }, signal: AbortSignal): Promise<ConnectionTest> {
  try {
    const models = await (await open()).models(signal)
    const lacks = at.chosen && at.model !== '' && models.length > 0 && !models.includes(at.model)
    const sentence = lacks ? `${at.who} answers, but has no model ${at.model}.` : `${at.who} answers and offers ${models.length} models.`
    return { ok: !lacks, sentence, models: models.slice(0, MODELS_SHOWN).map((id) => id.slice(0, 120)) }
  } catch (error) {
    if (error instanceof CallFault) return { ok: false, sentence: errorOf(error, at).message, models: [] }
    if (error instanceof NeedsHuman) return { ok: false, sentence: error.message, models: [] }
    throw error
  }
}
