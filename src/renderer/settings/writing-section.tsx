import { useQuery } from '@tanstack/react-query'
import { CircleCheck, CircleX } from 'lucide-react'
import { useId, useState } from 'react'
import type { ConnectionTest, LanguageModelChoice, LanguageModels, Provider } from '../../main/language-models/contract.ts'
import { client, queryClient, trpc } from '../api/client.ts'
import { explainShort } from '../api/explain-error.ts'
import { useNow } from '../app/now.ts'
import { useToday } from '../app/today.ts'
import { Button } from '../ui/button.tsx'
import { Field } from '../ui/field.tsx'
import { Segmented } from '../ui/segmented.tsx'
import { AfterAMoment, Bone, TroubleView } from '../ui/states.tsx'
import { words } from '../words/en.ts'
import { ago, calendarDay, minorUnits } from '../words/format.ts'
import { ListingTextsSection } from './listing-texts.tsx'
import { SavedText } from './saved-text.tsx'
import { SecretInput } from './secret-input.tsx'

const CHOICES: readonly (Provider | 'none')[] = ['none', 'openai', 'anthropic', 'compatible']

type Keep = (work: () => Promise<LanguageModels>) => Promise<void>

/** Whether a language model helps to write, which one, and what it costs. */
export function WritingSection() {
  const models = useQuery(trpc.languageModels.list.queryOptions())
  const [problem, setProblem] = useState<string | null>(null)
  const keep: Keep = async (work) => {
    try {
      queryClient.setQueryData(trpc.languageModels.list.queryKey(), await work())
      setProblem(null)
    } catch (error) {
      setProblem(explainShort(error))
    }
  }
  if (models.data === undefined) {
    if (models.isError) return <TroubleView error={models.error} title={words.writing.cannotLoad} />
    return (
      <AfterAMoment>
        <Bone className="h-72" />
      </AfterAMoment>
    )
  }
  const { writing, missing } = models.data
  return (
    <div className="flex flex-col gap-6">
      <p className="text-13 text-ink-2">{words.writing.note}</p>
      <Field label={words.writing.provider} problem={problem}>
        <Segmented
          className="self-start"
          label={words.writing.provider}
          value={writing.provider}
          options={CHOICES.map((value) => ({ value, label: words.writing.providers[value] }))}
          onChange={(provider) => void keep(() => client.languageModels.set.mutate({ writing: { ...writing, provider } }))}
        />
      </Field>
      {writing.provider !== 'none' && (
        <>
          <p className="text-13 text-ink-2">{words.writing.sent}</p>
          <ProviderFields key={writing.provider} models={models.data} provider={writing.provider} keep={keep} />
          <p className="text-13 text-ink-2">{missing ?? words.writing.ready}</p>
        </>
      )}
      <ListingTextsSection />
    </div>
  )
}

interface ProviderProps {
  readonly models: LanguageModels
  readonly provider: Provider
  readonly keep: Keep
}

function ProviderFields({ models, provider, keep }: ProviderProps) {
  const id = useId()
  const view = models.providers.find((one) => one.provider === provider)
  const set = (choice: LanguageModelChoice): void => void keep(() => client.languageModels.set.mutate(choice))
  const name = (model: string): void => set({ writing: { provider, model: model.trim() } })
  return (
    <>
      {provider === 'compatible' && (
        <Field label={words.writing.address} htmlFor={`${id}-address`} hint={words.writing.addressHint}>
          <SavedText id={`${id}-address`} type="url" value={view?.address ?? ''} onSave={(text) => set({ compatibleAddress: text.trim() })} />
        </Field>
      )}
      <Field label={words.writing.key} htmlFor={`${id}-key`} hint={view?.needsKey === false ? words.writing.keyOptional : words.writing.keyHint}>
        <SecretInput
          id={`${id}-key`}
          label={words.writing.key}
          set={view?.keySetAt != null}
          onSave={(key) => keep(() => client.languageModels.setKey.mutate({ provider, key }))}
          onClear={() => void keep(() => client.languageModels.setKey.mutate({ provider, key: '' }))}
        />
      </Field>
      <Field label={words.writing.model} htmlFor={`${id}-model`} hint={words.writing.modelHint}>
        <SavedText id={`${id}-model`} value={models.writing.model} maxLength={120} onSave={name} />
      </Field>
      <Prices models={models} provider={provider} set={set} />
      <Trial models={models} provider={provider} onChoose={name} />
    </>
  )
}

