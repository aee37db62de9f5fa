/** The seller's changes of one design, step by step. Pure. */
import type { Design, DesignChoices, Finish, Recipe } from '../../main/designs/contract.ts'

/** `chosen` is what the seller has fixed here; `rest` is what else the look is made of, kept where it goes together. */
export interface Look {
  readonly phrase: string
  /** null is the seed that the design was made with. */
  readonly seed: string | null
  readonly chosen: DesignChoices
  readonly rest: DesignChoices
}

export interface Changes {
  readonly past: readonly Look[]
  readonly now: Look
  readonly future: readonly Look[]
  /** The last change was typing, and more typing belongs to it. */
  readonly typing: boolean
}

/** The name of a design's own picture where motifs are named by their ids. */
export const OWN_PICTURE = 'picture'

/** A picture that stands alone says nothing: its words begin here. */
export const isAlone = ({ form }: Pick<Design, 'form'>): boolean => form === 'picture'

export const startOf = (design: Pick<Design, 'phrase' | 'recipe' | 'layout' | 'motif' | 'form'>): Look => ({
  phrase: isAlone(design) ? '' : design.phrase,
  seed: null,
  chosen: {},
  rest: isAlone(design) ? { motif: OWN_PICTURE } : (design.recipe ?? { layout: design.layout, motif: design.motif ?? null }),
})

export const begin = (start: Look): Changes => ({ past: [], now: start, future: [], typing: false })

const LONGEST_PAST = 200

function go(changes: Changes, next: Look, typing: boolean): Changes {
  const joins = typing && changes.typing
  return { past: joins ? changes.past : [...changes.past, changes.now].slice(-LONGEST_PAST), now: next, future: [], typing }
}

export const say = (changes: Changes, phrase: string): Changes => (phrase === changes.now.phrase ? changes : go(changes, { ...changes.now, phrase }, true))

/** `drawn` is the look as it stands on the stage: what is not chosen stays as it is there. */
export function choose(changes: Changes, choice: DesignChoices, drawn: Recipe | undefined): Changes {
  const { chosen, rest } = changes.now
  const finish = { ...chosen.finish, ...choice.finish }
  return go(changes, { ...changes.now, chosen: { ...chosen, ...choice, ...(Object.keys(finish).length === 0 ? {} : { finish }) }, rest: drawn ?? rest }, false)
}

export type Field = 'layout' | 'voice' | 'palette' | 'motif' | keyof Finish

/** Takes a choice back: the seed decides on it again. */
export function free(changes: Changes, field: Field, drawn: Recipe | undefined): Changes {
  const { chosen, rest } = changes.now
  return go(changes, { ...changes.now, chosen: without(chosen, field), rest: without(drawn ?? rest, field) }, false)
}

/** A design's own picture has layouts of its own, so one that was chosen goes when it comes or goes. */
export function chooseMotif(changes: Changes, motif: string | null, drawn: Recipe | undefined): Changes {
  const before = drawn?.motif ?? changes.now.chosen.motif ?? changes.now.rest.motif
  const next = choose(changes, { motif }, drawn)
  if ((before === OWN_PICTURE) === (motif === OWN_PICTURE)) return next
  return { ...next, now: { ...next.now, chosen: without(next.now.chosen, 'layout') } }
}

/** What goes with another picture: how the words are set, and colours only where the seller has chosen them. */
export function besidePicture({ chosen, rest }: Look, drawn: Recipe | undefined): DesignChoices {
  const { motif, layout, voice, finish } = { ...rest, ...drawn, ...chosen, finish: { ...rest.finish, ...drawn?.finish, ...chosen.finish } }
  // Layouts of designs without a picture cannot hold one, and not every finish goes with those that can.
  const { letters: _letters, ...loose } = finish
  const set: DesignChoices = motif === OWN_PICTURE ? { finish, ...(layout === undefined ? {} : { layout }) } : { finish: loose }
  return { ...set, motif: OWN_PICTURE, ...(voice === undefined ? {} : { voice }), ...(chosen.palette === undefined ? {} : { palette: chosen.palette }) }
}

/** Another throw of the dice; what the seller has chosen here stays. */
export const surprise = (changes: Changes, seed: string): Changes => go(changes, { ...changes.now, seed, rest: {} }, false)

/** Back to the start, as a step that can be undone. */
export const reset = (changes: Changes, start: Look): Changes => (changes.now === start ? changes : go(changes, start, false))

export function undo(changes: Changes): Changes {
  const before = changes.past.at(-1)
  return before === undefined ? changes : { past: changes.past.slice(0, -1), now: before, future: [changes.now, ...changes.future], typing: false }
}

export function redo(changes: Changes): Changes {
  const [next, ...future] = changes.future
  return next === undefined ? changes : { past: [...changes.past, changes.now], now: next, future, typing: false }
}

export function isChosen({ chosen }: Look, field: Field): boolean {
  return isFinish(field) ? chosen.finish?.[field] !== undefined : chosen[field] !== undefined
}

const isFinish = (field: Field): field is keyof Finish => field === 'letters' || field === 'texture' || field === 'sticker'

function without(choices: DesignChoices, field: Field): DesignChoices {
  if (!isFinish(field)) {
    const { [field]: _gone, ...kept } = choices
    return kept
  }
  const { [field]: _gone, ...finish } = choices.finish ?? {}
  return { ...choices, finish }
}
