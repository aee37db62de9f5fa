import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { z } from 'zod'
import { mood } from '../../main/ideas/contract.ts'
import { covers, openVoice, VOICES } from '../../main/designs/pure/type/voices.ts'
import { resourceFile } from '../resources.ts'
import { openShelves } from './shelves.ts'

const measures = z.object({ capHeight: z.number(), xHeight: z.number(), width: z.number(), stem: z.number() })
const manifest = z.object({ fonts: z.array(z.object({ id: z.string(), family: z.string(), role: z.string(), measures })) })
const { fonts } = manifest.parse(JSON.parse(readFileSync(resourceFile('fonts', 'fonts.json'), 'utf8')))
const fontOf = (id: string) => fonts.find((font) => font.id === id)

/** Kinds of faces whose capitals alone cannot be read. */
const NEVER_CAPS = new Set(['script', 'blackletter'])
/** Thinnest stem of a face for the large words, in capital heights: at 8 mm letters 0.5 mm. */
const THINNEST = 0.065

test('there are more than sixty families, each used by a voice, each strong enough to print', () => {
  expect(new Set(fonts.map(({ family }) => family)).size).toBeGreaterThanOrEqual(60)
  const used = new Set(VOICES.flatMap(({ display, helper, script }) => [display, helper, script]))
  expect(fonts.map(({ id }) => id).filter((id) => !used.has(id))).toEqual([])
  for (const { id, measures: { capHeight, xHeight, stem } } of fonts) {
    expect(stem, id).toBeGreaterThanOrEqual(THINNEST)
    expect(xHeight > capHeight * 0.3 && xHeight < capHeight * 1.05, id).toBe(true)
  }
})

test('every mood has many voices, and every voice a name of its own', () => {
  for (const name of mood.options) expect(VOICES.filter(({ moods }) => moods.includes(name)).length, name).toBeGreaterThanOrEqual(8)
  expect(new Set(VOICES.map(({ id }) => id)).size).toBe(VOICES.length)
  expect(new Set(VOICES.map(({ name }) => name)).size).toBe(VOICES.length)
})

test('no script is set in capitals, and helper faces are plain', () => {
  const roleOf = (face: string): string => fontOf(face)?.role ?? 'unknown'
  expect(VOICES.filter(({ display, caps }) => caps && NEVER_CAPS.has(roleOf(display))).map(({ id }) => id)).toEqual([])
  expect(VOICES.filter(({ helper }) => !['helper', 'mono', 'varsity', 'display'].includes(roleOf(helper))).map(({ id }) => id)).toEqual([])
})

test('the faces of a voice differ in kind, or are one face', () => {
  const roleOf = (face: string): string => fontOf(face)?.role ?? 'unknown'
  const alike = VOICES.filter(({ display, helper, script }) => [helper, script].some((other) => other !== display && roleOf(other) === roleOf(display)))
  expect(alike.filter(({ display }) => roleOf(display) !== 'hand').map(({ id }) => id)).toEqual([])
})

test('a face whose ampersand reads as another sign is passed over where there is one', () => {
  const { face } = openShelves()
  const sets = (id: string, text: string): boolean[] => VOICES.filter((plan) => plan.id === id).map((plan) => covers(openVoice(plan, face), text))
  expect(sets('mr-dafoe', 'Salt & pepper')).toEqual([false])
  expect(sets('mr-dafoe', 'Salt and pepper')).toEqual([true])
  expect(sets('bevan', 'Salt & pepper')).toEqual([true])
})
