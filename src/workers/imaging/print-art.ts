import { rename, rm, writeFile } from 'node:fs/promises'
import type { z } from 'zod'
import { fingerprintOf } from '../../main/designs/pure/fingerprint.ts'
import type { HandlerContext } from '../../main/kernel/ports.ts'
import { encodePrint } from './art/encode-print.ts'
import { contrastOn, finePartsOf, inkShare, small, softPartsOf, thinAtThumbnail } from './art/measure.ts'
import { prepareArt, STEPS } from './art/prepare.ts'
import type { ImagingPort } from './contract.ts'

type PrintArt = ImagingPort['printArt']

/** Pixels of the longer side that colours and the fingerprint are taken from. */
const LOOK_PX = 600

/**
 * Writes the print file of any art, and says what was done and what was found. The file is whole or not there.
 * Throws InvalidInput naming what is wrong with the art.
 */
export async function printArt(input: z.output<PrintArt['input']>, context: HandlerContext): Promise<z.input<PrintArt['output']>> {
  const { signal, progress } = context
  signal.throwIfAborted()
  const art = await prepareArt(input, context)
  const look = await small(art.picture, LOOK_PX)
  const facts = {
    kind: art.kind, ground: art.ground, source: art.source, cut: [...art.cut],
    ink: inkShare(look),
    soft: softPartsOf(art.picture, art.box),
    fine: art.ground === 'none' ? finePartsOf(art.picture, art.box) : null,
    contrast: art.ground === 'none' ? contrastOn(look, input.garments) : [],
    thinAtThumbnail: art.ground === 'none' ? await thinAtThumbnail(art.picture, art.box) : 0,
  }
  signal.throwIfAborted()
  progress(3, STEPS, 'Writing the print file')
  const { png, notes } = await encodePrint(input.file, art.picture, input.maxBytes, signal)
  signal.throwIfAborted()
  await writeWhole(input.out, png)
  progress(STEPS, STEPS)
  return {
    bytes: png.length, done: [...art.notes, ...notes], facts, fingerprint: fingerprintOf(look),
    ...(art.background === undefined ? {} : { background: art.background }),
  }
}

/** Beside its place first: a file of that name is a whole one. */
async function writeWhole(out: string, bytes: Buffer): Promise<void> {
  const partial = `${out}.partial`
  try {
    await writeFile(partial, bytes)
    await rename(partial, out)
  } catch (error) {
    await rm(partial, { force: true })
    throw error
  }
}
