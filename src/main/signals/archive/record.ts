/** The lines of the raw archive. */
import { z } from 'zod'
import { observation, signalDraft } from '../contract.ts'

/** What was the last event when a line was written: lines and events are told in one order by it. */
const after = z.number().int().nonnegative()

/** A signal as it came in, with the figures seen beside it. */
export const signalRecord = signalDraft.extend({ t: z.literal('signal'), after, seq: z.number().int().positive(), id: z.string(), seenAt: z.number().int() })
export type SignalRecord = z.infer<typeof signalRecord>

/** Figures of a signal that was known already. */
export const figuresRecord = z.object({ t: z.literal('figures'), after, id: z.string(), observations: z.array(observation.omit({ signalId: true })) })
export type FiguresRecord = z.infer<typeof figuresRecord>

/** What another room keeps: the answer of a model, the choice of a night's ideas. */
export const otherRecord = z.object({ t: z.literal('record'), after, at: z.number().int(), data: z.unknown() })

export const archiveRecord = z.discriminatedUnion('t', [signalRecord, figuresRecord, otherRecord])
export type ArchiveRecord = z.infer<typeof archiveRecord>
