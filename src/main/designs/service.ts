import type { TrademarksService } from '../compliance/index.ts'
import type { z } from 'zod'
import type { Clock } from '../kernel/clock.ts'
import { toIso } from '../kernel/clock.ts'
import { NotFound } from '../kernel/errors.ts'
import type { WorkerClient } from '../kernel/worker-client.ts'
import type { Events, Queue } from '../jobs/index.ts'
import type { IdeasService } from '../ideas/index.ts'
import type { ProductsService } from '../products/index.ts'
import type { Store, Tx } from '../store/index.ts'
import type { ImagingPort } from '../../workers/imaging/contract.ts'
import { artOf } from './art.ts'
import type { LooksPort } from './pictures/looks.ts'
import type { PicturePort } from './pictures/port.ts'
import { design as designSchema, designPicture, type Design, type DesignArt, type DesignPicture, type DesignSketch, type DesignStatus, type InkVariant, type RejectReason } from './contract.ts'
import { edit, sketch, type EditRequest, type SketchRequest } from './edit.ts'
import { variantFor } from './garment-variant.ts'
import { createFingerprints, type Fingerprints } from './checks/fingerprints.ts'
import { checkPlaces, printArt, type PrintArtRequest } from './checks/print-art.ts'
import type { PrintReport } from './checks/contract.ts'
import { createChecksRepo, type ChecksRepo } from './checks/repo.ts'
import { tidyPictures } from './checks/tidy.ts'
import { kindOf, MAKE, MAKE_PICTURE, variationsIn } from './jobs/make.ts'
import { PRINT_ART } from './jobs/print-art.ts'
import { PRINT } from './jobs/print.ts'
import { makeFor, type MakeForRequest } from './make-for.ts'
import { designId, makeDesign, printDesign, type MakeContext, type MakeRequest } from './make.ts'
import { createDesignsRepo, type DesignCounts, type DesignsRepo, type GalleryFilter } from './repo.ts'
import type { DesignFileRow, DesignPictureRow, DesignRow } from './tables.ts'

export interface DesignsDeps {
  readonly store: Store
  readonly clock: Clock
  readonly events: Events
  readonly queue: Queue
  readonly ideas: IdeasService
  readonly products: ProductsService
  readonly trademarks: Pick<TrademarksService, 'check'>
  readonly imaging: WorkerClient<ImagingPort>
  /** A worker of its own for what the seller waits for with the hand on the mouse: work of a night never stands before it. */
  readonly sketching: WorkerClient<ImagingPort>
  readonly readText: (file: string) => Promise<string>
  readonly readable: (file: string) => boolean
  /** Where the seller sells. */
  readonly markets: () => readonly string[]
  /** Who makes pictures. */
  readonly pictures: PicturePort
  /** Who looks at them. */
  readonly looks: LooksPort
  /** The styles of pictures that the seller has chosen; empty: all that suit. */
  readonly pictureStyles: () => readonly string[]
  /** What follows a new design in its own transaction: mock-ups and listings, which this slice does not know. */
  readonly onGeneratedTx: (tx: Tx, made: { designId: string; full: boolean; correlationId: string }) => void
  /** The mock-ups of each design, in their order; the slice that makes them says. */
  readonly mockupsOf: (designIds: readonly string[]) => ReadonlyMap<string, Design['mockups']>
}

/** What checks keep of designs, beside their rows. */
export interface CheckRoom {
  readonly repo: ChecksRepo
  readonly fingerprints: Fingerprints
}

export interface WorkSignal {
  readonly signal: AbortSignal
  readonly correlationId: string
}

/** Where nobody says how many pictures keep the engines busy. */
const USUAL_PICTURES = 4

/** Where a design stands, and why it was turned down. */
export interface DesignPlace {
  readonly status: DesignStatus
  readonly reason?: RejectReason
}

/** What a list shows of a design beside its words. */
export interface DesignTile {
  /** Hash of the preview of its own ink variant. */
  readonly preview: string
  readonly score: number
}

