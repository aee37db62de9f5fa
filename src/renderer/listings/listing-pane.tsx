import { ArrowLeft } from 'lucide-react'
import { useState, type KeyboardEvent } from 'react'
import type { Listing, MarketProfile, TableItem } from '../../main/listings/contract.ts'
import { explain, explainShort } from '../api/explain-error.ts'
import { EditorFields } from '../listing-editor/editor-fields.tsx'
import { draftOf, isFine, NO_LIMITS, problemsOf, type Draft } from '../listing-editor/limits.ts'
import { ChecksSection } from '../review/checks-section.tsx'
import { Fold } from '../review/section.tsx'
import { Button } from '../ui/button.tsx'
import { IconButton } from '../ui/icon-button.tsx'
import { PictureView } from '../ui/picture-view.tsx'
import { isMac } from '../ui/platform.ts'
import { words } from '../words/en.ts'
import { saveListing } from './change-listing.ts'
import { StatusDot } from './listing-row.tsx'
import { keepUnsaved, useListings } from './listings-state.ts'
import { TagCheck } from './tag-check.tsx'
import { leaveListing } from './use-listing-keys.ts'
import { useProfile } from './use-profile.ts'
import { VersionList } from './version-list.tsx'
import { WriteAgain } from './write-again.tsx'

/** The words of one listing under its marketplace's limits, who wrote them, what checks say, and every earlier text. */
export function ListingPane({ item }: { readonly item: TableItem }) {
  const { listing } = item
  const profile = useProfile(listing.market)
  const form = useForm(listing, profile)
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- ⌘/Ctrl+Enter saves from every field inside
    <article id="listing-pane" tabIndex={-1} aria-label={words.listings.editor} onKeyDown={form.hear} className="@container flex h-full flex-col outline-none">
      <div className="min-h-0 flex-1 overflow-y-auto">
        <div className="mx-auto flex w-full max-w-[46rem] flex-col gap-6 px-8 pt-6 pb-8 @max-[72rem]/window:px-6">
          <Heading item={item} profile={profile} />
          <SourceLine listing={listing} />
          <div id="listing-words" className="flex flex-col gap-5">
            <EditorFields
              key={`${listing.version}-${form.fresh}`}
              draft={form.draft}
              limits={profile?.limits ?? NO_LIMITS}
              currency={listing.currency}
              problems={form.problems}
              onChange={form.change}
              belowTags={listing.tags.length > 0 && <TagCheck listing={listing} />}
              descriptionRows={9}
            />
            {profile !== undefined && <MarketNotes profile={profile} />}
          </div>
          <ChecksSection checks={listing.checks} about={{ text: { title: listing.title, description: listing.description, bullets: listing.bullets, tags: listing.tags }, market: listing.market }} />
          <VersionList listing={listing} />
        </div>
      </div>
      {form.unsaved && (
        <footer className="flex flex-wrap items-center justify-end gap-2 px-6 py-3 shadow-[inset_0_1px_0_var(--hairline)]">
          {form.refusal !== null && (
            <p role="alert" className="mr-auto min-w-0 flex-1 text-13 text-red">
              {form.refusal}
            </p>
          )}
          <Button look="quiet" onClick={form.discard}>
            {form.outdated ? words.listings.takeNew : words.listings.revert}
          </Button>
          <Button look="primary" shortcut={isMac() ? '⌘↵' : 'Ctrl ↵'} disabled={form.saving || form.outdated || !isFine(form.problems)} onClick={form.save}>
            {words.listings.save}
          </Button>
        </footer>
      )}
    </article>
  )
}

