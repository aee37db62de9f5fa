/** What nvidia-smi says of the cards in this computer. Missing, hanging or talking nonsense, it is as if there were none. */
import type { GraphicsCard } from '../../../contract.ts'

export type Device = GraphicsCard['devices'][number]
/** Runs a program for so long at most. @returns what it printed; null when it is not there, failed or took too long. */
export type RunProgram = (file: string, args: readonly string[], timeoutMs: number) => Promise<string | null>

const FIELDS = 'name,memory.total,memory.free,utilization.gpu,driver_version'
const MOST_CARDS = 16
const TIMEOUT_MS = 5_000
const MIB = 2 ** 20

export async function askNvidia(run: RunProgram): Promise<Device[]> {
  const out = await run('nvidia-smi', [`--query-gpu=${FIELDS}`, '--format=csv,noheader,nounits'], TIMEOUT_MS)
  return out === null ? [] : readNvidia(out)
}

/** One line each: `NVIDIA GeForce RTX 4070, 12282, 11014, 3, 551.86`; what a card does not tell stands as `[N/A]`. */
export function readNvidia(out: string): Device[] {
  return out.split(/\r?\n/).slice(0, MOST_CARDS).flatMap((line) => {
    const parts = line.split(',').map((part) => part.trim())
    // A name may hold a comma; the numbers do not.
    const name = parts.slice(0, -4).join(', ')
    const [total, free, busy, driver = ''] = parts.slice(-4)
    const vram = numberOf(total, 1, 10_000_000)
    if (parts.length < 5 || name === '' || vram === null) return []
    return [{ name: name.slice(0, 200), vramBytes: vram * MIB, freeBytes: inBytes(numberOf(free, 0, vram)), busyPercent: numberOf(busy, 0, 100), driver: /^[\d.]{1,40}$/.test(driver) ? driver : null }]
  })
}

function numberOf(text: string | undefined, least: number, most: number): number | null {
  const value = text === undefined || text === '' ? Number.NaN : Number(text)
  return value >= least && value <= most ? value : null
}

function inBytes(mebibytes: number | null): number | null {
  return mebibytes === null ? null : mebibytes * MIB
}
