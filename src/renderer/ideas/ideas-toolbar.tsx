import { useQuery } from '@tanstack/react-query'
import { Keyboard, Undo2, X } from 'lucide-react'
import type { IdeaStatus } from '../../main/ideas/contract.ts'
import { ideasAlike, ideasFound } from '../api/ideas.ts'
import { openSheet } from '../app/view-state.ts'
import { IconButton } from '../ui/icon-button.tsx'
import { LikenessLabel } from '../ui/likeness-label.tsx'
import { SearchField } from '../ui/search-field.tsx'
import { Segmented } from '../ui/segmented.tsx'
import { Toolbar } from '../ui/toolbar.tsx'
import { words } from '../words/en.ts'
import { undoLastDismissal } from './decide-idea.ts'
import { showIdeas, useIdeas } from './ideas-state.ts'

const STATUSES: readonly IdeaStatus[] = ['new', 'designed', 'dismissed', 'rights-risk']

export function IdeasToolbar({ total }: { readonly total: number | undefined }) {
  const { status, query, like } = useIdeas()
  const ranked = query.trim() === '' && like === null
  return (
    <Toolbar title={words.app.places.ideas} note={total === undefined ? undefined : ranked ? words.ideas.total(total) : words.ideas.found(total)}>
      {like !== null ? (
        <span className="flex min-h-8 min-w-0 items-center gap-1.5 rounded-full bg-accent-fill py-0.5 pr-1 pl-3 text-13 font-medium text-accent">
          <span className="max-w-64 truncate">{words.ideas.alikeTo(like.phrase)}</span>
          <IconButton label={words.ideas.showAll} shortcut="Esc" onClick={() => showIdeas(status)} className="size-6 rounded-full">
            <X size={14} aria-hidden="true" />
          </IconButton>
        </span>
      ) : (
        <Segmented label={words.ideas.filters} value={status} options={STATUSES.map((value) => ({ value, label: words.ideas.statuses[value] }))} onChange={(next) => useIdeas.setState({ status: next, currentId: null, opened: false })} />
      )}
      <SearchField
        label={words.ideas.search}
        hint={words.ideas.searchHint}
        value={query}
        onChange={(text) => useIdeas.setState({ query: text, like: null, currentId: null })}
        onLeave={() => document.querySelector<HTMLElement>('main [role=listbox]')?.focus()}
        aside={<HowFound />}
      />
      <IconButton label={words.app.undo} shortcut="Z" onClick={() => void undoLastDismissal()}>
        <Undo2 size={17} aria-hidden="true" />
      </IconButton>
      <IconButton label={words.app.keys} shortcut="?" onClick={() => openSheet('keys')}>
        <Keyboard size={17} aria-hidden="true" />
      </IconButton>
    </Toolbar>
  )
}

function HowFound() {
  const { query, like, status } = useIdeas()
  const found = useQuery({ ...ideasFound(query.trim(), status), enabled: query.trim() !== '' })
  const alike = useQuery({ ...ideasAlike(like?.id ?? ''), enabled: like !== null })
  const likeness = like !== null ? alike.data?.likeness : query.trim() === '' ? undefined : found.data?.likeness
  return likeness === undefined ? null : <LikenessLabel likeness={likeness} />
}
