/** The core as Electron's utility process: the host of plain Node, with workers forked by the shell. */
import type { ParentPort } from 'electron'
import { createNodeHost } from '../src/hosts/node-host.ts'
import { startCore } from '../src/main/core.ts'
import type { Host } from '../src/main/host.ts'
import { AppError } from '../src/main/kernel/errors.ts'
import { connectShell } from './host.ts'

const home = process.env['IDEA_ENGINE_HOME']
if (home === undefined) throw new Error('The shell starts this program and sets IDEA_ENGINE_HOME.')

const { parentPort } = process as unknown as { readonly parentPort: ParentPort }
const shell = connectShell(parentPort)
const nodeHost = createNodeHost({ kind: 'browser', home })
const host: Host = { ...nodeHost, kind: 'electron', spawnWorker: (kind) => shell.spawnWorker(kind) }

try {
  const core = await startCore(host)
  shell.onStop(() => {
    core.stop().then(
      () => process.exit(0),
      (error: unknown) => {
        host.log.error('core did not stop cleanly', { error: String(error) })
        process.exit(1)
      },
    )
  })
  shell.listening(core.socketPath)
  // After the window can answer: an empty library then fills in front of the seller.
  setImmediate(() => core.app.beginFirstRun())
} catch (error) {
  // A fault with a sentence (the library is open elsewhere, damaged, newer) stays; anything else may pass with a restart.
  if (!(error instanceof AppError) || error.kind === 'bug') throw error
  shell.refused(error.action === undefined ? error.message : `${error.message} ${error.action}`)
}
