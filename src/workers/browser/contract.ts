/**
 * The port of the browser worker: the seller's own browser, in a profile of ours, one window for each market. It fills forms and
 * never presses what sends one, unless the core says so for a market that the seller has allowed.
 */
import { z } from 'zod'
import { formFields, installedBrowser, learnedFields, locator, recipe, stopReason } from '../../main/publishing/assisted/contract.ts'

const window = z.object({
  /** Of the browser's program. */
  path: z.string(),
  /** A folder of our own; the seller signs in there once. */
  profile: z.string(),
  /** Without a window, for tests. */
  hidden: z.boolean().default(false),
})

/** `report`: a folder with the page's picture and its fields by name, without what stands in them. */
const stopped = z.object({ kind: z.literal('stopped'), because: stopReason, step: z.string().nullable(), says: z.string(), report: z.string().nullable(), /** The form may have been sent. */ touched: z.boolean() })
export type Stopped = z.infer<typeof stopped>

const fill = z.object({ window, recipe, learned: learnedFields, fields: formFields, /** Where a report goes when it stops. */ reports: z.string(), /** How long the seller has to sign in, in milliseconds. */ patienceMs: z.number().int().positive() })

export const browserPort = {
  browsers: { input: z.object({}), output: z.object({ found: z.array(installedBrowser) }) },
  /** Opens the form and fills it. The page stays open. */
  fill: {
    input: fill,
    output: z.union([stopped, z.object({ kind: z.literal('filled'), /** Steps that the page did not have and that are not needed. */ left: z.array(z.string()) })]),
  },
  /** Waits until the form that was filled is sent, by the seller or by `press`. */
  sent: {
    input: fill.pick({ window: true, recipe: true, reports: true, patienceMs: true }).extend({ press: z.boolean() }),
    output: z.union([stopped, z.object({ kind: z.literal('sent'), remoteId: z.string().nullable(), address: z.url() })]),
  },
  /** The seller clicks the field of a step; what finds it again comes back. */
  point: {
    input: z.object({ window, recipe, step: z.string(), patienceMs: z.number().int().positive() }),
    output: z.union([stopped, z.object({ kind: z.literal('pointed'), locators: z.array(locator).min(1) })]),
  },
  /** Looks whether everything that a recipe names stands on its form now. */
  selfTest: {
    input: fill.pick({ window: true, recipe: true, learned: true, reports: true, patienceMs: true }),
    output: z.union([stopped, z.object({ kind: z.literal('tested'), steps: z.array(z.object({ id: z.string(), found: z.boolean(), by: z.string().nullable() })) })]),
  },
  /** Closes the window of a profile. */
  close: { input: z.object({ profile: z.string() }), output: z.object({}) },
} as const
export type BrowserPort = typeof browserPort
