import { resolve } from 'node:path'
import type { Command } from 'commander'
import { InvalidInput } from '../../../main/kernel/errors.ts'
import { defaultHome } from '../../node-host.ts'
import { connectCore, type CoreConnection } from '../core-client.ts'
import { createTerminal, type Terminal } from '../terminal.ts'

export interface Context {
  readonly home: string
  readonly terminal: Terminal
}

/** What every command takes, wherever on the line it stands. */
export function contextOf(command: Command): Context {
  const { home, json } = command.optsWithGlobals<{ home?: string; json?: boolean }>()
  if (home === '') throw new InvalidInput('--home', 'is empty', 'Name a folder, or leave it out.')
  return { home: resolve(home ?? (process.env['IDEA_ENGINE_HOME'] || defaultHome())), terminal: createTerminal(json === true) }
}

/** Runs `work` on a core and lets go of it afterwards, also when the work fails. */
export async function withCore<T>({ home }: Context, work: (core: CoreConnection) => Promise<T>): Promise<T> {
  const core = await connectCore(home)
  try {
    return await work(core)
  } finally {
    await core.close()
  }
}

/** A whole number of an option within its bounds. @throws InvalidInput naming the option. */
export function wholeNumber(option: string, least: number, most: number): (text: string) => number {
  return (text) => {
    const value = Number(text)
    if (!Number.isInteger(value) || value < least || value > most) throw new InvalidInput(option, `must be a whole number from ${least} to ${most}, not “${text}”`)
    return value
  }
}
