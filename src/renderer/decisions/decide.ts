/** Decisions: shown at once, sent behind, rolled back with a sentence when the program refuses. */
import type { DesignStatus, RejectReason } from '../../main/designs/contract.ts'
import type { Decision, ReviewItem } from '../../main/listings/contract.ts'
import { client, queryClient, trpc } from '../api/client.ts'
import { explainShort } from '../api/explain-error.ts'
import { keys } from '../api/keys.ts'
import { markStale } from '../api/refresh.ts'
import { showNotice } from '../app/notice-state.ts'
import { setStatus } from '../gallery/gallery-pages.ts'
import { words } from '../words/en.ts'
import { inOrder } from './in-order.ts'
import { itemsOf, withItemsBack, withoutItems, type ReviewData } from './review-pages.ts'

export interface Target {
  readonly id: string
  readonly phrase: string
  readonly status: DesignStatus
}

interface Made {
  readonly targets: readonly Target[]
  /** What the queue held of them, to put it back without asking. */
  readonly items: readonly ReviewItem[]
  readonly decision: Decision['kind']
  readonly answer: Promise<Decision>
}

/** The newest last; what the seller can undo by Z. */
const made: Made[] = []
const KEPT = 200

export function decide(targets: readonly Target[], decision: Decision['kind'], reason: RejectReason | null = null): void {
  if (targets.length === 0) return
  const ids = targets.map((target) => target.id)
  void queryClient.cancelQueries({ queryKey: keys.review })
  const items = takeOut(targets, decision)
  const answer = inOrder(() => client.listings.decide.mutate({ ids, decision, ...(reason === null ? {} : { reason }) }))
  const entry: Made = { targets, items, decision, answer }
  made.push(entry)
  if (made.length > KEPT) made.shift()
  showNotice({ text: decidedText(entry), undo: () => undo(entry) })
  answer.then(
    () => markStale(['today', 'history']),
    (error: unknown) => {
      forget(entry)
      putBack(entry)
      showNotice({ text: failedText(entry, explainShort(error)), tone: 'trouble' })
      markStale(['today', 'review', 'gallery'])
    },
  )
}

/** Takes back the newest decision; returns the design to show, or null when there is none. */
export function undoLast(): string | null {
  const entry = made.at(-1)
  if (entry !== undefined) return undo(entry)
  showNotice({ text: words.review.nothingToUndo })
  return null
}

/** Takes back any decision that History shows. */
export async function undoFromHistory(decision: Decision): Promise<void> {
  const known = await findMade(decision.id)
  if (known !== undefined) return void undo(known)
  try {
    await inOrder(() => client.listings.undo.mutate({ decisionId: decision.id }))
    showNotice({ text: words.review.undoneMany(decision.designIds.length) })
  } catch (error) {
    showNotice({ text: words.trouble.undoFailed(explainShort(error)), tone: 'trouble' })
  }
  markStale(['today', 'review', 'gallery', 'history'])
}

function undo(entry: Made): string | null {
  forget(entry)
  putBack(entry)
  showNotice({ text: undoneText(entry) })
  inOrder(async () => client.listings.undo.mutate({ decisionId: (await entry.answer).id })).then(
    () => markStale(['today', 'review', 'history']),
    (error: unknown) => {
      showNotice({ text: words.trouble.undoFailed(explainShort(error)), tone: 'trouble' })
      markStale(['today', 'review', 'gallery', 'history'])
    },
  )
  return entry.targets[0]?.id ?? null
}

function takeOut(targets: readonly Target[], decision: Decision['kind']): readonly ReviewItem[] {
  const ids = new Set(targets.map((target) => target.id))
  const items = itemsOf(queryClient.getQueryData<ReviewData>(keys.review)).filter((item) => ids.has(item.design.id))
  const gone = waitingAmong(targets)
  queryClient.setQueryData<ReviewData>(keys.review, (data) => data && withoutItems(data, ids, gone))
  setStatus(queryClient, [...ids], decision === 'approve' ? 'approved' : 'rejected')
  countWaiting(-gone)
  return items
}

function putBack(entry: Made): void {
  const back = waitingAmong(entry.targets)
  queryClient.setQueryData<ReviewData>(keys.review, (data) => data && withItemsBack(data, entry.items, back))
  for (const target of entry.targets) setStatus(queryClient, [target.id], target.status)
  countWaiting(back)
}

const waitingAmong = (targets: readonly Target[]): number => targets.filter((target) => target.status === 'review').length

/** The badge moves with the key; the other counts of Today follow with the answer. */
function countWaiting(by: number): void {
  queryClient.setQueryData(trpc.insights.today.queryKey(), (today) => today && { ...today, waiting: Math.max(0, today.waiting + by) })
}

function forget(entry: Made): void {
  const at = made.indexOf(entry)
  if (at !== -1) made.splice(at, 1)
}

async function findMade(decisionId: string): Promise<Made | undefined> {
  for (const entry of made) {
    const answer = await entry.answer.catch(() => null)
    if (answer?.id === decisionId) return entry
  }
  return undefined
}

function decidedText({ targets, decision }: Made): string {
  const [only] = targets
  const { approvedNotice, approvedMany, rejectedNotice, rejectedMany } = words.review
  if (targets.length > 1 || only === undefined) return decision === 'approve' ? approvedMany(targets.length) : rejectedMany(targets.length)
  return decision === 'approve' ? approvedNotice(only.phrase) : rejectedNotice(only.phrase)
}

function undoneText({ targets }: Made): string {
  const [only] = targets
  return targets.length === 1 && only !== undefined ? words.review.undone(only.phrase) : words.review.undoneMany(targets.length)
}

function failedText({ targets }: Made, why: string): string {
  const [only] = targets
  return targets.length === 1 && only !== undefined ? words.trouble.decisionFailed(only.phrase, why) : words.trouble.decisionsFailed(targets.length, why)
}
