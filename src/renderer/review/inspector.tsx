import { memo } from 'react'
import type { ReviewItem } from '../../main/listings/contract.ts'
import { words } from '../words/en.ts'
import { ChecksSection } from './checks-section.tsx'
import { ListingSection } from './listing-section.tsx'
import { MadeSection } from './made-section.tsx'
import { ScoreSection } from './score-section.tsx'

/** Everything needed to decide, beside the design; a fold that was opened stays open for the next one. */
export const Inspector = memo(function Inspector({ item }: { readonly item: ReviewItem }) {
  return (
    <aside aria-label={words.review.inspector} className="flex flex-col gap-7 px-6 py-6 select-text @max-[60rem]/window:px-4">
      <Heading item={item} />
      <ScoreSection idea={item.idea} />
      <ChecksSection checks={item.design.checks} about={{ text: item.design.form === 'picture' ? { idea: item.design.phrase } : { phrase: item.design.phrase } }} />
      <ListingSection listings={item.listings} />
      <MadeSection design={item.design} />
    </aside>
  )
})

function Heading({ item }: { readonly item: ReviewItem }) {
  const { audience, mood } = item.idea.concept
  const parts = [audience === undefined ? '' : words.review.for(audience), item.idea.occasionName ?? '', mood].filter((part) => part !== '')
  return (
    <header>
      <h2 className="text-22 font-semibold text-balance">{item.design.phrase}</h2>
      <p className="mt-1 text-13 text-ink-2 first-letter:uppercase">{parts.join(' · ')}</p>
    </header>
  )
}
