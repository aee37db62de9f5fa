/** The port of the acquire worker: it reads foreign files in a heap-capped process and hands over drafts in batches. */
import { z } from 'zod'
import { ownFileFormat, ownListing, ownReject } from '../../main/catalogue/contract.ts'
import { caseFile, caseReject } from '../../main/compliance/trademarks/contract.ts'
import { importFormat, importMap, importReject, signalDraft } from '../../main/signals/contract.ts'

/** A request that an answer leads to, checked because it comes from a process that reads foreign text. */
const sourceRequest = z.object({
  key: z.string(),
  url: z.string(),
  method: z.enum(['GET', 'POST']).optional(),
  headers: z.record(z.string(), z.string()).optional(),
  body: z.string().optional(),
  secretHeaders: z.record(z.string(), z.object({ secret: z.string(), prefix: z.string().optional() })).optional(),
  secretQuery: z.record(z.string(), z.string()).optional(),
  about: z.record(z.string(), z.string()).optional(),
  maxBytes: z.number().int().positive().optional(),
  mayBeMissing: z.boolean().optional(),
})

export const acquirePort = {
  /** Opens a file, finds its format (unless given) and, for columns without a map, proposes one by their names. */
  open: {
    input: z.object({
      file: z.string(),
      format: importFormat.optional(),
      map: importMap.optional(),
      /** Maps the seller gave earlier, newest first: without `map`, the first whose columns the file has is used. */
      saved: z.array(importMap).default([]),
      /** The `source` of items whose map or file names none. */
      source: z.string(),
      /** `observedAt` of figures whose row carries no time: when the seller imports, ISO. */
      observedAt: z.iso.datetime(),
      /** Calendars only: occurrences from this day … */
      from: z.iso.date(),
      /** … to this one. */
      to: z.iso.date(),
    }),
    output: z.object({ importId: z.string(), format: importFormat, bytes: z.number(), map: importMap.optional() }),
  },
  /** The next drafts, at most `limit`. Asking is what moves the reading on, so memory stays flat. */
  next: {
    input: z.object({ importId: z.string(), limit: z.number().int().positive().max(10_000) }),
    output: z.object({
      drafts: z.array(signalDraft),
      rejects: z.array(importReject),
      bytesRead: z.number(),
      done: z.boolean(),
    }),
  },
  close: { input: z.object({ importId: z.string() }), output: z.object({}) },
  /** Opens a USPTO trademark file, XML or ZIP, `from` a place that an earlier reading gave. `fingerprint` tells files apart. */
  openTrademarks: {
    input: z.object({ file: z.string(), from: z.number().int().nonnegative(), everydayFile: z.string() }),
    output: z.object({ importId: z.string(), bytes: z.number(), fingerprint: z.string() }),
  },
  /** The next case files with the keys they are found by: pairs of key and serial number, in the order of the keys. */
  nextTrademarks: {
    input: z.object({ importId: z.string(), limit: z.number().int().positive().max(10_000) }),
    output: z.object({
      marks: z.array(caseFile),
      keys: z.instanceof(Float64Array),
      rejects: z.array(caseReject),
      bytesRead: z.number(),
      position: z.number(),
      done: z.boolean(),
    }),
  },
  /** Opens a file of the seller's own listings and finds by its columns whose it is. */
  openOwnListings: {
    input: z.object({ file: z.string() }),
    output: z.object({ importId: z.string(), bytes: z.number(), format: ownFileFormat }),
  },
  /** The next listings and refusals, at most `limit` listings and as many as fit into a few megabytes of the file. */
  nextOwnListings: {
    input: z.object({ importId: z.string(), limit: z.number().int().positive().max(10_000) }),
    output: z.object({ listings: z.array(ownListing), rejects: z.array(ownReject), bytesRead: z.number(), done: z.boolean() }),
  },
  /** Holidays and observances of a country between two days (inclusive), from date-holidays and our own calendar. */
  calendar: {
    input: z.object({ country: z.string(), from: z.iso.date(), to: z.iso.date(), observedAt: z.iso.datetime(), observancesFile: z.string() }),
    output: z.object({ drafts: z.array(signalDraft) }),
  },
  /** What tells texts apart: a hash of what each says, and the bands in which those that are nearly the same meet. In the order of `texts`. */
  prints: {
    input: z.object({ texts: z.array(z.object({ source: z.string(), text: z.string() })).max(10_000) }),
    output: z.object({ prints: z.array(z.object({ content: z.number(), bands: z.array(z.number()) })) }),
  },
  /** Reads what a source answered. A refused answer throws SchemaChanged; a bad item is a reject among the good ones. */
  read: {
    input: z.object({
      source: z.string(),
      request: z.object({ key: z.string(), url: z.string(), about: z.record(z.string(), z.string()).optional() }),
      bytes: z.instanceof(Uint8Array),
      contentType: z.string().nullable(),
      receivedAt: z.iso.datetime(),
      memory: z.unknown(),
      from: z.iso.date(),
      to: z.iso.date(),
    }),
    output: z.object({
      drafts: z.array(signalDraft),
      rejects: z.array(importReject),
      follow: z.array(sourceRequest),
      memory: z.unknown(),
      suggestions: z.array(z.string()),
    }),
  },
} as const
export type AcquirePort = typeof acquirePort
