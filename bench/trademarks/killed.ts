/** An import that is killed for real, three times, and gone on with: what is in the index at the end. */
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdirSync, statSync } from 'node:fs'
import { pause } from '../../src/main/kernel/http/pause.ts'
import { createTrademarksRepo } from '../../src/main/compliance/trademarks/repo.ts'

const LOOK_EVERY_MS = 20

interface Killed {
  /** Shares of the file that were read when the process was killed. */
  readonly at: readonly number[]
  readonly live: number
  readonly read: number
  readonly finished: boolean
}

/** Imports `file` by the command line in a home of its own. @param shares of the file, rising, at which it is killed with SIGKILL. */
export async function importAndKill(program: string, file: string, { home, shares }: { readonly home: string; readonly shares: readonly number[] }): Promise<Killed> {
  mkdirSync(home, { recursive: true })
  const bytes = statSync(file).size
  const at: number[] = []
  for (const share of [...shares, null]) {
    const importing = spawn(process.execPath, [program, 'trademarks', 'import', file, '--home', home], { stdio: 'ignore', detached: true })
    const ended = once(importing, 'exit')
    const reached = share === null ? null : await until(home, bytes * share, () => importing.exitCode === null)
    if (reached !== null) {
      process.kill(-(importing.pid ?? 0), 'SIGKILL')
      at.push(reached / bytes)
    }
    await ended
  }
  const repo = createTrademarksRepo(home)
  try {
    const [[row], totals] = [await repo.files(), await repo.totals()]
    return { at, live: totals.live, read: row?.read ?? 0, finished: row?.finished === 1 }
  } finally {
    await repo.side.close()
  }
}

/** @returns the place that was committed, or null where the process ended before. */
async function until(home: string, place: number, runs: () => boolean): Promise<number | null> {
  const repo = createTrademarksRepo(home)
  try {
    while (runs()) {
      const position = (await repo.files().catch(() => []))[0]?.position ?? 0
      if (position >= place) return position
      await pause(LOOK_EVERY_MS)
    }
    return null
  } finally {
    await repo.side.close()
  }
}
