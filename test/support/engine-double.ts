/** An image engine for tests: draws real PNG files, and its service keeps in a folder what it drew, so that it outlives a process. */
import { appendFileSync, existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { PictureWish } from '../../src/main/image-engines/contract.ts'
import type { EngineContext, EngineMade, ImageEngine } from '../../src/main/image-engines/engine.ts'
import { EngineFailed } from '../../src/main/image-engines/engines/engine-failed.ts'
import { AppError, AuthExpired, Cancelled, RateLimited, Unavailable } from '../../src/main/kernel/errors.ts'
import type { ImageEngineId } from '../../src/main/settings/contract.ts'
import { pngOf } from './fake-comfyui/png.ts'

/** `silent`: it drew, and the answer never comes. `waits`: works until nobody wants it. `broken`: gives half a file. */
export type Fault = 'none' | 'no-connection' | 'away' | 'limited' | 'limited-briefly' | 'no-key' | 'refused' | 'refused-here' | 'out-of-memory' | 'unknown' | 'silent' | 'waits' | 'waits-and-bills' | 'broken' | 'not-ready'

export interface EngineDouble extends ImageEngine {
  fault: Fault
  /** Wishes that its service drew, by key; each cost money. */
  drawn(): string[]
  /** How often `make` was called. */
  calls: number
  /** Resolves once the next `make` has begun at the service. */
  begun(): Promise<void>
}

export interface DoubleOptions {
  readonly id: ImageEngineId
  readonly folder: string
  /** Null: no price is known. */
  readonly minor: number | null
  readonly paid?: boolean
  readonly actualMinor?: number | null
  readonly now?: () => number
}

export function engineDouble({ id, folder, minor, paid = true, actualMinor = null, now = () => 0 }: DoubleOptions): EngineDouble {
  const log = join(folder, `${id}.txt`)
  let begun = Promise.withResolvers<void>()
  const drawn = (): string[] => (existsSync(log) ? readFileSync(log, 'utf8').split('\n').filter((line) => line !== '') : [])
  const engine: EngineDouble = {
    id, title: id.toUpperCase(), paid, needsKey: paid, fault: 'none', calls: 0, drawn,
    begun: async () => {
      await begun.promise
      begun = Promise.withResolvers<void>()
    },
    ready: () => Promise.resolve(engine.fault === 'not-ready' ? { ready: false, sentence: `${id} rests.`, action: 'Wake it.' } : { ready: true, sentence: 'It can be asked.' }),
    estimate: () => minor,
    test: () => Promise.resolve({ ok: engine.fault === 'none', sentence: 'It answers.', lines: [], models: ['model-one'] }),
    async make(wish, out, context) {
      engine.calls += 1
      if (context.task === null) await begin(wish, context)
      const bytes = pngOf(`${id}${wish.key}`, 8, { prompt: wish.prompt })
      writeFileSync(out, engine.fault === 'broken' ? bytes.subarray(0, bytes.length - 30) : bytes)
      return { model: 'model-one', at: id, params: { seed: wish.seed }, costMinor: actualMinor, clear: false, warnings: [] } satisfies EngineMade
    },
  }
  const begin = async (wish: PictureWish, context: EngineContext): Promise<void> => {
    const nothing = (error: AppError): AppError => {
      context.saveTask('')
      return error
    }
    context.saveTask('asked')
    begun.resolve()
    switch (engine.fault) {
      case 'no-connection': throw nothing(new Unavailable(`${id} cannot be reached.`))
      case 'limited': throw nothing(new RateLimited(now() + 600_000))
      case 'limited-briefly': throw nothing(new RateLimited(now() + 5_000))
      case 'no-key': throw nothing(new AuthExpired(`${id} did not accept the key.`))
      case 'refused': throw nothing(new AppError('rejected', `${id} refuses the words.`))
      case 'refused-here': throw nothing(new AppError('rejected', `${id} refuses the words.`, { detail: { another: 'yes' } }))
      case 'out-of-memory': throw nothing(new EngineFailed('out-of-memory', 'The card is too small.', 'Ask for less.'))
      case 'away': throw new Unavailable(`${id} went away.`)
      case 'waits': case 'waits-and-bills':
        await aborted(context.signal)
        throw engine.fault === 'waits' ? nothing(new Cancelled('The picture')) : new Cancelled('The picture')
      case 'none': case 'unknown': case 'silent': case 'broken': case 'not-ready': break
    }
    appendFileSync(log, `${wish.key}\n`)
    if (engine.fault === 'unknown') throw new AppError('outcome-unknown', `${id} may have made it.`)
    context.saveTask(`job of ${wish.key}`)
    // Only a process that ends gets out of this.
    if (engine.fault === 'silent') await new Promise(() => undefined)
  }
  return engine
}

function aborted(signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => (signal.aborted ? resolve() : signal.addEventListener('abort', () => resolve(), { once: true })))
}
