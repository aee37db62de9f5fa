/** “Not this” and designs on request: shown at once, sent behind, taken back by Undo. */
import type { Idea } from '../../main/ideas/contract.ts'
import { client, queryClient } from '../api/client.ts'
import { explainShort } from '../api/explain-error.ts'
import { keys } from '../api/keys.ts'
import { markStale } from '../api/refresh.ts'
import { showNotice } from '../app/notice-state.ts'
import { inOrder } from '../decisions/in-order.ts'
import { words } from '../words/en.ts'
import { placeOf, withIdeaBack, withoutIdea, type IdeasData, type Place } from './idea-pages.ts'
import { showIdea } from './ideas-state.ts'
import type { PictureChoice } from './picture-popover.tsx'

interface PutAway {
  readonly idea: Idea
  /** Where each list on screen held it. */
  readonly places: readonly (readonly [queryKey: readonly unknown[], place: Place])[]
}

/** The newest last; what Z brings back. */
const putAway: PutAway[] = []
const KEPT = 100

const lists = { queryKey: [...keys.ideas, 'list'] }

export function dismissIdea(idea: Idea): void {
  void queryClient.cancelQueries(lists)
  const places = takeOut(idea.id)
  const answer = inOrder(() => client.ideas.dismiss.mutate({ id: idea.id }))
  const entry: PutAway = { idea, places }
  putAway.push(entry)
  if (putAway.length > KEPT) putAway.shift()
  showNotice({ text: words.ideas.putAway(idea.concept.phrase), undo: () => undo(entry) })
  answer.then(
    () => markStale(['ideas', 'calendar']),
    (error: unknown) => {
      forget(entry)
      putBack(entry)
      showNotice({ text: words.ideas.putAwayFailed(idea.concept.phrase, explainShort(error)), tone: 'trouble' })
      markStale(['ideas'])
    },
  )
}

/** Brings back the idea that was put away last; false when there is none. */
export function undoLastDismissal(): boolean {
  const entry = putAway.at(-1)
  if (entry === undefined) showNotice({ text: words.ideas.nothingToUndo })
  else undo(entry)
  return entry !== undefined
}

/** Brings back an idea out of the list of those put away. */
export function restoreIdea(idea: Idea): void {
  const known = putAway.find((entry) => entry.idea.id === idea.id)
  if (known !== undefined) return undo(known)
  takeOut(idea.id)
  send(idea)
}

function undo(entry: PutAway): void {
  forget(entry)
  takeOut(entry.idea.id)
  putBack(entry)
  showIdea(entry.idea.id)
  send(entry.idea)
}

function send(idea: Idea): void {
  inOrder(() => client.ideas.restore.mutate({ id: idea.id })).then(
    () => showNotice({ text: words.ideas.back2(idea.concept.phrase) }),
    (error: unknown) => showNotice({ text: words.ideas.restoreFailed(idea.concept.phrase, explainShort(error)), tone: 'trouble' }),
  ).finally(() => markStale(['ideas', 'calendar']))
}

/** Leaves every list that holds it. */
function takeOut(id: string): PutAway['places'] {
  return queryClient.getQueriesData<IdeasData>(lists).flatMap(([queryKey, data]) => {
    const place = data === undefined ? null : placeOf(data, id)
    if (place === null) return []
    queryClient.setQueryData<IdeasData>(queryKey, (now) => now && withoutIdea(now, id))
    return [[queryKey, place] as const]
  })
}

function putBack({ places }: PutAway): void {
  for (const [queryKey, place] of places) queryClient.setQueryData<IdeasData>(queryKey, (data) => data && withIdeaBack(data, place))
}

function forget(entry: PutAway): void {
  const at = putAway.indexOf(entry)
  if (at !== -1) putAway.splice(at, 1)
}

type Wanted = Pick<Idea, 'id' | 'concept'>

/** Asks for designs of one idea, with Undo while they are not made yet. */
export const makeDesigns = (idea: Wanted, count: number): Promise<void> => ask(idea, { count }, words.ideas.making(count, idea.concept.phrase))

/** The same for designs that hold a picture; no engine named is the seller's choice in Settings. */
export function makePictures(idea: Wanted, count: number, { form, engine }: PictureChoice): Promise<void> {
  return ask(idea, { count, form, ...(engine === null ? {} : { engine }) }, words.pictures.making(count, idea.concept.phrase))
}

type Wish = Omit<Parameters<typeof client.designs.makeFor.mutate>[0], 'ideaId' | 'requestId'>

async function ask({ id, concept: { phrase } }: Wanted, wish: Wish, said: string): Promise<void> {
  try {
    const { jobIds } = await client.designs.makeFor.mutate({ ...wish, ideaId: id, requestId: crypto.randomUUID() })
    showNotice({ text: said, undo: () => void stopMaking(jobIds, phrase) })
  } catch (error) {
    showNotice({ text: explainShort(error), tone: 'trouble' })
  }
  markStale(['jobs'])
}

async function stopMaking(jobIds: readonly string[], phrase: string): Promise<void> {
  await Promise.allSettled(jobIds.map((id) => client.jobs.cancel.mutate({ id })))
  showNotice({ text: words.ideas.makingStopped(phrase) })
  markStale(['jobs', 'today'])
}
