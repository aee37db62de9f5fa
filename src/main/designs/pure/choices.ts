/** What was fixed of a look, looked up: ids become layouts, voices, palettes and motifs. */
import { InvalidInput } from '../../kernel/errors.ts'
import type { DesignChoices, Lettering, Texture } from '../contract.ts'
import { PALETTES, type Palette } from './colour/palettes.ts'
import type { Layout } from './layouts/layout.ts'
import { LAYOUTS } from './layouts/registry.ts'
import type { Motif, MotifShelf } from './motifs.ts'
import { VOICES } from './type/voices.ts'

export type VoicePlan = (typeof VOICES)[number]

/** What is undefined is free; a motif of null is one that must not be. */
export interface Fixed {
  readonly layout: Layout | undefined
  readonly voice: VoicePlan | undefined
  readonly palette: Palette | undefined
  readonly motif: Motif | null | undefined
  readonly letters: Lettering | undefined
  readonly texture: Texture | undefined
  readonly sticker: boolean
}

/** Throws InvalidInput that names the field of an id which does not exist. */
export function fixedChoices(choices: DesignChoices, motifs: MotifShelf): Fixed {
  return {
    layout: found('layout', choices.layout, LAYOUTS),
    voice: found('voice', choices.voice, VOICES),
    palette: found('palette', choices.palette, PALETTES),
    motif: fixedMotif(choices.motif, motifs),
    letters: choices.finish?.letters,
    texture: choices.finish?.texture,
    sticker: choices.finish?.sticker ?? false,
  }
}

function found<T extends { readonly id: string }>(field: string, id: string | undefined, among: readonly T[]): T | undefined {
  if (id === undefined) return undefined
  const one = among.find((candidate) => candidate.id === id)
  if (one === undefined) throw new InvalidInput(field, `“${id}” is not a ${field}`, `Choose one of ${among.map((candidate) => candidate.id).join(', ')}.`)
  return one
}

function fixedMotif(id: string | null | undefined, motifs: MotifShelf): Motif | null | undefined {
  if (id === undefined || id === null) return id
  const motif = motifs.byId(id)
  if (motif === undefined) throw new InvalidInput('motif', `“${id}” is not a picture`, 'Choose another picture or none.')
  return motif
}

/** “big-word” → “Big word”: what is shown of an id without a name. */
export function nameOf({ id, name }: { readonly id: string; readonly name?: string | undefined }): string {
  const words = name ?? id.slice(id.lastIndexOf(':') + 1).replaceAll('-', ' ')
  return words.charAt(0).toUpperCase() + words.slice(1)
}
