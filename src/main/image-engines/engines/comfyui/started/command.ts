/** How a ComfyUI is started: by its own Python, on this machine only, with folders of ours for what it writes. */
import { dirname, join } from 'node:path'
import type { Install } from './find-installs.ts'

export interface Command {
  readonly file: string
  readonly args: readonly string[]
  readonly cwd: string
}

export interface OurFolders {
  readonly output: string
  /** A server empties its own at each start, so it never gets the one of another. */
  readonly temp: string
  readonly data: string
}

/** The installation must have a Python. */
export function commandFor({ kind, folder, main, base }: Install, python: string, port: number, ours: OurFolders): Command {
  const common = ['--listen', '127.0.0.1', '--port', String(port), '--output-directory', ours.output, '--temp-directory', ours.temp, '--disable-auto-launch', '--preview-method', 'auto']
  switch (kind) {
    case 'portable': return { file: python, args: ['-s', main, '--windows-standalone-build', ...common], cwd: folder }
    case 'git': return { file: python, args: [main, ...common], cwd: dirname(main) }
    // As the app starts it, but with a database of ours: two servers do not share one.
    case 'desktop': return {
      file: python, cwd: dirname(main),
      args: [main, ...(base === null ? [] : ['--base-directory', base, '--user-directory', join(base, 'user'), '--input-directory', join(base, 'input')]), '--database-url', `sqlite:///${join(ours.data, 'comfyui.db').replaceAll('\\', '/')}`, ...common],
    }
  }
}

/** What of this program's own a foreign program need not see. */
const OURS = /^(?:IDEA_ENGINE_|ELECTRON_|NODE_OPTIONS$|npm_)|(?:_KEY|_TOKEN|_SECRET|PASSWORD)$/i

export function environmentFor(env: Readonly<Record<string, string | undefined>>): Record<string, string> {
  // Python keeps its words in a buffer when it writes to a file; the last ones before a death would be lost.
  return { ...Object.fromEntries(Object.entries(env).filter((entry): entry is [string, string] => entry[1] !== undefined && !OURS.test(entry[0]))), PYTHONUNBUFFERED: '1' }
}
