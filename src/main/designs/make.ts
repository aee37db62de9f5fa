import { AppError } from '../kernel/errors.ts'
import { deriveId } from '../kernel/ids.ts'
import { checkText } from '../compliance/index.ts'
import type { ProductTemplate } from '../products/contract.ts'
import type { AssetRecord, StoredFile, Tx } from '../store/index.ts'
import type { z } from 'zod'
import type { Check } from '../compliance/contract.ts'
import type { Concept } from '../ideas/contract.ts'
import type { ImageEngineId } from '../settings/contract.ts'
import type { ImagingPort } from '../../workers/imaging/contract.ts'
import type { DesignChoices, DesignForm, InkVariant } from './contract.ts'
import { checkArt } from './checks/check-art.ts'
import { makePicture, pictureOfEarlier, reasonWithout, withEnlarged, type HeldFiles, type PictureWork } from './pictures/make-picture.ts'
import type { CheckRoom, DesignsDeps } from './service.ts'
import type { DesignsRepo } from './repo.ts'

/** Pixels of the picture that Review shows large. */
const PREVIEW_PX = 1200
/** Pixels of the small picture that a thumb-hash is taken from. */
const THUMB_PX = 320

/** Earlier designs that the engine is told of. */
const TAKEN = 300

export interface MakeRequest {
  readonly ideaId: string
  readonly runId?: string | undefined
  readonly productId: string
  readonly seed: string
  /** 0 is the first design of an idea in this run; further ones are variations. */
  readonly variation: number
  /** Print files at once instead of at approval. */
  readonly full: boolean
  /** What the art says, where it is not the phrase of the idea. */
  readonly phrase?: string | undefined
  /** The design that this one is a variation of. */
  readonly like?: string | undefined
  /** The seller's change of an earlier design. */
  readonly edit?: Edit | undefined
  /** What it is to show; words where nothing is said. */
  readonly form?: DesignForm | undefined
  /** Who makes the picture; the seller's choice in Settings where nobody is named. */
  readonly engine?: ImageEngineId | undefined
  /** Words alone will do where nobody can make the picture. */
  readonly orWords?: boolean | undefined
}

export interface MakeContext extends PictureWork {
  /** Whether nothing will be tried again after this. */
  readonly isLastTry?: boolean | undefined
}

export interface Edit {
  readonly origin: string
  /** Names the wish: asked for again, it makes no second design. */
  readonly requestId: string
  readonly artSeed: string
  readonly choices: DesignChoices
  /** Another picture in place of the one it has. */
  readonly newPicture?: boolean | undefined
}

export function designId(request: MakeRequest): string {
  if (request.edit !== undefined) return deriveId('dsg', request.ideaId, 'edit', request.edit.origin, request.edit.requestId)
  return deriveId('dsg', request.ideaId, request.runId ?? 'single', request.productId, request.seed, request.variation, ...(request.like === undefined ? [] : ['like', request.like]))
}

/** What the engine is given, so that designs of one run and idea differ. */
export function artSeedOf({ seed, ideaId, variation }: Pick<MakeRequest, 'seed' | 'ideaId' | 'variation'>): string {
  return `${seed}/${ideaId}/${variation}`
}

interface MadeFile {
  readonly kind: 'svg' | 'preview' | 'print'
  readonly variant: InkVariant
  readonly record: AssetRecord
}

/** The art of a design, whatever it shows. */
type Art = Pick<z.output<ImagingPort['makeDesign']['output']>, 'engine' | 'layout' | 'variants' | 'garments' | 'fonts' | 'motif' | 'printFacts'> & {
  /** Null where the art says nothing. */
  readonly spelled: string | null
  readonly recipe: z.output<ImagingPort['makeDesign']['output']>['recipe'] | null
}