interface PricesProps {
  readonly models: LanguageModels
  readonly provider: Provider
  readonly set: (choice: LanguageModelChoice) => void
}

/** Prices are the seller's own reading: none is shipped. Shown in whole units of the currency. */
function Prices({ models, provider, set }: PricesProps) {
  const { data: settings } = useQuery(trpc.settings.get.queryOptions())
  const today = useToday()
  const id = useId()
  const { model } = models.writing
  const known = models.prices.find((price) => price.provider === provider && price.model === model)
  const currency = settings?.currency ?? 'USD'
  const minor = minorUnits(currency)
  const save = (change: { inputMinorPerMillion?: number; outputMinorPerMillion?: number }): void => {
    const price = { inputMinorPerMillion: 0, outputMinorPerMillion: 0, ...known, ...change, provider, model, readOn: today }
    set({ modelPrices: [...models.prices.filter((other) => other !== known), price] })
  }
  if (model === '') return null
  return (
    <Field label={words.writing.price} hint={known === undefined ? words.writing.priceHintEmpty : words.writing.priceHint(calendarDay(known.readOn))}>
      <div className="flex flex-wrap gap-4">
        {(['inputMinorPerMillion', 'outputMinorPerMillion'] as const).map((name) => (
          <div key={name} className="flex items-center gap-2">
            <label htmlFor={`${id}-${name}`} className="text-13 text-ink-2">
              {name === 'inputMinorPerMillion' ? words.writing.priceIn(currency) : words.writing.priceOut(currency)}
            </label>
            <SavedText id={`${id}-${name}`} type="number" value={known === undefined ? '' : String(known[name] / minor)} onSave={(text) => save({ [name]: Number(text) * minor })} />
          </div>
        ))}
      </div>
    </Field>
  )
}

function Trial({ models, provider, onChoose }: { readonly models: LanguageModels; readonly provider: Provider; readonly onChoose: (model: string) => void }) {
  const [test, setTest] = useState<ConnectionTest | 'running' | null>(null)
  const now = useNow()
  const last = models.providers.find((one) => one.provider === provider)?.lastTest ?? null
  const run = async (): Promise<void> => {
    setTest('running')
    setTest(await client.languageModels.test.mutate({ provider }).catch((error: unknown) => ({ ok: false, sentence: explainShort(error), models: [] })))
  }
  return (
    <div className="flex flex-col gap-3">
      <Button className="self-start" disabled={test === 'running'} onClick={() => void run()}>
        {test === 'running' ? words.writing.testing : words.writing.test}
      </Button>
      <div role="status">
        {test === null && last !== null && <p className="text-13 text-ink-2">{words.writing.lastTest(ago(last.at, now), last.sentence)}</p>}
        {test !== null && test !== 'running' && (
          <div className="flex gap-2.5 rounded-12 bg-fill p-3 text-13">
            {test.ok ? <CircleCheck size={16} aria-hidden="true" className="mt-0.5 shrink-0 text-green" /> : <CircleX size={16} aria-hidden="true" className="mt-0.5 shrink-0 text-red" />}
            <div className="min-w-0">
              <p>{test.sentence}</p>
              {test.models.length > 0 && (
                <ul className="mt-2 flex max-h-40 flex-wrap gap-1.5 overflow-y-auto">
                  {test.models.map((model) => (
                    <li key={model}>
                      <Button aria-label={words.writing.choose(model)} onClick={() => onChoose(model)}>
                        {model}
                      </Button>
                    </li>
                  ))}
                </ul>
              )}
            </div>
          </div>
        )}
      </div>
    </div>
  )
}
