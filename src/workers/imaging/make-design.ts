import type { z } from 'zod'
import { makeDesign as make } from '../../main/designs/pure/engine.ts'
import { createLastComposed } from '../../main/designs/pure/last-composed.ts'
import type { HandlerContext } from '../../main/kernel/ports.ts'
import type { ImagingPort } from './contract.ts'
import { readGenerated } from './generated-picture.ts'
import { openShelves } from './shelves.ts'

type MakeDesign = ImagingPort['makeDesign']

const last = createLastComposed()

/** Sets a phrase with the shipped fonts and motifs; see `makeDesign` of the engine for what it throws. */
export async function makeDesign(input: z.output<MakeDesign['input']>, context: HandlerContext): Promise<z.input<MakeDesign['output']>> {
  context.signal.throwIfAborted()
  const picture = input.picture === undefined ? undefined : await readGenerated(input.picture, context.signal)
  const made = make({ ...input, picture }, openShelves(), last)
  return { ...made, variants: [...made.variants], garments: [...made.garments], fonts: [...made.fonts], faults: [...made.faults] }
}
