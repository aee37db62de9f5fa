/** Whether this computer runs on battery. What cannot be told is `unknown`, and nothing waits for it. */
import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { RunProgram } from './nvidia.ts'

export type Power = 'battery' | 'mains' | 'unknown'

const TIMEOUT_MS = 10_000

export async function powerOf(platform: NodeJS.Platform, run: RunProgram, supplies = '/sys/class/power_supply'): Promise<Power> {
  if (platform === 'linux') return linuxPower(supplies)
  if (platform === 'darwin') return readPmset((await run('pmset', ['-g', 'batt'], TIMEOUT_MS)) ?? '')
  if (platform === 'win32') return readWindows((await run('powershell', ['-NoProfile', '-Command', '(Get-CimInstance Win32_Battery).BatteryStatus'], TIMEOUT_MS)) ?? '')
  return 'unknown'
}

async function linuxPower(folder: string): Promise<Power> {
  const names = await readdir(folder).catch(() => [])
  const read = (name: string, file: string): Promise<string> => readFile(join(folder, name, file), 'utf8').then((text) => text.trim(), () => '')
  let power: Power = 'unknown'
  for (const name of names) {
    const type = await read(name, 'type')
    if ((type === 'Mains' || type === 'USB') && (await read(name, 'online')) === '1') return 'mains'
    // A mouse has a battery too.
    if (type === 'Battery' && (await read(name, 'scope')) !== 'Device' && (await read(name, 'status')) === 'Discharging') power = 'battery'
  }
  return power
}

export function readPmset(out: string): Power {
  const source = /Now drawing from '([^']+)'/.exec(out)?.[1]
  return source === 'Battery Power' ? 'battery' : source === 'AC Power' ? 'mains' : 'unknown'
}

/** 1: it discharges. Any other number of the list means that it is fed. */
export function readWindows(out: string): Power {
  const [status] = out.trim().split(/\s+/)
  return status === '1' ? 'battery' : status !== undefined && /^\d+$/.test(status) ? 'mains' : 'unknown'
}
