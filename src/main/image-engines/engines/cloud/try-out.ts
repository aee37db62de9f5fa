/** The test of an engine: what a service answers is a sentence, never an error. */
import { AppError, Cancelled, SchemaChanged } from '../../../kernel/errors.ts'
import type { EngineTest } from '../../contract.ts'

/** @param meant turns what the client throws into our error. @throws Cancelled when the seller gave up; a time that ran out is a sentence. */
export async function testEngine(signal: AbortSignal, work: () => Promise<EngineTest>, meant: (error: unknown) => AppError): Promise<EngineTest> {
  try {
    return await work()
  } catch (error) {
    const { kind, message, action } = error instanceof AppError ? error : meant(error)
    const late = signal.reason instanceof Error && signal.reason.name === 'TimeoutError'
    if (kind === 'cancelled' && late) return { ok: false, sentence: 'The service took too long to answer.', lines: [], models: [] }
    if (kind === 'cancelled') throw new Cancelled('The test')
    // Nothing was asked to be made, so nothing is unknown.
    const sentence = kind === 'outcome-unknown' || error instanceof SchemaChanged ? 'The service gave an answer that cannot be read; does this network want a sign-in?' : message
    return { ok: false, sentence, lines: action === undefined || kind === 'outcome-unknown' ? [] : [action], models: [] }
  }
}