export interface DesignsService {
  make(request: MakeRequest, context: MakeContext): Promise<string>
  /** Makes what is missing of the print files. @returns bytes written, 0 when all were there. */
  print(designId: string, context: WorkSignal): Promise<number>
  /** Makes the print file of art from anywhere, and checks it. */
  printArt(request: PrintArtRequest, context: { signal: AbortSignal; progress: (done: number, total: number | null, note?: string) => void }): Promise<PrintReport>
  /** Asks for that as work. @returns the work asked for. @throws InvalidInput for a place the file cannot have. */
  askForPrintArt(request: PrintArtRequest): string
  /** Drops print files of designs that were turned down a month ago; they can be made again. @returns what was dropped. */
  tidy(signal: AbortSignal): Promise<{ readonly files: number; readonly bytes: number }>
  /** Bytes of all stored pictures by their kind of file, the largest first. */
  storageSizes(): readonly { readonly extension: string; readonly files: number; readonly bytes: number }[]
  get(id: string): Design
  getAll(ids: readonly string[]): readonly Design[]
  exists(id: string): boolean
  /** What the newest decisions say of the people an idea is for: a design that was badly drawn or not allowed says nothing of them. */
  verdicts(limit: number): readonly { readonly ideaId: string; readonly isYes: boolean }[]
  /** The ink variant a garment takes, and that variant's SVG file. */
  artFor(designId: string, garment: string): { readonly variant: InkVariant; readonly svgFile: string }
  /** By design id. */
  tiles(designs: readonly Pick<Design, 'id' | 'variant'>[]): ReadonlyMap<string, DesignTile>
  /** Moves a design; asks for its print files when it is approved. @returns where it was, so that it can be brought back. */
  decideTx(tx: Tx, id: string, to: { status: DesignStatus; reason?: RejectReason; by: 'seller' | 'policy' }): DesignPlace
  reviewPage(after: string | undefined, limit: number): readonly Design[]
  galleryPage(filter: GalleryFilter, after: string | undefined, limit: number): readonly Design[]
  /** The same for designs of these ideas alone. */
  pageOfIdeas(ideaIds: readonly string[], filter: GalleryFilter, after: string | undefined, limit: number): Promise<{ designs: readonly Design[]; total: number }>
  count(filter: GalleryFilter): number
  /** How many wait in Review: a design that was changed into another one does not. */
  waiting(): number
  /** All designs of the idea of this one, itself included, newest first. */
  family(designId: string, limit: number): readonly Design[]
  /** The art as it is looked at closely. */
  art(designId: string): DesignArt
  /** What a change would look like. @throws InvalidInput naming the field that cannot be so. */
  sketch(designId: string, request: SketchRequest, signal?: AbortSignal): Promise<DesignSketch>
  /** Asks for the changed design. */
  edit(designId: string, request: EditRequest): { jobId: string; designId: string }
  /** What can be chosen of a look, by the names a seller reads. */
  stock(signal?: AbortSignal): Promise<z.output<ImagingPort['stock']['output']>>
  /** Pictures for free words, the nearest first. */
  motifs(wanted: z.output<ImagingPort['motifs']['input']>, signal?: AbortSignal): Promise<z.output<ImagingPort['motifs']['output']>>
  /** Asks for the print files that are missing, decided or not. @returns the work asked for. */
  askForPrint(designId: string): string
  byRun(runId: string): readonly Design[]
  countByRun(runId: string): number
  /** Asks for `count` more designs of the same idea. @returns the work asked for. */
  vary(designId: string, count: number): readonly string[]
  /** Asks for designs of one idea. @returns the work asked for. @throws AppError for an idea that is kept from design or put away. */
  makeFor(request: MakeForRequest): readonly string[]
  /** How many designs with a picture are worked on at once. */
  picturesAtOnce(): number
  /** Of those ideas that have designs: how many, and how many of them were approved. */
  countsByIdea(ideaIds: readonly string[]): Promise<ReadonlyMap<string, DesignCounts>>
}

