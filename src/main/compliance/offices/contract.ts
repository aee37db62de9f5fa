import { z } from 'zod'
import { checkState } from '../contract.ts'
import { likenessToMark } from '../trademarks/contract.ts'

export const officeId = z.enum(['euipo', 'tsdr'])
export type OfficeId = z.infer<typeof officeId>

export const officeView = z.object({
  office: officeId,
  title: z.string(),
  summary: z.string(),
  /** Where keys come from. */
  keysFrom: z.string(),
  fields: z.array(z.object({ id: z.string(), label: z.string(), setAt: z.iso.datetime().nullable() })),
  /** All keys are there. */
  ready: z.boolean(),
  /** Day on which this program was last tried against the real service; null: never yet. */
  provenLive: z.iso.date().nullable(),
  lastTest: z.object({ at: z.iso.datetime(), ok: z.boolean(), sentence: z.string() }).nullable(),
})
export type OfficeView = z.infer<typeof officeView>

export const officeTest = z.object({ ok: z.boolean(), sentence: z.string(), lines: z.array(z.string()) })
export type OfficeTest = z.infer<typeof officeTest>

/** A mark at the EUIPO that the words come close to. Never legal advice. */
export const euMark = z.object({
  field: z.string(),
  words: z.string(),
  likeness: likenessToMark,
  risk: z.enum(['warn', 'block']),
  sentence: z.string(),
  record: z.object({ applicationNumber: z.string(), mark: z.string(), status: z.string(), classes: z.array(z.number()), applied: z.string().nullable(), registered: z.string().nullable() }),
})
export type EuMark = z.infer<typeof euMark>

/** How a US mark stands today. `live`: false where it has ended; null where the office names no status. */
export const usStatus = z.object({ serial: z.number(), live: z.boolean().nullable(), status: z.string(), asOf: z.string().nullable() })
export type UsStatus = z.infer<typeof usStatus>

/** What an office said of some words or marks; `not-checked` says why nobody asked or answered. */
export const officeAnswer = z.object({ office: officeId, state: checkState, sentence: z.string(), euMarks: z.array(euMark), usStatuses: z.array(usStatus) })
export type OfficeAnswer = z.infer<typeof officeAnswer>