/** Makes one design and stores it whole: files first, then row, event and what follows in one transaction. */
export async function makeDesign(deps: DesignsDeps, repo: DesignsRepo, room: CheckRoom, request: MakeRequest, context: MakeContext): Promise<string> {
  const id = designId(request)
  if (repo.find(id) !== null) return id
  const idea = deps.ideas.get(request.ideaId)
  if (idea.status === 'rights-risk') throw new AppError('rejected', `“${idea.title}” is kept from design. ${idea.risk ?? 'It may belong to somebody.'}`)
  const product = deps.products.find(request.productId)
  const area = areaOf(product)
  const phrase = request.phrase ?? idea.concept.phrase
  const concept = { ...idea.concept, phrase }
  const artSeed = request.edit?.artSeed ?? artSeedOf(request)
  const { held, form, noPicture } = await pictureFor(deps, repo, request, { id, concept, about: idea.theme.label }, context)
  const art = await artFor(deps, room, request, { concept, artSeed, product, form, held }, context.signal)
  const garment = (request.edit === undefined ? undefined : repo.find(request.edit.origin)?.garment) ?? firstGarment(product, id)
  const variant = art.garments.find((choice) => choice.garment === garment)?.variant ?? 'on-dark'
  const files: MadeFile[] = []
  for (const drawn of art.variants) {
    files.push({ kind: 'svg', variant: drawn.variant, record: recordOf(deps, await deps.store.assets.put(drawn.svg, 'svg'), area) })
    files.push({ kind: 'preview', variant: drawn.variant, record: await preview(deps, drawn.svg, context.signal) })
    if (request.full) files.push({ kind: 'print', variant: drawn.variant, record: await printFile(deps, drawn.svg, area, held, context.signal) })
  }
  const earlier = request.edit?.origin ?? (held?.records.length === 0 ? request.like : undefined)
  const looks = await checkArt({ imaging: deps.imaging, fingerprints: room.fingerprints }, { ...art, picture: held, enlarges: deps.looks.enlarges() }, product.colours, new Set(earlier === undefined ? [] : [earlier]), context.signal)
  const checks = [...await checksOfWords(deps, art, phrase, held, context.signal), ...looks.checks]
  deps.store.writeTx((tx) => {
    const inserted = repo.insertTx(tx, {
      id, ideaId: idea.id, runId: request.runId ?? null, productId: product.id, phrase, engine: art.engine, seed: request.seed,
      layout: art.layout, variant, garment, garmentVariants: JSON.stringify(art.garments), fonts: JSON.stringify(art.fonts), motif: art.motif ?? null,
      inks: JSON.stringify(art.variants.find((drawn) => drawn.variant === variant)?.inks ?? []), checks: JSON.stringify(checks), status: 'review',
      rejectReason: null, score: idea.score, createdAt: deps.clock.now(), decidedAt: null, form, noPicture,
      recipe: art.recipe === null ? null : JSON.stringify(art.recipe), printFacts: art.printFacts === undefined ? null : JSON.stringify(art.printFacts), origin: request.edit?.origin ?? null, artSeed,
    })
    if (!inserted) return
    for (const record of held?.records ?? []) deps.store.assets.recordTx(record)
    if (held !== null) repo.addPictureTx(tx, { designId: id, ...held.row })
    addFilesTx(deps, repo, tx, id, files)
    if (looks.fingerprint !== null) room.repo.addTx(tx, id, looks.fingerprint)
    deps.ideas.markDesignedTx(tx, idea.id)
    const runId = request.runId === undefined ? {} : { runId: request.runId }
    deps.events.emitTx(tx, { type: 'design.generated', source: 'designs', correlationId: context.correlationId, data: { designId: id, ideaId: idea.id, ...runId } })
    deps.onGeneratedTx(tx, { designId: id, full: request.full, correlationId: context.correlationId })
  })
  return id
}

interface WithPicture {
  readonly held: HeldFiles | null
  readonly form: DesignForm
  readonly noPicture: string | null
}

/** The picture of the design that this one is made from, or a new one; none where words alone will do and nobody can make it. */
async function pictureFor(deps: DesignsDeps, repo: DesignsRepo, request: MakeRequest, { id, concept, about }: { id: string; concept: Concept; about: string }, context: MakeContext): Promise<WithPicture> {
  const form = request.form ?? 'words'
  if (form === 'words') return { held: null, form, noPicture: null }
  const earlier = takesOver(request) === undefined ? null : repo.picture(takesOver(request) ?? '')
  if (earlier !== null) return { held: pictureOfEarlier(deps, earlier), form, noPicture: null }
  try {
    const choice = { designId: id, concept, about, styles: deps.pictureStyles(), engine: request.engine ?? null, correlationId: context.correlationId, runId: request.runId }
    return { held: await makePicture(deps, choice, context), form, noPicture: null }
  } catch (error) {
    const why = request.orWords === true ? reasonWithout(error, { isLastTry: context.isLastTry ?? false, now: deps.clock.now(), signal: context.signal }) : null
    if (why === null) throw error
    return { held: null, form: 'words', noPicture: why }
  }
}

/** The design whose picture is shown again: words and setting change, the picture stays. A picture by itself that is to vary is made anew. */
export function takesOver({ edit, like, form }: Pick<MakeRequest, 'edit' | 'like' | 'form'>): string | undefined {
  if (edit !== undefined) return edit.newPicture === true ? undefined : edit.origin
  return form === 'picture-and-words' ? like : undefined
}

async function artFor(deps: DesignsDeps, room: CheckRoom, request: MakeRequest, { concept, artSeed, product, form, held }: { concept: Concept; artSeed: string; product: ProductTemplate; form: DesignForm; held: HeldFiles | null }, signal: AbortSignal): Promise<Art> {
  const area = areaOf(product)
  if (held !== null && form === 'picture') {
    const alone = await deps.imaging.call('setPicture', { file: held.cutOut, area, garments: product.colours, filled: held.cut.ground !== 'none' }, { signal })
    return { ...alone, layout: 'picture', fonts: [], spelled: null, recipe: null }
  }
  return deps.imaging.call('makeDesign', {
    concept, seed: artSeed, area, garments: product.colours, choices: request.edit?.choices ?? {}, ...(held === null ? {} : { picture: held.cutOut }),
    // What was changed on purpose may look like what it was changed from.
    ...(request.edit === undefined ? { taken: [...room.fingerprints.taken(request.ideaId, TAKEN)] } : {}),
  }, { signal })
}