export function createDesignsService(deps: DesignsDeps): DesignsService {
  const repo = createDesignsRepo(deps.store)
  const checksRepo = createChecksRepo(deps.store)
  const room: CheckRoom = { repo: checksRepo, fingerprints: createFingerprints(checksRepo) }
  const views = (rows: readonly DesignRow[]): readonly Design[] => viewAll(deps, repo, rows)
  const row = (id: string): DesignRow => {
    const found = repo.find(id)
    if (found === null) throw new NotFound(`The design ${id}`)
    return found
  }
  return {
    make: (request, context) => makeDesign(deps, repo, room, request, context),
    print: (id, context) => printDesign(deps, repo, id, context),
    printArt: (request, context) => printArt({ ...deps, fingerprints: room.fingerprints }, request, context),
    askForPrintArt(request) {
      checkPlaces(request)
      return deps.store.writeTx((tx) => deps.queue.enqueueTx(tx, { kind: PRINT_ART, payload: request }))
    },
    tidy: (signal) => tidyPictures({ ...deps, repo: checksRepo }, signal),
    storageSizes: () => deps.store.assets.sizes(),
    get: (id) => first(views([row(id)]), id),
    getAll: (ids) => views(repo.findAll(ids)),
    exists: (id) => repo.find(id) !== null,
    verdicts: (limit) => repo.decided(limit).filter(saysOfPeople).map(({ ideaId, status }) => ({ ideaId, isYes: status === 'approved' })),
    artFor(id, garment) {
      const variant = variantFor(row(id), garment)
      const svg = repo.files(id).find((file) => file.kind === 'svg' && file.variant === variant)
      if (svg === undefined) throw new NotFound(`The art of ${id}`)
      return { variant, svgFile: deps.store.assets.path({ hash: svg.asset, extension: 'svg' }) }
    },
    tiles: (designs) => tilesOf(repo, designs),
    decideTx: (tx, id, to) => decideTx(deps, repo, tx, row(id), to),
    reviewPage: (after, limit) => views(repo.reviewPage(after === undefined ? null : row(after), limit)),
    galleryPage: (filter, after, limit) => views(repo.galleryPage(filter, after === undefined ? null : row(after), limit)),
    async pageOfIdeas(ideaIds, filter, after, limit) {
      const { rows, total } = await repo.pageOfIdeas(ideaIds, filter, after === undefined ? null : row(after), limit)
      return { designs: views(rows), total }
    },
    count: (filter) => repo.count(filter),
    waiting: () => repo.waiting(),
    family: (id, limit) => views(repo.family(row(id).ideaId, limit)),
    art: (id) => artOf(deps, repo, row(id)),
    sketch: (id, request, signal) => sketch(deps, repo, row(id), request, signal),
    edit: (id, request) => edit(deps, row(id), request),
    stock: (signal) => deps.sketching.call('stock', {}, signal === undefined ? {} : { signal }),
    motifs: (wanted, signal) => deps.sketching.call('motifs', wanted, signal === undefined ? {} : { signal }),
    askForPrint: (id) => deps.store.writeTx((tx) => deps.queue.enqueueTx(tx, { kind: PRINT, payload: { designId: row(id).id }, correlationId: id, unique: { key: id, scope: 'active' } })),
    countByRun: (runId) => repo.countByRun(runId),
    byRun: (runId) => views(repo.byRun(runId)),
    vary: (id, count) => vary(deps, repo, row(id), count),
    makeFor: (request) => makeFor(deps, request),
    picturesAtOnce: () => deps.pictures.atOnce?.() ?? USUAL_PICTURES,
    countsByIdea: (ideaIds) => repo.countsByIdea(ideaIds),
  }
}

function tilesOf(repo: DesignsRepo, designs: readonly Pick<Design, 'id' | 'variant'>[]): ReadonlyMap<string, DesignTile> {
  const ids = designs.map((design) => design.id)
  const variants = new Map(designs.map((design) => [design.id, design.variant]))
  const scores = repo.scores(ids)
  const previews = repo.filesOf(ids).filter((file) => file.kind === 'preview' && file.variant === variants.get(file.designId))
  return new Map(previews.map((file) => [file.designId, { preview: file.asset, score: scores.get(file.designId) ?? 0 }]))
}

function decideTx(deps: DesignsDeps, repo: DesignsRepo, tx: Tx, row: DesignRow, to: { status: DesignStatus; reason?: RejectReason; by: 'seller' | 'policy' }): DesignPlace {
  const place = { status: row.status, ...(row.rejectReason === null ? {} : { reason: row.rejectReason }) }
  if (row.status === to.status) return place
  const decidedAt = to.status === 'review' ? null : deps.clock.now()
  repo.updateTx(tx, row.id, { status: to.status, rejectReason: to.reason ?? null, decidedAt })
  const correlationId = row.runId ?? row.id
  const reason = to.reason === undefined ? {} : { reason: to.reason }
  const emit = (type: string, data: Record<string, unknown>): void => deps.events.emitTx(tx, { type, source: 'designs', correlationId, data })
  if (to.status === 'approved') {
    emit('design.approved', { designId: row.id, by: to.by })
    deps.queue.enqueueTx(tx, { kind: PRINT, payload: { designId: row.id }, correlationId, unique: { key: row.id, scope: 'active' } })
  }
  if (to.status === 'rejected') emit('design.rejected', { designId: row.id, ...reason })
  if (to.status === 'review') emit('design.reopened', { designId: row.id })
  return place
}

