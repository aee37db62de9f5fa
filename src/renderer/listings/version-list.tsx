import { useQuery } from '@tanstack/react-query'
import { Columns2 } from 'lucide-react'
import type { Listing, ListingVersion } from '../../main/listings/contract.ts'
import { listingVersions } from '../api/listings.ts'
import { Section } from '../review/section.tsx'
import { Button } from '../ui/button.tsx'
import { IconButton } from '../ui/icon-button.tsx'
import { AfterAMoment, Bone, TroubleView } from '../ui/states.tsx'
import { When } from '../ui/when.tsx'
import { words } from '../words/en.ts'
import { restoreVersion } from './change-listing.ts'
import { useListings } from './listings-state.ts'
import { VersionDiff } from './version-diff.tsx'

/** Every text the listing had, the newest first; each can be compared with what stands, and brought back. */
export function VersionList({ listing }: { readonly listing: Listing }) {
  const versions = useQuery(listingVersions(listing.id))
  if (versions.data === undefined) {
    if (versions.isError) return <TroubleView error={versions.error} title={words.listings.cannotOpen} />
    return (
      <AfterAMoment>
        <Bone className="h-24" />
      </AfterAMoment>
    )
  }
  const all = versions.data
  return (
    <div id="listing-versions" tabIndex={-1} className="rounded-12 outline-none focus-visible:outline-2">
      <Section title={words.listings.versions} aside={<span className="text-11 text-ink-3">{words.listings.versionsNote(all.length)}</span>}>
        {all.length === 1 && <p className="text-13 text-ink-2">{words.listings.onlyOne}</p>}
        <ul className="flex flex-col gap-1">
          {all.map((version) => (
            <VersionRow key={version.number} listing={listing} version={version} current={all[0]} />
          ))}
        </ul>
      </Section>
    </div>
  )
}

function VersionRow({ listing, version, current }: { readonly listing: Listing; readonly version: ListingVersion; readonly current: ListingVersion | undefined }) {
  const comparing = useListings((state) => state.comparing === version.number)
  const stands = version.number === current?.number
  const who = [words.listings.source[version.source], words.listings.languages[version.language], ...(version.restoredFrom === undefined ? [] : [words.listings.restoredFrom(version.restoredFrom)])]
  return (
    <li className="rounded-12 bg-fill px-3 py-2">
      <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
        <div className="min-w-0 flex-1 text-13">
          <p className="flex min-w-0 items-baseline gap-2">
            <span className="shrink-0 font-medium">{words.listings.version(version.number)}</span>
            {stands && <span className="shrink-0 rounded-full bg-green-fill px-2 text-11 font-medium text-green">{words.listings.current}</span>}
            <span className="truncate text-ink-2">{version.title}</span>
          </p>
          <p className="flex flex-wrap gap-x-1.5 text-11 text-ink-3">
            <span>{who.join(' · ')}</span>
            <span aria-hidden="true">·</span>
            <When at={version.at} />
          </p>
        </div>
        {!stands && (
          <span className="flex items-center gap-1">
            <IconButton
              label={comparing ? words.listings.hideCompare : words.listings.compare(version.number)}
              aria-expanded={comparing}
              onClick={() => useListings.setState({ comparing: comparing ? null : version.number })}
            >
              <Columns2 size={15} aria-hidden="true" />
            </IconButton>
            <Button look="quiet" onClick={() => void restoreVersion(listing, version.number)}>
              {words.listings.restore}
            </Button>
          </span>
        )}
      </div>
      {comparing && current !== undefined && <VersionDiff before={version} after={current} currency={listing.currency} />}
    </li>
  )
}
