/** The browser worker as a process: the seller's own browser, driven away from the core. */
import { systemClock } from '../../main/kernel/clock.ts'
import { servePort } from '../../main/kernel/ports.ts'
import { processChannel } from '../process-channel.ts'
import { createBrowserHandlers } from './browser.ts'
import { browserPort } from './contract.ts'
import { createSessions } from './sessions.ts'

servePort(browserPort, processChannel(), createBrowserHandlers(createSessions(), systemClock.now))
