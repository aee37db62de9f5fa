import { create } from 'zustand'
import type { IdeaStatus } from '../../main/ideas/contract.ts'

interface IdeasState {
  readonly status: IdeaStatus
  readonly query: string
  /** The idea whose like is shown instead of the list. */
  readonly like: { readonly id: string; readonly phrase: string } | null
  readonly currentId: string | null
  /** In a narrow window the idea lies over the list. */
  readonly opened: boolean
  /** How many designs the seller asks for at once. */
  readonly count: number
}

export const useIdeas = create<IdeasState>()(() => ({ status: 'new', query: '', like: null, currentId: null, opened: false, count: 3 }))

export const showIdea = (currentId: string, opened = useIdeas.getState().opened): void => useIdeas.setState({ currentId, opened })

export const showIdeas = (status: IdeaStatus): void => useIdeas.setState({ status, query: '', like: null, currentId: null, opened: false })

export const showAlike = (idea: { readonly id: string; readonly concept: { readonly phrase: string } }): void =>
  useIdeas.setState({ like: { id: idea.id, phrase: idea.concept.phrase }, query: '', currentId: null, opened: false })
