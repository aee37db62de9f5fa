/**
 * What the shell and the core process say to each other over `parentPort`. The window does not speak here: it speaks
 * HTTP to the core's socket. Only Electron's main process can fork, so the core asks it for workers:
 *
 *     core → shell   listening {socketPath}         the core answers there
 *     core → shell   refused {message}              this home cannot be opened; a restart would not help
 *     core → shell   spawn-worker {id, kind}        ids are counted by the core
 *     shell → core   worker {id, pid} + one port    the other end of the port lies with the worker
 *     shell → core   worker-gone {id, reason}       the process ended, by itself or killed
 *     core → shell   kill-worker {id}
 *     shell → core   stop                           no more claims, a bounded wait, then exit code 0
 */
import { z } from 'zod'

const workerKind = z.enum(['acquire', 'compute', 'inference', 'imaging', 'browser'])

export const fromCore = z.discriminatedUnion('type', [
  z.object({ type: z.literal('listening'), socketPath: z.string() }),
  z.object({ type: z.literal('refused'), message: z.string().max(2000) }),
  z.object({ type: z.literal('spawn-worker'), id: z.number().int(), kind: workerKind }),
  z.object({ type: z.literal('kill-worker'), id: z.number().int() }),
])
export type FromCore = z.infer<typeof fromCore>

export const fromShell = z.discriminatedUnion('type', [
  z.object({ type: z.literal('worker'), id: z.number().int(), pid: z.number().int().optional() }),
  z.object({ type: z.literal('worker-gone'), id: z.number().int(), reason: z.string() }),
  z.object({ type: z.literal('stop') }),
])
export type FromShell = z.infer<typeof fromShell>
