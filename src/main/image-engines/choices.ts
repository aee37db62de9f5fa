/** What the seller set for each engine: its key among the secrets, its model, the prices that were read. */
import type { ImageEngineId, Settings } from '../settings/contract.ts'
import type { SettingsService } from '../settings/index.ts'
import type { Store } from '../store/index.ts'
import type { EngineChoices } from './engine.ts'
import { createImageEnginesRepo } from './repo.ts'

export interface Secrets {
  get(name: string): Promise<string | null>
  set(name: string, value: string): Promise<void>
  delete(name: string): Promise<void>
}

export interface ChoicesDeps {
  readonly store: Store
  readonly settings: SettingsService
  readonly secrets: Secrets
}

/** What an engine is made with: `choicesOf(deps)('openai')`. */
export function choicesOf({ store, settings, secrets }: ChoicesDeps): (engine: ImageEngineId) => EngineChoices {
  const repo = createImageEnginesRepo(store)
  return (engine) => ({
    key: async () => (repo.engine(engine)?.keySetAt == null ? null : secrets.get(secretOf(engine))),
    model: () => repo.engine(engine)?.model ?? null,
    price: (model) => newestPrice(settings.get(), engine, model),
  })
}

export function secretOf(engine: ImageEngineId): string {
  return `image-engine/${engine}`
}

function newestPrice({ picturePrices }: Settings, engine: ImageEngineId, model: string): number | null {
  return picturePrices.filter((price) => price.engine === engine && price.model === model).toSorted((a, b) => (a.readOn < b.readOn ? 1 : -1))[0]?.minorPerPicture ?? null
}