/** What is typed lives beside the listing, so that leaving it loses nothing and a newer text never hides it. */
function useForm(listing: Listing, profile: MarketProfile | undefined) {
  const kept = useListings((state) => state.unsaved[listing.id])
  const [saving, setSaving] = useState(false)
  const [refused, setRefused] = useState<string | null>(null)
  const [fresh, setFresh] = useState(0)
  const draft = kept?.draft ?? draftOf(listing)
  const problems = problemsOf(draft, profile?.limits ?? NO_LIMITS)
  const outdated = kept !== undefined && kept.basedOn !== listing.version
  const save = (): void => {
    if (kept === undefined || saving || outdated || !isFine(problems)) return
    setSaving(true)
    setRefused(null)
    saveListing(listing, kept.draft, kept.basedOn)
      .catch((error: unknown) => setRefused(explain(error, words.listings.cannotOpen).offline ? words.trouble.offlineTitle : explainShort(error)))
      .finally(() => setSaving(false))
  }
  return {
    draft, problems, saving, outdated, fresh, save,
    unsaved: kept !== undefined,
    refusal: outdated ? words.listings.changedMeanwhile : refused,
    change: (part: Partial<Draft>) => keepUnsaved(listing.id, { draft: { ...draft, ...part }, basedOn: kept?.basedOn ?? listing.version ?? 1 }),
    discard: () => {
      keepUnsaved(listing.id, null)
      setRefused(null)
      setFresh(fresh + 1)
    },
    // A field keeps its keys from the place, and what opens over the pane is not in it.
    hear: (event: KeyboardEvent) => {
      if (!(event.target instanceof Node && event.currentTarget.contains(event.target))) return
      if (event.key === 'Enter' && (event.metaKey || event.ctrlKey)) save()
      if (event.key === 'Escape' && leaveListing()) event.preventDefault()
    },
  }
}

function Heading({ item: { listing, phrase, picture, garmentHex }, profile }: { readonly item: TableItem; readonly profile: MarketProfile | undefined }) {
  return (
    <header className="flex items-start gap-4">
      <span className="size-20 shrink-0 overflow-hidden rounded-12 p-2" style={{ backgroundColor: garmentHex }}>
        <PictureView picture={picture} alt="" width={80} fit="contain" className="size-full" />
      </span>
      <div className="min-w-0 flex-1">
        <div className="flex min-h-6 items-center gap-2 text-13 text-ink-3">
          <span data-back="" className="hidden @max-[56rem]/window:block">
            <IconButton label={words.listings.back} shortcut="Esc" onClick={() => useListings.setState({ opened: false })} className="-ml-2">
              <ArrowLeft size={17} aria-hidden="true" />
            </IconButton>
          </span>
          <StatusDot status={listing.status} />
          <span>{[words.listings.status[listing.status], ...(listing.exportedAt === undefined ? [] : [words.listings.exported])].join(' · ')}</span>
        </div>
        <h2 className="text-22 font-semibold text-balance">{profile?.name ?? listing.market}</h2>
        <p className="mt-0.5 truncate text-13 text-ink-2">{words.listings.forDesign(phrase)}</p>
      </div>
      <WriteAgain listing={listing} languages={profile?.languages ?? []} />
    </header>
  )
}

/** Who wrote what stands, in which language, and why it is not what was wished. */
function SourceLine({ listing: { source = 'template', sourceNote, language = 'en' } }: { readonly listing: Listing }) {
  return (
    <div className="flex flex-col gap-1.5 text-13">
      <p className="text-ink-2">{`${words.listings.source[source]} · ${words.listings.languages[language]}`}</p>
      {sourceNote !== undefined && <p className="rounded-12 bg-amber-fill px-3 py-2 text-ink">{sourceNote}</p>}
    </div>
  )
}

function MarketNotes({ profile: { basis, aiDisclosure, productionPartner, making } }: { readonly profile: MarketProfile }) {
  const asks = [aiDisclosure, productionPartner, making === null ? null : words.listings.whoMade(making.whoMade, making.whenMade)].filter((line) => line !== null)
  return (
    <div className="flex flex-col gap-1">
      <p className="text-11 text-ink-3">{words.listings.limits(basis)}</p>
      {asks.length > 0 && (
        <Fold summary={words.listings.asks}>
          <ul className="flex list-disc flex-col gap-1 pl-4 text-13 text-ink-2">
            {asks.map((line) => (
              <li key={line}>{line}</li>
            ))}
          </ul>
        </Fold>
      )}
    </div>
  )
}
