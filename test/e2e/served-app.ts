/** The built program, served to the browser from a home of its own, as `idea-engine serve` does for a seller. */
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { test as base } from '@playwright/test'

const program = fileURLToPath(new URL('../../out/main/cli.js', import.meta.url))
const START_LIMIT_MS = 20_000

export interface ServedApp {
  /** The address with its one-time token, as printed. */
  readonly address: string
  readonly home: string
}

/** A test that asks for `app` gets a fresh home and a running program; both are gone afterwards. */
export const test = base.extend<{ app: ServedApp }>({
  // oxlint-disable-next-line no-empty-pattern -- Playwright reads the parameter's shape
  app: async ({}, provide) => {
    const home = await mkdtemp(join(tmpdir(), 'idea-engine-e2e-'))
    const child = spawn(process.execPath, [program, 'serve', '--no-open', '--port', '0', '--home', home], { stdio: ['ignore', 'pipe', 'inherit'] })
    const ended = once(child, 'exit')
    await provide({ home, address: await firstAddress(child.stdout) })
    child.kill('SIGTERM')
    await ended
    await rm(home, { recursive: true, force: true })
  },
})

async function firstAddress(output: NodeJS.ReadableStream): Promise<string> {
  const late = AbortSignal.timeout(START_LIMIT_MS)
  let text = ''
  while (true) {
    const [piece] = (await once(output, 'data', { signal: late })) as [Buffer]
    text += piece.toString()
    const address = /https?:\/\/\S+/.exec(text)?.[0]
    if (address !== undefined) return address
  }
}
