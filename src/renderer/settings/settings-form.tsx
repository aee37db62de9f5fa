import { Checkbox } from '@base-ui/react/checkbox'
import { useQuery } from '@tanstack/react-query'
import { Check } from 'lucide-react'
import { useId, useState } from 'react'
import type { Settings, SettingsPatch } from '../../main/settings/contract.ts'
import { client, queryClient, trpc } from '../api/client.ts'
import { explainShort } from '../api/explain-error.ts'
import { Field, inputLook } from '../ui/field.tsx'
import { Segmented } from '../ui/segmented.tsx'
import { TagInput } from '../ui/tag-input.tsx'
import { words } from '../words/en.ts'
import { countries } from './countries.ts'
import { SavedText } from './saved-text.tsx'

const THEMES: readonly Settings['theme'][] = ['system', 'light', 'dark']

export function SettingsForm({ settings }: { readonly settings: Settings }) {
  const [problem, setProblem] = useState<{ readonly field: keyof Settings; readonly text: string } | null>(null)
  const id = useId()
  const set = async (field: keyof Settings, patch: SettingsPatch): Promise<void> => {
    try {
      const saved = await client.settings.set.mutate(patch)
      queryClient.setQueryData(trpc.settings.get.queryKey(), saved)
      setProblem(null)
    } catch (error) {
      setProblem({ field, text: explainShort(error) })
    }
  }
  const problemOf = (field: keyof Settings): string | null => (problem?.field === field ? problem.text : null)

  return (
    <div className="flex flex-col gap-6">
      <Field label={words.settings.appearance} problem={problemOf('theme')}>
        <Segmented
          className="self-start"
          label={words.settings.appearance}
          value={settings.theme}
          options={THEMES.map((value) => ({ value, label: words.settings.themes[value] }))}
          onChange={(theme) => void set('theme', { theme })}
        />
      </Field>
      <Field label={words.settings.niches} hint={words.settings.nichesHint} problem={problemOf('niches')}>
        <TagInput
          label={words.settings.niches}
          addLabel={words.settings.addNiche}
          removeLabel={words.settings.removeNiche}
          tags={settings.niches}
          onChange={(niches) => void set('niches', { niches })}
        />
      </Field>
      <div className="grid grid-cols-2 gap-6 @max-[40rem]/window:grid-cols-1">
        <Field label={words.settings.brand} htmlFor={`${id}-brand`} hint={words.settings.brandHint} problem={problemOf('brand')}>
          <SavedText id={`${id}-brand`} value={settings.brand} maxLength={50} onSave={(brand) => void set('brand', { brand })} />
        </Field>
        <Field label={words.settings.country} htmlFor={`${id}-country`} hint={words.settings.countryHint} problem={problemOf('country')}>
          <select id={`${id}-country`} value={settings.country} onChange={(event) => void set('country', { country: event.target.value })} className={inputLook}>
            {countries().map(({ code, name }) => (
              <option key={code} value={code} className="bg-raised">
                {name}
              </option>
            ))}
          </select>
        </Field>
      </div>
      <Markets chosen={settings.markets} problem={problemOf('markets')} onChange={(markets) => void set('markets', { markets })} />
      <Field label={words.settings.nightCount} htmlFor={`${id}-count`} problem={problemOf('nightCount')}>
        <SavedText id={`${id}-count`} type="number" value={String(settings.nightCount)} onSave={(text) => void set('nightCount', { nightCount: Number(text) })} />
      </Field>
      <Field label={words.settings.pictures} htmlFor={`${id}-pictures`} hint={words.settings.picturesHint} problem={problemOf('imageBaseUrl')}>
        <SavedText id={`${id}-pictures`} type="url" value={settings.imageBaseUrl} onSave={(imageBaseUrl) => void set('imageBaseUrl', { imageBaseUrl: imageBaseUrl.trim() })} />
      </Field>
    </div>
  )
}

interface MarketsProps {
  readonly chosen: readonly string[]
  readonly problem: string | null
  readonly onChange: (markets: string[]) => void
}

function Markets({ chosen, problem, onChange }: MarketsProps) {
  const { data: markets = [] } = useQuery(trpc.listings.markets.queryOptions())
  return (
    <Field label={words.settings.markets} hint={chosen.length === 1 ? words.settings.lastMarket : words.settings.marketsHint} problem={problem}>
      <div role="group" aria-label={words.settings.markets} className="grid grid-cols-2 gap-1 @max-[40rem]/window:grid-cols-1">
        {markets.map((market) => {
          const on = chosen.includes(market.id)
          return (
            <label key={market.id} className="flex min-h-9 items-center gap-2.5 rounded-8 px-2 text-13 hover:bg-fill">
              <Checkbox.Root
                checked={on}
                disabled={on && chosen.length === 1}
                onCheckedChange={(checked) => onChange(checked ? [...chosen, market.id] : chosen.filter((other) => other !== market.id))}
                className="grid size-4.5 shrink-0 place-items-center rounded-[5px] bg-fill-2 text-white ring-1 ring-hairline-2 data-checked:bg-accent-strong data-disabled:opacity-60"
              >
                <Checkbox.Indicator>
                  <Check size={13} strokeWidth={3} aria-hidden="true" />
                </Checkbox.Indicator>
              </Checkbox.Root>
              {market.name}
            </label>
          )
        })}
      </div>
    </Field>
  )
}
