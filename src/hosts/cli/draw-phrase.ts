/** Draws a phrase without a library: a worker, the shipped products, and files in a folder. */
import { mkdtemp, readdir, rename, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { z } from 'zod'
import type { Design, DesignChoices } from '../../main/designs/contract.ts'
import type { Concept } from '../../main/ideas/contract.ts'
import { InvalidInput } from '../../main/kernel/errors.ts'
import { openFolder } from '../../main/kernel/out-place.ts'
import { silentLog } from '../../main/kernel/log.ts'
import { createWorkerClient, type WorkerClient } from '../../main/kernel/worker-client.ts'
import { nameOf } from '../../main/mockups/pure/file-names.ts'
import { defaultProducts } from '../../main/products/index.ts'
import type { ProductTemplate } from '../../main/products/contract.ts'
import { imagingPort, type ImagingPort } from '../../workers/imaging/contract.ts'
import { systemClock } from '../../main/kernel/clock.ts'
import { createNodeHost } from '../node-host.ts'
import { pickDifferent } from './pick-different.ts'

type Made = z.output<ImagingPort['makeDesign']['output']>
type Imaging = WorkerClient<ImagingPort>

export interface PhraseWish {
  readonly concept: Concept
  readonly choices: DesignChoices
  readonly variations: number
  readonly seed: string
  /** A kind of product ("t-shirt") or its id. */
  readonly product: string
  /** A picture file that the words are set round. */
  readonly picture?: string | undefined
  readonly out: string
}

export interface DrawnPhrase extends Pick<Made, 'layout' | 'recipe' | 'score' | 'fonts' | 'motif' | 'spelled' | 'printFacts' | 'faults'> {
  readonly seed: string
  readonly files: readonly { readonly variant: Design['variant']; readonly svg: string; readonly png: string; readonly garments: readonly string[] }[]
}

/** Drawn for each one that is kept, so that the judge has a choice. */
const OF = 4
const MOST_DRAWN = 48
/** Pixels of the longer side of the PNG. */
const PREVIEW_PX = 1600

/**
 * Draws many, keeps the best that differ in layout and look, and writes an SVG and a PNG for each ink variant.
 * @throws InvalidInput naming what cannot be drawn as it is wished.
 */
export async function drawPhrase(wish: PhraseWish, progress: (done: number, total: number) => void): Promise<DrawnPhrase[]> {
  const product = productOf(wish.product)
  openFolder('--out', wish.out)
  const host = createNodeHost({ kind: 'cli', home: wish.out })
  const imaging: Imaging = createWorkerClient('imaging', imagingPort, { spawn: () => host.spawnWorker('imaging'), clock: systemClock, log: silentLog })
  const room = await mkdtemp(join(tmpdir(), 'idea-engine-'))
  try {
    const cut = wish.picture === undefined ? undefined : await cutOut(imaging, wish.picture, join(room, 'cut-out.png'))
    const layout = await layoutOf(imaging, wish.choices.layout, cut !== undefined)
    const given = { ...wish, choices: { ...wish.choices, ...(layout === undefined ? {} : { layout }) }, picture: cut }
    const candidates = await draw(imaging, given, product, progress)
    if (cut === undefined) await checkMotif(imaging, wish.concept.motif, candidates)
    const kept = pickDifferent(candidates, wish.variations)
    const names = freeNames(nameOf(wish.concept.phrase) || 'design', await readdir(wish.out), kept.length)
    return await Promise.all(kept.map((made, index) => keep(imaging, given, product, made, names[index] ?? `design-${index}`)))
  } finally {
    imaging.stop()
    await rm(room, { recursive: true, force: true })
  }
}

/** @throws InvalidInput when the file is no picture, or has a ground that is not one flat colour. */
async function cutOut(imaging: Imaging, file: string, out: string): Promise<string> {
  const { ground } = await imaging.call('cutOut', { file, out, filled: false, mask: null })
  if (ground === 'picture') throw new InvalidInput(file, 'has a background that is not one flat colour', 'Cut it out first, or make it on a plain ground.')
  return out
}

async function draw(imaging: Imaging, wish: PhraseWish, product: ProductTemplate, progress: (done: number, total: number) => void): Promise<(Made & { readonly seed: string })[]> {
  const total = Math.min(MOST_DRAWN, wish.variations * OF)
  const drawn: (Made & { readonly seed: string })[] = []
  for (let index = 0; index < total; index++) {
    const seed = `${wish.seed}/${index}`
    drawn.push({ ...(await imaging.call('makeDesign', { concept: wish.concept, seed, area: areaOf(product), garments: product.colours, choices: wish.choices, ...(wish.picture === undefined ? {} : { picture: wish.picture }) })), seed })
    progress(index + 1, total)
  }
  return drawn
}

async function keep(imaging: Imaging, { out, picture }: PhraseWish, product: ProductTemplate, made: Made & { readonly seed: string }, called: string): Promise<DrawnPhrase> {
  const { seed, layout, recipe, score, fonts, motif, spelled, printFacts, faults, garments } = made
  const { widthPx, heightPx } = areaOf(product)
  const scale = PREVIEW_PX / Math.max(widthPx, heightPx)
  const files = await Promise.all(made.variants.map(async ({ variant, svg }) => {
    const name = join(out, `${called}-${variant}`)
    await writeFile(`${name}.svg.part`, svg)
    await rename(`${name}.svg.part`, `${name}.svg`)
    await imaging.call('printFile', { svg, widthPx: Math.round(widthPx * scale), heightPx: Math.round(heightPx * scale), ...(picture === undefined ? {} : { picture }), out: `${name}.png` })
    return { variant, svg: `${name}.svg`, png: `${name}.png`, garments: garments.filter((one) => one.variant === variant).map(({ garment }) => garment) }
  }))
  return { seed, layout, recipe, score, fonts, spelled, faults, files, ...(motif === undefined ? {} : { motif }), ...(printFacts === undefined ? {} : { printFacts }) }
}

/** A family is named by its id or as the window names it. */
async function layoutOf(imaging: Imaging, family: string | undefined, pictured: boolean): Promise<string | undefined> {
  if (family === undefined) return undefined
  const stock = await imaging.call('stock', {})
  const layouts = pictured ? stock.pictureLayouts : stock.layouts
  const wanted = family.trim().toLowerCase()
  const found = layouts.find(({ id, name }) => id === wanted || name.toLowerCase() === wanted)
  if (found === undefined) throw new InvalidInput('--family', `“${family}” is not a family`, `Choose one of ${layouts.map(({ id }) => id).join(', ')}.`)
  return found.id
}

function productOf(wanted: string): ProductTemplate {
  const product = defaultProducts.find(({ id, type }) => id === wanted || type === wanted)
  if (product === undefined) throw new InvalidInput('--product', `“${wanted}” is not a product`, `Choose one of ${defaultProducts.map(({ type }) => type).join(', ')}.`)
  return product
}

function areaOf(product: ProductTemplate): ProductTemplate['printAreas'][number] {
  const [area] = product.printAreas
  if (area === undefined) throw new InvalidInput('--product', 'has no print area')
  return area
}

/** A word that no picture has is refused; a family that holds no picture may leave one out. */
async function checkMotif(imaging: Imaging, motif: string | undefined, drawn: readonly Made[]): Promise<void> {
  if (motif === undefined || drawn.some((made) => made.motif !== undefined)) return
  const [found] = await imaging.call('motifs', { words: motif.slice(0, 200), limit: 1 })
  if (found === undefined) throw new InvalidInput('--motif', `there is no picture for “${motif}”`, 'Choose another word, or leave it out.')
}

/** "slow-mornings-1", "slow-mornings-2" …: numbers of files that are there are left out, so that none is written over. */
function freeNames(slug: string, there: readonly string[], count: number): readonly string[] {
  const names: string[] = []
  for (let number = 1; names.length < count; number++) {
    const name = `${slug}-${number}`
    if (!there.some((file) => file.toLowerCase().startsWith(`${name}-`))) names.push(name)
  }
  return names
}
