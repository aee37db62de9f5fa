/** Tables between sRGB bytes and linear light, for loops over millions of pixels. */
import { fromLinear, toLinear } from '../../kernel/pure/oklab.ts'

/** Steps of linear light that `BYTE_OF_LINEAR` tells apart. */
export const LINEAR_STEPS = 8192
export const LINEAR_OF_BYTE = Float32Array.from({ length: 256 }, (_, byte) => toLinear(byte / 255))
export const BYTE_OF_LINEAR = Uint8Array.from({ length: LINEAR_STEPS + 1 }, (_, step) => Math.round(fromLinear(step / LINEAR_STEPS) * 255))
