import { useQuery } from '@tanstack/react-query'
import { PencilLine } from 'lucide-react'
import { useState } from 'react'
import type { Listing, MarketRules } from '../../main/listings/contract.ts'
import { trpc } from '../api/client.ts'
import { openSheet } from '../app/view-state.ts'
import { characters } from '../listing-editor/limits.ts'
import { Counter } from '../ui/field.tsx'
import { IconButton } from '../ui/icon-button.tsx'
import { Segmented } from '../ui/segmented.tsx'
import { words } from '../words/en.ts'
import { money, number } from '../words/format.ts'
import { Section } from './section.tsx'
import { useEditor } from '../listing-editor/editor-state.ts'

/** The listing as each marketplace will see it. */
export function ListingSection({ listings }: { readonly listings: readonly Listing[] }) {
  const { data: markets = [] } = useQuery(trpc.listings.markets.queryOptions())
  const market = useEditor((state) => state.market)
  const listing = listings.find((one) => one.market === market) ?? listings[0]
  if (listing === undefined) {
    return (
      <Section title={words.review.listing}>
        <p className="text-13 text-ink-2">{words.review.noListing}</p>
      </Section>
    )
  }
  const rules = markets.find((one) => one.id === listing.market)
  const nameOf = (one: Listing): string => markets.find((known) => known.id === one.market)?.name ?? one.market
  return (
    <Section
      title={listings.length === 1 ? `${words.review.listing} · ${nameOf(listing)}` : words.review.listings}
      aside={
        <IconButton label={words.review.edit} shortcut="E" onClick={() => openSheet('edit')} className="-mr-2">
          <PencilLine size={15} aria-hidden="true" />
        </IconButton>
      }
    >
      {listings.length > 1 && (
        <Segmented
          label={words.edit.market}
          value={listing.market}
          options={listings.map((one) => ({ value: one.market, label: nameOf(one) }))}
          onChange={(next) => useEditor.setState({ market: next })}
        />
      )}
      <ListingWords listing={listing} rules={rules} />
    </Section>
  )
}

function ListingWords({ listing, rules }: { readonly listing: Listing; readonly rules: MarketRules | undefined }) {
  const titleMax = rules?.limits.title ?? null
  const tagsMax = rules?.limits.tags ?? null
  return (
    <div className="flex flex-col gap-4">
      <Part name={words.review.listingTitle} used={characters(listing.title)} max={titleMax}>
        <p className="text-15 leading-snug">{listing.title}</p>
      </Part>
      <Part name={words.review.price} used={0} max={null}>
        <p className="text-15">{money(listing.price, listing.currency)}</p>
      </Part>
      {listing.tags.length > 0 && (
        <Part name={words.review.tags} used={listing.tags.length} max={tagsMax}>
          <ul className="flex flex-wrap gap-1.5">
            {listing.tags.map((tag) => (
              <li key={tag} className="rounded-[6px] bg-fill px-2 py-0.5 text-13">
                {tag}
              </li>
            ))}
          </ul>
        </Part>
      )}
      {listing.bullets.length > 0 && (
        <Part name={words.review.bullets} used={listing.bullets.length} max={rules?.limits.bullets ?? null}>
          <ul className="flex list-disc flex-col gap-1 pl-4 text-13 text-ink-2">
            {listing.bullets.map((bullet) => (
              <li key={bullet}>{bullet}</li>
            ))}
          </ul>
        </Part>
      )}
      <Description text={listing.description} max={rules?.limits.description ?? null} />
    </div>
  )
}

interface PartProps {
  readonly name: string
  readonly used: number
  readonly max: number | null
  readonly children: React.ReactNode
}

function Part({ name, used, max, children }: PartProps) {
  return (
    <div className="flex flex-col gap-1">
      <div className="flex items-baseline justify-between gap-3 text-11 text-ink-3">
        <span>{name}</span>
        {max !== null && <Counter used={used} max={max} text={`${number(used)} / ${number(max)}`} />}
      </div>
      {children}
    </div>
  )
}

function Description({ text, max }: { readonly text: string; readonly max: number | null }) {
  const [open, setOpen] = useState(false)
  return (
    <Part name={words.review.description} used={characters(text)} max={max}>
      <p className={open ? 'text-13 whitespace-pre-line text-ink-2' : 'line-clamp-3 text-13 whitespace-pre-line text-ink-2'}>{text}</p>
      {characters(text) > 150 && (
        <button type="button" aria-expanded={open} onClick={() => setOpen(!open)} className="min-h-6 self-start rounded-[4px] text-13 text-accent hover:underline">
          {open ? words.review.less : words.review.more}
        </button>
      )}
    </Part>
  )
}
