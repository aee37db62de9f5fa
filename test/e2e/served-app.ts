/** The built program, served to the browser from a home of its own, as `idea-engine serve` does for a seller. */
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test as base } from '@playwright/test'
import type { z } from 'zod'
import { ask, command, serve, type Outcome } from './core-process.ts'
import { copyLibrary } from './library.ts'
import { listen, type Quiet } from './quiet.ts'

export interface ServedApp {
  /** The first address, with its one-time token, as printed. */
  readonly address: string
  readonly origin: string
  readonly home: string
  kill(): Promise<void>
  /** On the same home and port; resolves to the address it prints. */
  restart(): Promise<string>
  /** A command of the command line beside the served program. */
  command(...args: readonly string[]): Promise<Outcome>
  /** The same with `--json`, checked. */
  ask<T>(schema: z.ZodType<T>, ...args: readonly string[]): Promise<T>
}

interface Fixtures {
  readonly app: ServedApp
  /** Every test fails that made the window complain, or call out. */
  readonly quiet: Quiet
}

interface Options {
  /** What the home holds at the start: nothing, or the designs of a small night. */
  readonly library: 'empty' | 'filled'
  /** Where keys that the seller enters go. */
  readonly keys: 'machine' | 'memory'
}

export const test = base.extend<Fixtures & Options>({
  library: ['filled', { option: true }],
  keys: ['machine', { option: true }],
  app: async ({ library, keys }, provide) => {
    const home = await mkdtemp(join(tmpdir(), 'idea-engine-e2e-'))
    if (library === 'filled') await copyLibrary(home)
    let served = await serve(home, 0, keys)
    const { origin, port } = new URL(served.address)
    await provide({
      address: served.address,
      origin,
      home,
      kill: () => served.kill(),
      restart: async () => (served = await serve(home, Number(port), keys)).address,
      command: (...args) => command(home, ...args),
      ask: (schema, ...args) => ask(home, schema, ...args),
    })
    await served.stop()
    await rm(home, { recursive: true, force: true, maxRetries: 3 })
  },
  quiet: [
    // It asks for `app`, so that it judges before the program is ended.
    async ({ context, app }, provide) => {
      const quiet = listen(context)
      await provide(quiet)
      expect(quiet.complaints, `the window on ${app.origin} makes no error and asks nobody outside`).toEqual([])
    },
    { auto: true },
  ],
})
