import type { Check } from '../../compliance/contract.ts'
import type { WorkerClient } from '../../kernel/worker-client.ts'
import type { Garment } from '../../products/contract.ts'
import type { ImagingPort } from '../../../workers/imaging/contract.ts'
import type { PrintFacts } from '../contract.ts'
import { artChecks } from '../pure/checks/art-checks.ts'
import type { CutFacts, Fingerprint } from './contract.ts'
import type { Fingerprints } from './fingerprints.ts'

/** A drawing of our own: its ink variants, and which garment takes which. */
export interface DrawnArt {
  readonly variants: readonly { readonly variant: string; readonly svg: string }[]
  readonly garments: readonly { readonly garment: string; readonly variant: string }[]
  readonly printFacts?: PrintFacts | undefined
  /** The generated picture that it holds; null for outlines alone. */
  readonly picture: { readonly widthPx: number; readonly heightPx: number; readonly cut: CutFacts } | null
  readonly enlarges: boolean
}

export interface CheckedArt {
  readonly checks: readonly Check[]
  readonly fingerprint: Fingerprint | null
}

/** Measures a new design and compares it with those that are there; `except` are those it may look like. */
export async function checkArt(
  deps: { readonly imaging: WorkerClient<ImagingPort>; readonly fingerprints: Fingerprints },
  art: DrawnArt,
  offered: readonly Garment[],
  except: ReadonlySet<string>,
  signal: AbortSignal,
): Promise<CheckedArt> {
  const variants = art.variants.map(({ variant, svg }) => ({ svg, garments: offered.filter(({ id }) => art.garments.some((choice) => choice.garment === id && choice.variant === variant)) }))
  const { facts, fingerprint } = await deps.imaging.call('measureArt', { variants, lines: art.printFacts === undefined, ...(art.picture === null ? {} : { picture: { widthPx: art.picture.widthPx, heightPx: art.picture.heightPx, ground: groundIn(art), cut: art.picture.cut.cut } }) }, { signal })
  const nearest = fingerprint === null ? null : await deps.fingerprints.nearest(fingerprint, except)
  return { checks: artChecks(facts, { garments: offered, printFacts: art.printFacts, nearest, enlarges: art.enlarges }), fingerprint }
}

/** Beside lettering, a ground that the picture brings along is a part of the art: the letters stand on the cloth. */
function groundIn({ picture, printFacts }: DrawnArt): CutFacts['ground'] {
  return picture === null || printFacts !== undefined ? 'none' : picture.cut.ground
}