/** Of the words that the art says, and of the picture where a model made one. */
async function checksOfWords(deps: DesignsDeps, { spelled }: Art, phrase: string, held: HeldFiles | null, signal: AbortSignal): Promise<readonly Check[]> {
  // A picture without words is no place for somebody's name either.
  const said = spelled === null ? { idea: phrase } : { phrase, ...(spelled === phrase ? {} : { lines: [spelled] }) }
  const words = checkText(said, { spelled, art: held === null ? 'vector' : 'generated', trademark: await deps.trademarks.check(said) })
  if (held === null) return words
  const seen = await deps.looks.check({ original: held.original, cutOut: held.cutOut, prompt: held.row.prompt }, signal)
  return words.map((check) => seen.find(({ id }) => id === check.id) ?? check)
}

/** Makes the print file of every ink variant that lacks one. @returns bytes written. */
export async function printDesign(deps: DesignsDeps, repo: DesignsRepo, id: string, context: { signal: AbortSignal; correlationId: string }): Promise<number> {
  const design = repo.find(id)
  if (design === null) return 0
  const files = repo.files(id)
  const area = areaOf(deps.products.find(design.productId))
  const made: MadeFile[] = []
  const row = repo.picture(id)
  const held = row === null ? null : pictureOfEarlier(deps, row)
  for (const svg of files.filter((file) => file.kind === 'svg')) {
    const print = files.find((file) => file.kind === 'print' && file.variant === svg.variant)
    if (print !== undefined && deps.readable(deps.store.assets.path({ hash: print.asset, extension: 'png' }))) continue
    const text = await deps.readText(deps.store.assets.path({ hash: svg.asset, extension: 'svg' }))
    made.push({ kind: 'print', variant: svg.variant, record: await printFile(deps, text, area, held, context.signal) })
  }
  if (made.length === 0) return 0
  const bytes = made.reduce((sum, file) => sum + file.record.bytes, 0)
  deps.store.writeTx((tx) => {
    addFilesTx(deps, repo, tx, id, made)
    deps.events.emitTx(tx, { type: 'design.printed', source: 'designs', correlationId: context.correlationId, data: { designId: id, bytes } })
  })
  return bytes
}

function addFilesTx(deps: DesignsDeps, repo: DesignsRepo, tx: Tx, designId: string, files: readonly MadeFile[]): void {
  for (const file of files) {
    deps.store.assets.recordTx(file.record)
    repo.addFileTx(tx, { designId, kind: file.kind, variant: file.variant, asset: file.record.hash })
  }
}

async function preview(deps: DesignsDeps, svg: string, signal: AbortSignal): Promise<AssetRecord> {
  const { assets } = deps.store
  return assets.staged('webp', async (out) => {
    const size = await deps.imaging.call('preview', { svg, widthPx: PREVIEW_PX, background: null, out }, { signal })
    const { thumbHash } = await assets.staged('webp', (small) => deps.imaging.call('thumbnail', { file: out, widthPx: THUMB_PX, out: small }, { signal }))
    return { ...recordOf(deps, await assets.adopt(out, 'webp'), size), thumbHash }
  })
}

async function printFile(deps: DesignsDeps, svg: string, area: { widthPx: number; heightPx: number }, held: HeldFiles | null, signal: AbortSignal): Promise<AssetRecord> {
  const { assets } = deps.store
  const print = (picture: string | undefined): Promise<AssetRecord> => assets.staged('png', async (out) => {
    await deps.imaging.call('printFile', { svg, widthPx: area.widthPx, heightPx: area.heightPx, ...(picture === undefined ? {} : { picture, aiMade: held?.row.aiMade ?? false }), out }, { signal })
    return recordOf(deps, await assets.adopt(out, 'png'), area)
  })
  return held === null ? print(undefined) : withEnlarged(deps, held, print, signal)
}

function recordOf(deps: DesignsDeps, file: StoredFile, size: { widthPx: number; heightPx: number }): AssetRecord {
  return { ...file, widthPx: size.widthPx, heightPx: size.heightPx, thumbHash: null, createdAt: deps.clock.now() }
}

export function areaOf(product: ProductTemplate) {
  const area = product.printAreas[0]
  if (area === undefined) throw new TypeError(`${product.id} has no print area`)
  return area
}

/** The first four colours take turns, so that a morning's review is not forty black shirts. */
function firstGarment(product: ProductTemplate, id: string): string {
  const offered = product.colours.slice(0, 4)
  return offered[Number.parseInt(id.slice(-4), 16) % offered.length]?.id ?? 'black'
}
