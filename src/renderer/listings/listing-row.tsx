import { CircleAlert, CircleCheck, CircleDashed, OctagonX, PencilLine } from 'lucide-react'
import { memo, type ReactNode } from 'react'
import type { Check } from '../../main/compliance/contract.ts'
import type { TableItem } from '../../main/listings/contract.ts'
import type { Finding } from '../api/listings.ts'
import { PictureView } from '../ui/picture-view.tsx'
import { classes } from '../ui/classes.ts'
import { words } from '../words/en.ts'
import { FINDINGS, useListings } from './listings-state.ts'
import { useMarketName } from './use-profile.ts'

interface ListingRowProps {
  readonly item: TableItem
  readonly current: boolean
  readonly at: number
  readonly of: number
}

const THUMB = 44

/** One listing: what it shows, what it is called, where it is for and how it stands. */
export const ListingRow = memo(function ListingRow({ item: { listing, picture, garmentHex }, current, at, of }: ListingRowProps) {
  const market = useMarketName(listing.market)
  const unsaved = useListings((state) => state.unsaved[listing.id] !== undefined)
  const worst = worstOf(listing.checks)
  return (
    <div
      id={`listing-${listing.id}`}
      role="option"
      tabIndex={-1}
      data-listing={listing.id}
      aria-selected={current}
      aria-setsize={of}
      aria-posinset={at + 1}
      className={classes('grid h-full grid-cols-[2.75rem_1fr_auto] items-center gap-x-3 rounded-12 px-3', current ? 'bg-accent-fill' : 'hover:bg-fill')}
    >
      <span className="size-11 overflow-hidden rounded-8 p-1" style={{ backgroundColor: garmentHex }}>
        <PictureView picture={picture} alt="" width={THUMB} fit="contain" className="size-full" />
      </span>
      <div className="min-w-0">
        <p className="truncate text-13 font-medium">{listing.title}</p>
        <p className="mt-0.5 flex min-w-0 items-center gap-1.5 text-11 text-ink-3">
          <StatusDot status={listing.status} />
          <span className="truncate">{[words.listings.status[listing.status], market, listing.language === undefined || listing.language === 'en' ? '' : words.listings.languages[listing.language]].filter((part) => part !== '').join(' · ')}</span>
        </p>
      </div>
      <span className="flex items-center gap-1.5">
        {unsaved && <PencilLine size={13} aria-label={words.listings.unsaved} className="text-accent" />}
        <FindingMark finding={worst} />
      </span>
    </div>
  )
})

const DOTS = { review: 'bg-amber', approved: 'bg-green', rejected: 'bg-ink-3' } as const

export function StatusDot({ status }: { readonly status: keyof typeof DOTS }) {
  return <span aria-hidden="true" className={classes('size-1.5 shrink-0 rounded-full', DOTS[status])} />
}

const MARKS: Readonly<Record<Finding, { readonly ink: string; readonly icon: (label: string) => ReactNode }>> = {
  block: { ink: 'text-red', icon: (label) => <OctagonX size={15} aria-label={label} /> },
  warn: { ink: 'text-amber', icon: (label) => <CircleAlert size={15} aria-label={label} /> },
  'not-checked': { ink: 'text-ink-3', icon: (label) => <CircleDashed size={15} aria-label={label} /> },
  clear: { ink: 'text-green', icon: (label) => <CircleCheck size={15} aria-label={label} /> },
}

export function FindingMark({ finding }: { readonly finding: Finding }) {
  const label = words.listings.findings[finding]
  return (
    <span title={label} className={MARKS[finding].ink}>
      {MARKS[finding].icon(label)}
    </span>
  )
}

/** As the filter of the list judges it. */
export function worstOf(checks: readonly Check[]): Finding {
  return FINDINGS.find((finding) => checks.some(({ state }) => state === finding)) ?? 'clear'
}
