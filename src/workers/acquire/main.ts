/** The acquire worker as a process: it reads foreign files away from the core, with a heap of its own. */
import { servePort } from '../../main/kernel/ports.ts'
import { processChannel } from '../process-channel.ts'
import { createAcquireHandlers } from './acquire.ts'
import { acquirePort } from './contract.ts'

servePort(acquirePort, processChannel(), createAcquireHandlers())
