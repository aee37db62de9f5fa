/** When pictures wait though a server could make them: the computer runs on battery, or the seller's card is wanted for something else. */
import type { Clock } from '../../../../kernel/clock.ts'
import type { Gate } from '../pool/line.ts'
import type { SystemStats } from '../schema.ts'
import type { Power } from './battery.ts'
import { fresh } from './fresh.ts'
import type { Device } from './nvidia.ts'

export interface PauseDeps {
  readonly clock: Clock
  readonly power: () => Promise<Power>
  readonly cards: () => Promise<readonly Device[]>
}

/** From here the card is busy, while nothing of ComfyUI runs. A desktop takes a few percent. */
const BUSY_PERCENT = 50
/** Share of the card's memory that other programs hold; a desktop with a browser takes a tenth or two. */
const OTHERS_SHARE = 0.5
/** The card's own figure still shows what ComfyUI did just before. */
const ECHO_MS = 5_000

export const ON_BATTERY = 'The computer runs on battery. New pictures wait until it is plugged in.'
export const CARD_BUSY = 'Another program uses the graphics card. New pictures wait until it is free.'

export function createPauseRule({ clock, power, cards }: PauseDeps): Gate {
  const powerNow = fresh(clock, power)
  const cardsNow = fresh(clock, cards)
  const statsOf = new Map<string, () => Promise<SystemStats | null>>()
  const workedAt = new Map<string, number>()
  return async ({ id, local }, idle, stats) => {
    if (!local) return null
    if (!idle) workedAt.set(id, clock.now())
    if ((await powerNow()) === 'battery') return ON_BATTERY
    const statsNow = statsOf.get(id) ?? fresh(clock, () => stats().catch(() => null))
    statsOf.set(id, statsNow)
    const told = await statsNow()
    if (told !== null && othersShare(told) > OTHERS_SHARE) return CARD_BUSY
    if (!idle || clock.now() - (workedAt.get(id) ?? Number.NEGATIVE_INFINITY) < ECHO_MS) return null
    const card = cardOf(await cardsNow(), told)
    return card?.busyPercent != null && card.busyPercent >= BUSY_PERCENT ? CARD_BUSY : null
  }
}

/** What is neither free nor held by ComfyUI: `vram_free` counts as free what PyTorch keeps unused. */
export function othersShare({ devices: [device] }: SystemStats): number {
  if (device?.type !== 'cuda') return 0
  const { vram_total: total, vram_free: free, torch_vram_total: kept, torch_vram_free: unused } = device
  if (total === null || free === null || kept === null || unused === null || total <= 0) return 0
  return Math.max(0, total - free - (kept - unused)) / total
}

/** The one that the server works with. */
function cardOf(cards: readonly Device[], stats: SystemStats | null): Device | undefined {
  const used = stats?.devices[0]?.name ?? ''
  return cards.find(({ name }) => used.includes(name)) ?? cards[0]
}
