import type { z } from 'zod'
import { pictureAlone } from '../../main/designs/pure/picture/alone.ts'
import type { HandlerContext } from '../../main/kernel/ports.ts'
import type { ImagingPort } from './contract.ts'
import { readGenerated } from './generated-picture.ts'

type SetPicture = ImagingPort['setPicture']

/** A generated picture by itself as a design. Throws InvalidInput for a file that is no picture. */
export async function setPicture({ file, area, garments, filled }: z.output<SetPicture['input']>, { signal }: HandlerContext): Promise<z.input<SetPicture['output']>> {
  const { engine, variants, garments: choices } = pictureAlone(await readGenerated(file, signal), { area, garments, filled })
  return { engine, variants: [...variants], garments: [...choices] }
}
