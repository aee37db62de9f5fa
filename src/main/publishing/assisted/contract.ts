/** How a form on a market's site is filled, as data: read from a file, so that a changed page needs no release. */
import { z } from 'zod'
import { marketId } from '../../listings/contract.ts'

/** One way to find something on a page; the surest first in a list of them. */
export const locator = z.discriminatedUnion('by', [
  z.object({ by: z.literal('role'), role: z.enum(['button', 'textbox', 'combobox', 'checkbox', 'radio', 'link', 'heading', 'spinbutton', 'switch', 'option']), name: z.string().min(1).max(200) }),
  z.object({ by: z.literal('label'), text: z.string().min(1).max(200) }),
  z.object({ by: z.literal('placeholder'), text: z.string().min(1).max(200) }),
  z.object({ by: z.literal('text'), text: z.string().min(1).max(200) }),
  z.object({ by: z.literal('test-id'), id: z.string().min(1).max(200) }),
  /** The last resort, and how a clicked field is remembered. */
  z.object({ by: z.literal('css'), css: z.string().min(1).max(500) }),
])
export type Locator = z.infer<typeof locator>

/** What of a listing goes into a field. */
export const formValue = z.enum(['title', 'description', 'tags', 'main-tag', 'bullet-1', 'bullet-2', 'brand', 'price', 'print-file'])
export type FormValue = z.infer<typeof formValue>

const step = { id: z.string().regex(/^[a-z0-9-]{1,40}$/), /** As the seller reads it: “Title”. */ says: z.string().min(1).max(80), locators: z.array(locator).min(1).max(12) }

export const recipeStep = z.discriminatedUnion('does', [
  /** Types into a field, and reads it again. `optional`: a page without it is filled all the same. */
  z.object({ does: z.literal('fill'), ...step, value: formValue, optional: z.boolean().default(false) }),
  /** Types one tag after the other, each ended by a key. */
  z.object({ does: z.literal('tags'), ...step, value: z.literal('tags'), key: z.enum(['Enter', ',']) }),
  z.object({ does: z.literal('upload'), ...step, value: z.literal('print-file'), /** What shows that the picture has arrived. */ arrived: z.array(locator).min(1).max(6) }),
  z.object({ does: z.literal('choose'), ...step, option: z.string().min(1).max(120), optional: z.boolean().default(false) }),
  z.object({ does: z.literal('check'), ...step, on: z.boolean(), optional: z.boolean().default(false) }),
  /** Opens a part of the form; never what sends it. */
  z.object({ does: z.literal('open'), ...step, optional: z.boolean().default(false) }),
])
export type RecipeStep = z.infer<typeof recipeStep>

const host = z.string().regex(/^[a-z0-9.-]+(:\d{1,5})?$/)
/** Of an address: its path is held against it, as a part. */
const inAddress = z.object({ by: z.literal('address'), part: z.string().min(1).max(200) })
const sign = z.union([locator, inAddress])
export type Sign = z.infer<typeof sign>

export const recipe = z.object({
  market: marketId,
  /** Grows with each change; the newest that can be read is used. */
  version: z.number().int().positive(),
  title: z.string().min(1).max(60),
  /** Where a new listing begins. */
  start: z.url({ protocol: /^https?$/ }),
  /** The only hosts that are worked on; a page of another stops it. */
  hosts: z.array(host).min(1).max(10),
  signs: z.object({
    /** The seller has to sign in. */
    signIn: z.array(sign).min(1),
    /** A riddle for humans, a warning to the account: nothing more is done. */
    captcha: z.array(sign).min(1),
    warning: z.array(sign),
    /** This is the form. */
    form: z.array(sign).min(1),
  }),
  steps: z.array(recipeStep).min(1).max(40),
  /** What sends the form. The seller presses it. */
  publish: z.array(locator).min(1),
  done: z.object({
    signs: z.array(sign).min(1),
    /** Where the market's own number stands, in the address it leads to: a pattern with one group. */
    remoteId: z.string().min(1).max(200).nullable(),
  }),
  /** What the market's form would say no to, as shown on it. */
  refused: z.array(locator).default([]),
})
export type Recipe = z.infer<typeof recipe>

/** Fields that the seller pointed at, by market and step; kept beside the recipe and tried first. */
export const learnedFields = z.record(z.string(), z.object({ locators: z.array(locator).min(1).max(6), learnedAt: z.iso.datetime() }))
export type LearnedFields = z.infer<typeof learnedFields>

/** Why a form was left. `not-found` names the step. */
export const stopReason = z.enum(['sign-in', 'captcha', 'warning', 'unknown-page', 'not-found', 'not-kept', 'closed', 'waited-too-long', 'refused'])
export type StopReason = z.infer<typeof stopReason>

export const formFields = z.partialRecord(formValue, z.union([z.string(), z.array(z.string())]))
export type FormFields = z.infer<typeof formFields>

export const installedBrowser = z.object({ name: z.enum(['Chrome', 'Edge', 'Chromium']), path: z.string() })
export type InstalledBrowser = z.infer<typeof installedBrowser>
