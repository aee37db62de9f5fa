import { useQuery } from '@tanstack/react-query'
import { useId, useState } from 'react'
import type { MarketProfile } from '../../main/listings/contract.ts'
import type { ListingTexts, MarketText } from '../../main/settings/contract.ts'
import { client, queryClient, trpc } from '../api/client.ts'
import { explainShort } from '../api/explain-error.ts'
import { Section } from '../review/section.tsx'
import { Field, inputLook } from '../ui/field.tsx'
import { AfterAMoment, Bone, TroubleView } from '../ui/states.tsx'
import { Switch } from '../ui/switch.tsx'
import { words } from '../words/en.ts'
import { useProfiles } from '../listings/use-profile.ts'
import { SavedText } from './saved-text.tsx'

const PLAIN: MarketText = { language: 'en', footer: '', priceChangePercent: 0 }

/** How listings are written for each marketplace of the seller's, and whether a language model may. */
export function ListingTextsSection() {
  const settings = useQuery(trpc.settings.get.queryOptions())
  const profiles = useProfiles()
  const [problem, setProblem] = useState<string | null>(null)
  if (settings.data === undefined) {
    if (settings.isError) return <TroubleView error={settings.error} title={words.listings.settingsTitle} />
    return (
      <AfterAMoment>
        <Bone className="h-40" />
      </AfterAMoment>
    )
  }
  const { listingTexts, markets } = settings.data
  const save = (change: Partial<ListingTexts>): void => {
    client.settings.set.mutate({ listingTexts: { ...listingTexts, ...change } }).then(
      (saved) => {
        queryClient.setQueryData(trpc.settings.get.queryKey(), saved)
        setProblem(null)
      },
      (error: unknown) => setProblem(explainShort(error)),
    )
  }
  const mine = profiles.filter(({ id }) => markets.includes(id))
  return (
    <Section title={words.listings.settingsTitle}>
      <p className="text-13 text-ink-2">{words.listings.settingsNote}</p>
      <div className="flex items-start justify-between gap-4">
        <div className="text-13">
          <p className="font-medium">{words.listings.byModel}</p>
          <p className="text-11 text-ink-3">{words.listings.byModelNote}</p>
        </div>
        <Switch label={words.listings.byModel} on={listingTexts.byModel} onChange={(byModel) => save({ byModel })} />
      </div>
      {problem !== null && (
        <p role="alert" className="text-13 text-red">
          {problem}
        </p>
      )}
      <ul className="flex flex-col gap-2">
        {mine.map((profile) => (
          <MarketRow
            key={profile.id}
            profile={profile}
            text={listingTexts.markets[profile.id] ?? PLAIN}
            onChange={(change) => save({ markets: { ...listingTexts.markets, [profile.id]: { ...PLAIN, ...listingTexts.markets[profile.id], ...change } } })}
          />
        ))}
      </ul>
    </Section>
  )
}

interface MarketRowProps {
  readonly profile: MarketProfile
  readonly text: MarketText
  readonly onChange: (change: Partial<MarketText>) => void
}

function MarketRow({ profile: { name, languages }, text, onChange }: MarketRowProps) {
  const id = useId()
  const changePrice = (typed: string): void => {
    const percent = Number(typed)
    if (typed.trim() !== '' && Number.isInteger(percent)) onChange({ priceChangePercent: percent })
  }
  return (
    <li className="flex flex-col gap-3 rounded-12 bg-fill p-4">
      <h4 className="text-13 font-semibold">{name}</h4>
      <div className="grid grid-cols-2 gap-3 @max-[40rem]/window:grid-cols-1">
        <Field label={words.listings.language} htmlFor={`${id}-language`} {...(text.language === 'en' || text.language === 'de' ? {} : { hint: words.listings.needsModel })}>
          <select id={`${id}-language`} value={text.language} onChange={(event) => onChange({ language: languages.find((one) => one === event.target.value) ?? 'en' })} className={inputLook}>
            {languages.map((language) => (
              <option key={language} value={language}>
                {words.listings.languages[language]}
              </option>
            ))}
          </select>
        </Field>
        <Field label={words.listings.priceChange} htmlFor={`${id}-price`}>
          <SavedText id={`${id}-price`} value={String(text.priceChangePercent)} onSave={changePrice} />
        </Field>
      </div>
      <Field label={words.listings.footer} htmlFor={`${id}-footer`} hint={words.listings.footerHint}>
        <SavedText id={`${id}-footer`} value={text.footer} maxLength={1_000} onSave={(footer) => onChange({ footer })} />
      </Field>
    </li>
  )
}