function vary(deps: DesignsDeps, repo: DesignsRepo, row: DesignRow, count: number): readonly string[] {
  // A phrase that the seller has changed stays changed.
  const said = row.phrase === deps.ideas.get(row.ideaId).concept.phrase ? {} : { phrase: row.phrase }
  const wish = (variation: number): MakeRequest => ({ ideaId: row.ideaId, productId: row.productId, seed: row.seed, variation, full: false, like: row.id, ...said, ...(row.form === 'words' ? {} : { form: row.form }) })
  return deps.store.writeTx((tx) => {
    let next = Math.max(repo.variationsOf(row.ideaId), ...variationsIn([...deps.queue.pending(MAKE), ...deps.queue.pending(MAKE_PICTURE)], row.ideaId).map((asked) => asked + 1))
    return Array.from({ length: count }, () => {
      // Where some failed, fewer were made than asked for.
      while (repo.find(designId(wish(next))) !== null) next++
      const payload = wish(next++)
      return deps.queue.enqueueTx(tx, { kind: kindOf(payload), payload, correlationId: row.id, unique: { key: `${row.id}/${payload.variation}`, scope: 'active' } })
    })
  })
}

function viewAll(deps: DesignsDeps, repo: DesignsRepo, rows: readonly DesignRow[]): readonly Design[] {
  const ids = rows.map((row) => row.id)
  const files = Map.groupBy(repo.filesOf(ids), (file) => file.designId)
  const pictures = new Map(repo.picturesOf(ids).map((picture) => [picture.designId, picture]))
  const mockups = deps.mockupsOf(ids)
  return rows.map((row) => view(deps, row, { files: files.get(row.id) ?? [], picture: pictures.get(row.id), mockups: mockups.get(row.id) ?? [] }))
}

interface Belongings {
  readonly files: readonly DesignFileRow[]
  readonly picture: DesignPictureRow | undefined
  readonly mockups: Design['mockups']
}

function view(deps: DesignsDeps, row: DesignRow, { files, picture, mockups }: Belongings): Design {
  const fileOf = (kind: DesignFileRow['kind'], extension: 'svg' | 'webp' | 'png'): string | undefined => {
    const file = files.find((candidate) => candidate.kind === kind && candidate.variant === row.variant)
    return file === undefined ? undefined : deps.store.assets.path({ hash: file.asset, extension })
  }
  const svgFile = fileOf('svg', 'svg')
  const printFile = fileOf('print', 'png')
  return designSchema.parse({
    id: row.id, ideaId: row.ideaId, phrase: row.phrase, engine: row.engine, seed: row.seed, layout: row.layout, previewFile: fileOf('preview', 'webp') ?? '',
    mockups, checks: JSON.parse(row.checks), status: row.status, createdAt: toIso(row.createdAt), productId: row.productId, variant: row.variant,
    garment: row.garment, inks: JSON.parse(row.inks), fonts: JSON.parse(row.fonts),
    ...(svgFile === undefined ? {} : { svgFile }), ...(printFile === undefined ? {} : { printFile }),
    ...(row.runId === null ? {} : { runId: row.runId }), ...(row.motif === null ? {} : { motif: row.motif }), ...(row.origin === null ? {} : { origin: row.origin }),
    ...(row.recipe === null ? {} : { recipe: JSON.parse(row.recipe) }), ...(row.printFacts === null ? {} : { printFacts: JSON.parse(row.printFacts) }),
    form: row.form, aiMade: picture?.aiMade ?? false, ...(picture === undefined ? {} : { picture: viewPicture(deps, picture) }), ...(row.noPicture === null ? {} : { noPicture: row.noPicture }),
  })
}

function viewPicture({ store }: DesignsDeps, { engine, model, style, prompt, negative, seed, params, warnings, costMinor, original, cutOut, madeAt }: DesignPictureRow): DesignPicture {
  const fileOf = (hash: string): string => store.assets.path({ hash, extension: 'png' })
  return designPicture.parse({
    engine, model, style, prompt, negative, seed, params: JSON.parse(params), warnings: JSON.parse(warnings), costMinor,
    originalFile: fileOf(original), cutOutFile: fileOf(cutOut), cutOutUrl: `/api/assets/${cutOut}.png`, madeAt: toIso(madeAt),
  })
}

function first(designs: readonly Design[], id: string): Design {
  const design = designs[0]
  if (design === undefined) throw new NotFound(`The design ${id}`)
  return design
}

/** Taste and niche are about people; a flaw, a trademark and a double are about the design. */
function saysOfPeople({ status, rejectReason }: Pick<DesignRow, 'status' | 'rejectReason'>): boolean {
  return status === 'approved' || rejectReason === null || rejectReason === 'taste' || rejectReason === 'off-niche'
}
