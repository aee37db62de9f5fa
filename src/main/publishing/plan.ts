/** What would be sent, made of the same steps that send it. Nothing is sent, nothing is kept. */
import { toIso } from '../kernel/clock.ts'
import { AppError, toPlainError } from '../kernel/errors.ts'
import { deriveId } from '../kernel/ids.ts'
import type { Listing, MarketId } from '../listings/contract.ts'
import type { Money } from '../products/contract.ts'
import type { PlannedPublication, PlannedStep, Problem, PublishGoal, PublishPlan } from './contract.ts'
import { commonProblems } from './publishables.ts'
import type { Publisher } from './publisher.ts'
import { slotsOf, type Slot } from './pure/turns.ts'
import { roomOf, waitingOf, type TurnDeps } from './turn.ts'

export interface Planned {
  readonly listing: Listing
  readonly goal: PublishGoal
}

/** For each listing all that is wrong with it at once, each request that would be made, and when its turn comes. */
export async function planOf(deps: TurnDeps, publishers: ReadonlyMap<MarketId, Publisher>, wanted: readonly Planned[], signal: AbortSignal): Promise<PublishPlan> {
  const slots = slotsFor(deps, publishers, wanted)
  const publications: PlannedPublication[] = []
  for (const one of wanted) {
    signal.throwIfAborted()
    const publisher = publishers.get(one.listing.market)
    if (publisher !== undefined) publications.push(await planned(deps, publisher, one, slots.get(one.listing.id) ?? null, signal))
  }
  const going = publications.filter(({ waits }) => waits === null)
  const fees = sum(publications.filter(({ problems }) => problems.every(({ weight }) => weight !== 'stops')).flatMap(({ steps }) => steps.flatMap(({ fee }) => fee ?? [])))
  return { publications: publications.toSorted((a, b) => (a.at ?? '9').localeCompare(b.at ?? '9')), sentence: sentenceOf(publishers, publications, going.length, fees), fees }
}

async function planned({ publishables }: TurnDeps, publisher: Publisher, { listing, goal }: Planned, slot: Slot | null, signal: AbortSignal): Promise<PlannedPublication> {
  const item = publishables.of(listing, deriveId('pub', listing.id, listing.market))
  const problems: Problem[] = [...commonProblems(item)]
  let steps: readonly PlannedStep[] = []
  try {
    problems.push(...(await publisher.problems(item, goal, signal)))
    if (problems.every(({ weight }) => weight !== 'stops')) steps = await publisher.plan(item, goal, signal)
  } catch (error) {
    if (signal.aborted) throw error
    const plain = toPlainError(error)
    if (!(error instanceof AppError)) throw error
    problems.push({ place: 'connection', says: plain.message, remedy: plain.action ?? 'Test the connection in Settings, under Markets.', weight: 'stops' })
  }
  const stops = problems.some(({ weight }) => weight === 'stops')
  return {
    listingId: listing.id, designId: listing.designId, title: listing.title, market: listing.market, goal, problems, steps: [...steps],
    at: stops || slot?.at == null ? null : toIso(slot.at), waits: stops ? 'Something has to be mended first.' : (slot?.waits ?? null),
  }
}

/** Everything that waits at a market takes its turn before what is only planned. */
function slotsFor(deps: TurnDeps, publishers: ReadonlyMap<MarketId, Publisher>, wanted: readonly Planned[]): ReadonlyMap<string, Slot> {
  const all = [...publishers.values()].flatMap((publisher) => {
    const listings = wanted.filter(({ listing }) => listing.market === publisher.market)
    const open = deps.repo.open(publisher.market, ['queued', 'preparing', 'intent-recorded', 'submitted', 'verifying']).filter(({ withdrawing }) => !withdrawing)
    const known = new Map(open.map((row) => [row.listingId, row.id]))
    const fresh = listings.filter(({ listing }) => !known.has(listing.id))
    const waiting = [...open.map(waitingOf), ...fresh.map(({ listing }, at) => ({ id: listing.id, begun: false, deadline: deps.publishables.deadlineOf(listing.designId), notBefore: null, createdAt: Number.MAX_SAFE_INTEGER - fresh.length + at }))]
    const slots = new Map(slotsOf(waiting, roomOf(deps, publisher)).map((slot) => [slot.id, slot]))
    return listings.flatMap(({ listing }) => {
      const slot = slots.get(known.get(listing.id) ?? listing.id)
      return slot === undefined ? [] : [[listing.id, slot] as const]
    })
  })
  return new Map(all)
}

function sum(fees: readonly Money[]): Money[] {
  return [...Map.groupBy(fees, ({ currency }) => currency)].map(([currency, list]) => ({ currency, minor: list.reduce((total, { minor }) => total + minor, 0) }))
}

function sentenceOf(publishers: ReadonlyMap<MarketId, Publisher>, all: readonly PlannedPublication[], going: number, fees: readonly Money[]): string {
  if (all.length === 0) return 'Nothing waits to be published.'
  const markets = [...Map.groupBy(all, ({ market }) => market)].map(([market, list]) => `${list.length} to ${publishers.get(market)?.title ?? market}`)
  const stopped = all.filter(({ problems }) => problems.some(({ weight }) => weight === 'stops')).length
  const waiting = all.length - going - stopped
  return [
    `${all.length === 1 ? '1 listing' : `${all.length} listings`}: ${markets.join(', ')}.`,
    ...(waiting > 0 ? [`${waiting} of them ${waiting === 1 ? 'waits' : 'wait'} for a later turn.`] : []),
    ...(stopped > 0 ? [`${stopped} cannot go before something is mended.`] : []),
    ...fees.map(({ minor, currency }) => `Going live costs ${new Intl.NumberFormat('en', { style: 'currency', currency }).format(minor / 100)}.`),
  ].join(' ')
}
