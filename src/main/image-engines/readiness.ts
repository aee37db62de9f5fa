import { AppError } from '../kernel/errors.ts'
import type { ImageEngine, Readiness } from './engine.ts'

/** Whether an engine can be asked; a keychain that is locked is a reason as any other. */
export async function readinessOf(engine: ImageEngine): Promise<Readiness> {
  try {
    return await engine.ready()
  } catch (error) {
    if (!(error instanceof AppError)) throw error
    return { ready: false, sentence: error.message, action: error.action ?? 'Look at it under Image engines.' }
  }
}
