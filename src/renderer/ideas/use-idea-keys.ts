import type { Idea } from '../../main/ideas/contract.ts'
import { openSheet } from '../app/view-state.ts'
import { ideaCommand, type IdeaCommand } from '../keyboard/keymap.ts'
import { useKeys } from '../keyboard/use-keys.ts'
import { focusSearch } from '../ui/search-field.tsx'
import { dismissIdea, makeDesigns, undoLastDismissal } from './decide-idea.ts'
import { showAlike, showIdea, showIdeas, useIdeas } from './ideas-state.ts'

/** Up and down move, Enter opens, M makes designs, X puts away, Z brings back. */
export function useIdeaKeys(place: IdeaPlace): void {
  useKeys((event) => {
    const command = ideaCommand(event)
    return command !== null && obey(command, place)
  })
}

/** The list and where the current idea stands in it: at -1 when it stands apart. */
interface IdeaPlace {
  readonly items: readonly Idea[]
  readonly at: number
  readonly current: Idea | undefined
}

/** Carries out a key's command; false when there was nothing to do. */
function obey(command: IdeaCommand, { items, at, current }: IdeaPlace): boolean {
  switch (command.do) {
    case 'undo':
      undoLastDismissal()
      return true
    case 'search':
      focusSearch()
      return true
    case 'keys':
      openSheet('keys')
      return true
    case 'close':
      return close()
    case 'previous':
      return move(items, at - 1)
    case 'next':
      return move(items, at + 1)
    case 'not-this':
      return putAwayAndMoveOn(items, at, current)
    case 'open':
    case 'make':
    case 'alike':
      if (current !== undefined) DO[command.do](current)
      return current !== undefined
  }
}

const DO = { open: openIdea, make: makeOf, alike: showAlike } as const

export const mayMake = (idea: Idea): boolean => idea.status === 'new' || idea.status === 'designed'
export const mayPutAway = (idea: Idea): boolean => idea.status === 'new'

export function makeOf(idea: Idea): void {
  if (mayMake(idea)) void makeDesigns(idea, useIdeas.getState().count)
}

/** The next idea is shown before this one is gone. */
export function putAwayAndMoveOn(items: readonly Idea[], at: number, idea: Idea | undefined): boolean {
  if (idea === undefined || !mayPutAway(idea)) return false
  showNext(items, at)
  dismissIdea(idea)
  return true
}

function showNext(items: readonly Idea[], at: number): void {
  const next = items[at + 1] ?? items[at - 1]
  useIdeas.setState({ currentId: next?.id ?? null, opened: false })
}

/** Brings the keyboard to the idea itself, which in a narrow window then lies over the list. */
function openIdea(idea: Idea): void {
  showIdea(idea.id, true)
  requestAnimationFrame(() => document.getElementById('idea-detail')?.focus({ preventScroll: true }))
}

function move(items: readonly Idea[], to: number): boolean {
  const idea = items[to]
  if (idea !== undefined) showIdea(idea.id)
  return idea !== undefined
}

/** Closes what is open, the innermost first; false when nothing is. */
function close(): boolean {
  const { opened, like, query, status } = useIdeas.getState()
  const narrow = document.querySelector('[data-back]')?.checkVisibility() ?? false
  if (opened && narrow) useIdeas.setState({ opened: false })
  else if (like !== null || query !== '') showIdeas(status)
  else if (document.activeElement?.closest('#idea-detail') !== null) document.querySelector<HTMLElement>('main [role=listbox]')?.focus({ preventScroll: true })
  else return false
  return true
}
