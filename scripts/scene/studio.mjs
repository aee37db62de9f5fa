/** What all scenes share: the lamp, the paper they lie on, and the maps of cloth. */
import { blur, grow } from './grid.mjs'
import { fractalNoise, gradientNoise, smoothstep } from './noise.mjs'
import { meanShift } from './panels.mjs'
import { lightBytes, quadOf, SHADE, shareBytes, warpBytes } from './write.mjs'

/** Soft key light from the top left, and a room. */
export const LIGHT = { azimuth: -Math.PI * 0.735, elevation: 0.6, softness: 0.1, key: 2.6, room: 0.34, reach: 3.5 }
export const CLOTH = { light: { warmth: 0.009, ambientBlue: 0.012 }, ink: { weave: 0.06, screen: 0.12, soften: 0.4 } }

/** The lamp is nearer to the top left: its light falls off across the picture. */
export const fallOf = (size) => (x, y) => 1.05 - 0.13 * ((x / size) * 0.6 + (y / size) * 0.7)

/** Light of a plain table or wall: the shadow on it, the lamp's fall, a vignette, and the tooth of the paper. */
export function paperLight(view, shadow) {
  const { size, map } = view
  const fall = fallOf(size)
  return map((i, x, y) => {
    const fromMiddle = Math.hypot(x / size - 0.47, y / size - 0.45)
    const vignette = 1 - 0.2 * smoothstep(0.25, 0.85, fromMiddle)
    const paper = 1 + 0.006 * fractalNoise((x / size) * 60, (y / size) * 60, 95, 3) + 0.004 * gradientNoise((x / size) * 1176, (y / size) * 1176, 96)
    return shadow[i] * fall(x, y) * vignette * paper
  })
}

/** Where the mask is not whole, light is that of the cloth beside it: a dark rim would look drawn. */
export const litToEdge = (light, mask, size) => grow(light, mask.map((share) => (share > 0.92 ? 1 : 0)), size, 7)

/** Maps and numbers that every scene of cloth has. `print` is in inches; the quad is moved to where the cloth lies. */
export function clothMaps(view, { shade, cover }, printed, print, { warpPx, weave, strength }) {
  const { size, ppi, map } = view
  const fall = fallOf(size)
  const mask = blur(cover, size, 0.8)
  const [meanX, meanY] = meanShift(view, printed, print)
  const lit = litToEdge(map((i, x, y) => shade[i] * fall(x, y)), mask, size)
  return {
    mask,
    numbers: {
      printArea: { quad: quadOf(view, print, [meanX, meanY]), widthIn: print.width },
      mask: { file: 'mask.png' },
      shade: { file: 'shade.png', ...SHADE },
      warp: { file: 'warp.png', scale: warpPx },
      weave: { file: 'weave.png', strength },
    },
    pictures: {
      'shade.png': { data: lightBytes(lit, size, 201, mask), size, channels: 1 },
      'mask.png': { data: shareBytes(mask), size, channels: 1 },
      'warp.png': { data: warpBytes(size, warpPx, (i) => (printed.near[i] === 0 ? null : [(printed.shiftX[i] - meanX) * ppi, (printed.shiftY[i] - meanY) * ppi])), size: size / 4, channels: 3 },
      'weave.png': { data: weave, size: Math.sqrt(weave.length), channels: 1 },
    },
  }
}
