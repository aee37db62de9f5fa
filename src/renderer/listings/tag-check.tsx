import { useState } from 'react'
import type { KeywordCheck, Listing } from '../../main/listings/contract.ts'
import { client } from '../api/client.ts'
import { explainShort } from '../api/explain-error.ts'
import { words } from '../words/en.ts'

type State = { readonly is: 'idle' | 'asking' } | { readonly is: 'told'; readonly text: string }

/** Whether the tags are what people type: asked when the seller wants to know, and only of sources that are on. */
export function TagCheck({ listing }: { readonly listing: Listing }) {
  const [state, setState] = useState<State>({ is: 'idle' })
  const ask = (): void => {
    setState({ is: 'asking' })
    client.listings.checkKeywords.mutate({ id: listing.id }).then((checked) => setState({ is: 'told', text: sentence(checked) }), (error: unknown) => setState({ is: 'told', text: explainShort(error) }))
  }
  if (state.is !== 'told') {
    return (
      <button type="button" disabled={state.is === 'asking'} title={words.listings.checkTagsNote} onClick={ask} className="min-h-6 self-start rounded-[4px] text-11 text-accent hover:underline disabled:text-ink-3">
        {state.is === 'asking' ? words.listings.checkingTags : words.listings.checkTags}
      </button>
    )
  }
  return (
    <p role="status" className="text-11 text-ink-2">
      {state.text}
    </p>
  )
}

function sentence(checked: readonly KeywordCheck[]): string {
  if (checked.every(({ state }) => state === 'not-checked')) return words.listings.tagsNotChecked
  const searched = checked.filter(({ state }) => state === 'searched').length
  const not = checked.filter(({ state }) => state === 'not-found').map(({ tag }) => tag)
  return [words.listings.tagsChecked(searched, checked.length), ...(not.length === 0 ? [] : [words.listings.notSearched(not.join(', '))])].join('. ')
}
