import { useQuery } from '@tanstack/react-query'
import { useId, useRef, useState, type RefObject } from 'react'
import type { FieldLimits, Listing, MarketRules } from '../../main/listings/contract.ts'
import { client, queryClient, trpc } from '../api/client.ts'
import { explainShort } from '../api/explain-error.ts'
import { keys } from '../api/keys.ts'
import { showNotice } from '../app/notice-state.ts'
import { closeSheet } from '../app/view-state.ts'
import type { ReviewData } from '../decisions/review-pages.ts'
import { Button } from '../ui/button.tsx'
import { Counter, Field, inputLook } from '../ui/field.tsx'
import { Segmented } from '../ui/segmented.tsx'
import { Sheet } from '../ui/sheet.tsx'
import { TagInput } from '../ui/tag-input.tsx'
import { words } from '../words/en.ts'
import { number } from '../words/format.ts'
import { useEditor } from './editor-state.ts'
import { BulletFields } from './bullet-fields.tsx'
import { characters, isFine, NO_LIMITS, problemsOf, type Draft } from './limits.ts'
import { isMac } from '../ui/platform.ts'
import { withListing } from './with-listing.ts'

interface ListingEditorProps {
  readonly open: boolean
  readonly listings: readonly Listing[]
}

/** The listing's words under its marketplace's limits, counted while typing. ⌘/Ctrl+Enter saves. */
export function ListingEditor({ open, listings }: ListingEditorProps) {
  const market = useEditor((state) => state.market)
  const listing = listings.find((one) => one.market === market) ?? listings[0]
  const { data: markets = [] } = useQuery(trpc.listings.markets.queryOptions())
  const [drafts, setDrafts] = useState<Readonly<Record<string, Draft>>>({})
  const [saving, setSaving] = useState(false)
  const [refusal, setRefusal] = useState<string | null>(null)
  const titleField = useRef<HTMLTextAreaElement>(null)
  if (listing === undefined) return null

  const rules = markets.find((one) => one.id === listing.market)
  const limits = rules?.limits ?? NO_LIMITS
  const draft = drafts[listing.id] ?? draftOf(listing)
  const problems = problemsOf(draft, limits)
  const change = (part: Partial<Draft>): void => setDrafts({ ...drafts, [listing.id]: { ...draft, ...part } })
  const close = (): void => {
    setDrafts({})
    setRefusal(null)
    closeSheet()
  }
  const save = async (): Promise<void> => {
    const changed = listings.filter((one) => drafts[one.id] !== undefined)
    if (saving || !isFine(problems)) return
    setSaving(true)
    try {
      for (const one of changed) await saveListing(one, drafts[one.id] ?? draftOf(one))
      close()
      if (changed.length > 0) showNotice({ text: words.edit.saved })
    } catch (error) {
      setRefusal(`${explainShort(error)} ${words.trouble.editKept}`)
    } finally {
      setSaving(false)
    }
  }

  return (
    <Sheet
      open={open}
      onClose={close}
      title={words.edit.title}
      size="wide"
      initialFocus={titleField}
      onKeyDown={(event) => {
        if (event.key === 'Enter' && (event.metaKey || event.ctrlKey)) void save()
      }}
      footer={
        <>
          {refusal !== null && (
            <p role="alert" className="mr-auto min-w-0 flex-1 text-13 text-red">
              {refusal}
            </p>
          )}
          <Button look="quiet" onClick={close}>
            {words.app.cancel}
          </Button>
          <Button look="primary" shortcut={isMac() ? '⌘↵' : 'Ctrl ↵'} disabled={saving || !isFine(problems)} onClick={() => void save()}>
            {words.edit.save}
          </Button>
        </>
      }
    >
      <div className="flex flex-col gap-5">
        {listings.length > 1 && (
          <Segmented
            label={words.edit.market}
            value={listing.market}
            options={listings.map((one) => ({ value: one.market, label: nameOf(markets, one) }))}
            onChange={(next) => useEditor.setState({ market: next })}
          />
        )}
        <EditorFields key={listing.id} draft={draft} limits={limits} currency={listing.currency} problems={problems} onChange={change} titleField={titleField} />
        {rules !== undefined && <p className="text-11 text-ink-3">{words.edit.basis(rules.basis)}</p>}
      </div>
    </Sheet>
  )
}

interface FieldsProps {
  readonly draft: Draft
  readonly limits: FieldLimits
  readonly currency: string
  readonly problems: ReturnType<typeof problemsOf>
  readonly onChange: (part: Partial<Draft>) => void
  readonly titleField: RefObject<HTMLTextAreaElement | null>
}

function EditorFields({ draft, limits, currency, problems, onChange, titleField }: FieldsProps) {
  const id = useId()
  const counter = (used: number, max: number | null) => <Counter used={used} max={max} text={max === null ? number(used) : words.review.limit(used, max)} />
  return (
    <>
      <Field label={words.review.listingTitle} htmlFor={`${id}-title`} problem={problems.title} aside={counter(characters(draft.title), limits.title)}>
        <textarea ref={titleField} id={`${id}-title`} rows={2} value={draft.title} onChange={(event) => onChange({ title: event.target.value.replaceAll('\n', ' ') })} className={inputLook} />
      </Field>
      <Field label={words.review.tags} problem={problems.tags} aside={counter(draft.tags.length, limits.tags)}>
        <TagInput
          label={words.review.tags}
          addLabel={words.edit.addTag}
          removeLabel={words.edit.removeTag}
          tags={draft.tags}
          onChange={(tags) => onChange({ tags })}
          isWrong={(tag) => limits.tag !== null && characters(tag) > limits.tag}
        />
      </Field>
      {(draft.bullets.length > 0 || limits.bullets !== null) && (
        <Field label={words.review.bullets} problem={problems.bullets} aside={counter(draft.bullets.length, limits.bullets)}>
          <BulletFields bullets={draft.bullets} limits={limits} onChange={(bullets) => onChange({ bullets })} />
        </Field>
      )}
      <Field label={words.review.description} htmlFor={`${id}-text`} problem={problems.description} aside={counter(characters(draft.description), limits.description)}>
        <textarea id={`${id}-text`} rows={6} value={draft.description} onChange={(event) => onChange({ description: event.target.value })} className={inputLook} />
      </Field>
      <Field label={`${words.review.price} (${currency})`} htmlFor={`${id}-price`} problem={problems.price}>
        <input
          id={`${id}-price`}
          type="number"
          min="0.01"
          step="0.01"
          inputMode="decimal"
          defaultValue={draft.price}
          onChange={(event) => onChange({ price: event.target.valueAsNumber })}
          className={`${inputLook} max-w-36`}
        />
      </Field>
    </>
  )
}

async function saveListing(listing: Listing, draft: Draft): Promise<void> {
  const saved = await client.listings.edit.mutate({ id: listing.id, ...draft })
  queryClient.setQueryData<ReviewData>(keys.review, (data) => data && withListing(data, saved))
}

function draftOf({ title, description, bullets, tags, price }: Listing): Draft {
  return { title, description, bullets, tags, price }
}

const nameOf = (markets: readonly MarketRules[], listing: Listing): string => markets.find((one) => one.id === listing.market)?.name ?? listing.market
