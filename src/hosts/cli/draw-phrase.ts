/** Draws a phrase without a library: a worker, the shipped products, and files in a folder. */
import { mkdir, rename, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { z } from 'zod'
import type { Design, DesignChoices } from '../../main/designs/contract.ts'
import type { Concept } from '../../main/ideas/contract.ts'
import { InvalidInput } from '../../main/kernel/errors.ts'
import { silentLog } from '../../main/kernel/log.ts'
import { createWorkerClient, type WorkerClient } from '../../main/kernel/worker-client.ts'
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
  const host = createNodeHost({ kind: 'cli', home: wish.out })
  const imaging: Imaging = createWorkerClient('imaging', imagingPort, { spawn: () => host.spawnWorker('imaging'), clock: systemClock, log: silentLog })
  try {
    const layout = await layoutOf(imaging, wish.choices.layout)
    const candidates = await draw(imaging, { ...wish, choices: { ...wish.choices, ...(layout === undefined ? {} : { layout }) } }, product, progress)
    await mkdir(wish.out, { recursive: true })
    const kept = pickDifferent(candidates, wish.variations)
    return await Promise.all(kept.map((made, index) => keep(imaging, wish, product, made, index + 1)))
  } finally {
    imaging.stop()
  }
}

async function draw(imaging: Imaging, wish: PhraseWish, product: ProductTemplate, progress: (done: number, total: number) => void): Promise<(Made & { readonly seed: string })[]> {
  const total = Math.min(MOST_DRAWN, wish.variations * OF)
  const drawn: (Made & { readonly seed: string })[] = []
  for (let index = 0; index < total; index++) {
    const seed = `${wish.seed}/${index}`
    drawn.push({ ...(await imaging.call('makeDesign', { concept: wish.concept, seed, area: areaOf(product), garments: product.colours, choices: wish.choices })), seed })
    progress(index + 1, total)
  }
  return drawn
}

async function keep(imaging: Imaging, { concept, out }: PhraseWish, product: ProductTemplate, made: Made & { readonly seed: string }, number: number): Promise<DrawnPhrase> {
  const { seed, layout, recipe, score, fonts, motif, spelled, printFacts, faults, garments } = made
  const { widthPx, heightPx } = areaOf(product)
  const scale = PREVIEW_PX / Math.max(widthPx, heightPx)
  const files = await Promise.all(made.variants.map(async ({ variant, svg }) => {
    const name = join(out, `${slugOf(concept.phrase)}-${number}-${variant}`)
    await writeFile(`${name}.svg.part`, svg)
    await rename(`${name}.svg.part`, `${name}.svg`)
    await imaging.call('printFile', { svg, widthPx: Math.round(widthPx * scale), heightPx: Math.round(heightPx * scale), out: `${name}.png` })
    return { variant, svg: `${name}.svg`, png: `${name}.png`, garments: garments.filter((one) => one.variant === variant).map(({ garment }) => garment) }
  }))
  return { seed, layout, recipe, score, fonts, spelled, faults, files, ...(motif === undefined ? {} : { motif }), ...(printFacts === undefined ? {} : { printFacts }) }
}

/** A family is named by its id or as the window names it. */
async function layoutOf(imaging: Imaging, family: string | undefined): Promise<string | undefined> {
  if (family === undefined) return undefined
  const { layouts } = await imaging.call('stock', {})
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

function slugOf(phrase: string): string {
  const plain = phrase.normalize('NFKD').toLowerCase().replaceAll(/[^a-z0-9]+/g, '-').replaceAll(/^-|-$/g, '').slice(0, 60)
  return plain === '' ? 'design' : plain
}
