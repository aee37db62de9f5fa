/** What was fixed of a look, looked up: ids become layouts, voices, palettes and motifs. */
import { InvalidInput } from '../../kernel/errors.ts'
import type { DesignChoices, Lettering, Texture } from '../contract.ts'
import { PALETTES, type Palette } from './colour/palettes.ts'
import type { Layout } from './layouts/layout.ts'
import { LAYOUTS } from './layouts/registry.ts'
import { PICTURE_LAYOUTS } from './layouts/with-picture.ts'
import type { Motif, MotifShelf } from './motifs.ts'
import { OWN_PICTURE } from './picture/generated.ts'
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
  /** The layouts that there are to choose from. */
  readonly among: readonly Layout[]
}

/**
 * `own`: the design holds a picture of its own, which has its layouts and its colours. Throws InvalidInput that names the
 * field of an id which does not exist.
 */
export function fixedChoices(choices: DesignChoices, motifs: MotifShelf, own: boolean): Fixed {
  const among = own ? PICTURE_LAYOUTS : LAYOUTS
  // What was the picture's own means nothing once the picture is gone.
  const free = <T extends string | null>(id: T | undefined): T | undefined => (id === OWN_PICTURE ? undefined : id)
  const gone = !own && PICTURE_LAYOUTS.some(({ id }) => id === choices.layout)
  return {
    layout: gone ? undefined : found('layout', choices.layout, among),
    voice: found('voice', choices.voice, VOICES),
    palette: found('palette', free(choices.palette), PALETTES),
    motif: own ? undefined : fixedMotif(free(choices.motif), motifs),
    among,
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
