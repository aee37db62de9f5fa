import type { Command } from 'commander'
import { AppError } from '../../../main/kernel/errors.ts'
import { freshAddress, openInBrowser, serve } from '../../web.ts'
import { liveSocket } from '../core-client.ts'
import { contextOf, wholeNumber } from './context.ts'

export function addServeCommand(program: Command): void {
  program
    .command('serve')
    .description('open the app in the browser of this machine')
    .option('--port <number>', 'the port to listen on', wholeNumber('--port', 0, 65_535))
    .option('--no-open', 'print the address without opening it')
    .action(async (options: { port?: number; open: boolean }, command: Command) => {
      const { home, terminal } = contextOf(command)
      const ready = (address: string, sentence: string): void => {
        terminal.result({ address, home }, [`${sentence} ${address}`])
        if (options.open) openInBrowser(address)
      }
      const live = await liveSocket(home)
      if (live !== null) {
        const address = await freshAddress(live)
        if (address === null) throw new AppError('conflict', `Design Idea Engine is already open on ${home}.`, { action: 'Use the open window.' })
        return ready(address, 'Design Idea Engine is already running. A fresh address:')
      }
      const { core, address } = await serve({ home, port: options.port ?? null })
      ready(address, 'Design Idea Engine is ready at')
      await untilTold()
      terminal.line('Closing; unfinished work goes on at the next start.')
      await core.stop()
    })
}

function untilTold(): Promise<void> {
  return new Promise((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.once(signal, () => resolve())
  })
}
