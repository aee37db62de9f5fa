/** Changing a design: what a change would look like, and making it. The design that is changed stays as it is. */
import { AppError, InvalidInput } from '../kernel/errors.ts'
import { concept as conceptSchema, type Concept } from '../ideas/contract.ts'
import { checkText } from '../compliance/index.ts'
import type { DesignChoices, DesignForm, DesignSketch } from './contract.ts'
import type { ImageEngineId } from '../settings/contract.ts'
import { kindOf } from './jobs/make.ts'
import { areaOf, artSeedOf, designId, type MakeRequest } from './make.ts'
import { pictureOfEarlier } from './pictures/make-picture.ts'
import { holdsOwn } from './pure/picture/generated.ts'
import { tidyPhrase } from './pure/type/words.ts'
import type { DesignsRepo } from './repo.ts'
import type { DesignsDeps } from './service.ts'
import type { DesignRow } from './tables.ts'

const LONGEST_PHRASE = conceptSchema.shape.phrase.maxLength ?? 200

export interface Change {
  /** What the art shall say. */
  readonly phrase: string
  /** Another throw of the dice; left out, it stays the design's own. */
  readonly seed?: string | undefined
  readonly choices: DesignChoices
}

export interface SketchRequest extends Change {
  /** What stays as it is where that goes together with `choices`. */
  readonly prefer?: DesignChoices | undefined
  /** The product colour it is drawn for. */
  readonly garment: string
}

export interface EditRequest extends Change {
  /** Names this wish: the same one sent again meets the work that was asked for already. */
  readonly requestId: string
  /** Another picture in place of the one it has, made by this engine; by the seller's choice in Settings where none is named. */
  readonly newPicture?: boolean | undefined
  readonly engine?: ImageEngineId | undefined
  /** Of a new picture: whether words are set round it, as they are where nothing is said. */
  readonly form?: Exclude<DesignForm, 'words'> | undefined
}

/**
 * Draws a change of a design and keeps nothing.
 * @throws InvalidInput naming the field (`phrase`, `layout`, `voice`, `palette`, `motif`) that cannot be as it is wished.
 */
export async function sketch(deps: DesignsDeps, repo: DesignsRepo, row: DesignRow, request: SketchRequest, signal?: AbortSignal): Promise<DesignSketch> {
  const product = deps.products.find(row.productId)
  const garment = deps.products.garment(product.id, request.garment)
  const phrase = tidyPhrase(request.phrase)
  if (phrase.length > LONGEST_PHRASE) throw new InvalidInput('phrase', `it is longer than ${LONGEST_PHRASE} letters`, 'Shorten it.')
  const concept: Concept = { ...deps.ideas.get(row.ideaId).concept, phrase }
  const given = { concept, seed: artSeedFor(row, request.seed), area: areaOf(product), garments: product.colours }
  const held = row.form === 'words' ? null : repo.picture(row.id)
  const picture = held === null ? {} : { picture: pictureOfEarlier(deps, held).cutOut }
  const art = await firstThatGoes(attempts(request.choices, request.prefer), (choices) => deps.sketching.call('makeDesign', { ...given, ...picture, choices }, signal === undefined ? {} : { signal }))
  const wanted = art.garments.find((choice) => choice.garment === garment.id)?.variant
  const drawn = art.variants.find(({ variant }) => variant === wanted) ?? art.variants[0]
  if (drawn === undefined) throw new AppError('bug', 'The engine drew nothing.')
  const said = { phrase, ...(art.spelled === phrase ? {} : { lines: [art.spelled] }) }
  return {
    ...drawn, layout: art.layout, fonts: art.fonts, checks: checkText(said, { spelled: art.spelled, art: 'vector', trademark: await deps.trademarks.check(said) }),
    ...(art.motif === undefined ? {} : { motif: art.motif }), ...(art.recipe === undefined ? {} : { recipe: art.recipe }),
    ...(art.printFacts === undefined ? {} : { printFacts: art.printFacts }),
  }
}

/** All that is preferred, then what has nothing to do with how the words are set, then what is asked for alone. */
function attempts(choices: DesignChoices, prefer: DesignChoices = {}): DesignChoices[] {
  const { palette, finish } = prefer
  const loose: DesignChoices = { ...(palette === undefined ? {} : { palette }), ...(finish?.texture === undefined ? {} : { finish: { texture: finish.texture } }) }
  const all = [prefer, loose, {}].map((kept) => ({ ...kept, ...choices, finish: { ...kept.finish, ...choices.finish } }))
  return [...new Map(all.map((one) => [JSON.stringify(one), one])).values()]
}

/** Only what cannot be as it is wished is tried otherwise; the last refusal is the one that is told. */
async function firstThatGoes<T>(tries: readonly DesignChoices[], draw: (choices: DesignChoices) => Promise<T>): Promise<T> {
  for (const choices of tries.slice(0, -1)) {
    try {
      return await draw(choices)
    } catch (error) {
      if (!(error instanceof AppError && error.kind === 'invalid-input')) throw error
    }
  }
  return draw(tries.at(-1) ?? {})
}

/**
 * Asks for the changed design: a new one of the same idea, which takes the place of `row` in Review.
 * @returns the work asked for and the id that the design will have.
 * @throws AppError when the idea is kept from design.
 */
export function edit(deps: DesignsDeps, row: DesignRow, { requestId, phrase, seed, choices, newPicture, engine, form = 'picture-and-words' }: EditRequest): { jobId: string; designId: string } {
  const idea = deps.ideas.get(row.ideaId)
  if (idea.status === 'rights-risk') throw new AppError('rejected', `“${idea.title}” is kept from design. ${idea.risk ?? 'It may belong to somebody.'}`)
  const payload: MakeRequest = {
    ideaId: row.ideaId, productId: row.productId, seed: row.seed, variation: 0, full: false, phrase: tidyPhrase(phrase),
    edit: { origin: row.id, requestId, artSeed: artSeedFor(row, seed), choices, ...(newPicture === true ? { newPicture } : {}) },
    // Words that the seller puts to a picture by itself are set with it.
    ...((newPicture === true || row.form !== 'words') && holdsOwn(choices) ? { form: newPicture === true ? form : 'picture-and-words' } : {}),
    ...(engine === undefined ? {} : { engine }),
  }
  const jobId = deps.store.writeTx((tx) => deps.queue.enqueueTx(tx, { kind: kindOf(payload), payload, correlationId: row.id, unique: { key: `edit/${row.id}/${requestId}`, scope: 'once' } }))
  return { jobId, designId: designId(payload) }
}

/** The seed of a design that was made before it was kept is not known for its variations; then the first one's stands in. */
function artSeedFor(row: DesignRow, wanted: string | undefined): string {
  return wanted ?? row.artSeed ?? artSeedOf({ seed: row.seed, ideaId: row.ideaId, variation: 0 })
}
