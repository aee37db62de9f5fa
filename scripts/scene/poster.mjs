/** A poster in an oak frame on a ledge before a plain wall. Inches: x from the middle, y down from the poster's middle. */
import { fractalNoise, gradientNoise, smoothstep } from './noise.mjs'
import { drawnPanel, frame, lightStack, tableLight } from './panels.mjs'
import { fallOf, LIGHT, paperLight } from './studio.mjs'
import { lightBytes, quadOf, rgbBytes, SHADE, shareBytes } from './write.mjs'
import { blur } from './grid.mjs'

const SHEET = { left: -9, top: -12, width: 18, height: 24 }
const MOULDING = 0.75
/** Under the moulding's lip lie a few hundredths of an inch of the sheet. */
const LIP = 0.06
const OAK = [0.46, 0.285, 0.15]
const WALL = [0.775, 0.765, 0.745]
const LEDGE = { top: 12.69, deep: 0.55, thick: 1.15 }
const LAMP = { ...LIGHT, azimuth: -Math.PI * 0.76, elevation: 0.72, softness: 0.16, key: 2.1, room: 0.5, reach: 3 }

const box = (x, y, halfX, halfY) => Math.min(halfX - Math.abs(x), halfY - Math.abs(y))
const opening = (x, y) => box(x, y, SHEET.width / 2 - LIP, SHEET.height / 2 - LIP)
const outside = (x, y) => box(x, y, SHEET.width / 2 - LIP + MOULDING, SHEET.height / 2 - LIP + MOULDING)

/** Oak along a piece: {rise, tone} at `way` along and `off` across the grain. */
function oak(way, off, seed) {
  const drift = off + 0.12 * fractalNoise(way * 0.12, off * 0.5, seed, 2)
  const rings = 0.5 + 0.5 * Math.sin(drift * 26 + 5 * fractalNoise(way * 0.08, off * 1.2, seed + 1, 3))
  const pores = Math.max(0, gradientNoise(way * 2.2, drift * 34, seed + 2)) ** 2
  return { rise: -0.012 * pores, tone: 0.9 + 0.15 * rings + 0.09 * fractalNoise(way * 0.3, drift * 7, seed + 3, 3) - 0.16 * pores }
}

function moulding(view) {
  const upright = (x, y) => SHEET.width / 2 - Math.abs(x) < SHEET.height / 2 - Math.abs(y)
  return drawnPanel(view, {
    inside: (x, y) => Math.min(outside(x, y), -opening(x, y)),
    height: (x, y, inside) => 0.85 * Math.min(1, inside / 0.02) ** 0.5 - 0.05 * (1 - Math.min(1, inside / 0.09)) ** 2,
    surface: (x, y) => {
      const along = upright(x, y)
      const wood = along ? oak(y + 40 * Math.sign(x), x, 911) : oak(x + 40 * Math.sign(y), y, 931)
      const mitre = Math.abs(SHEET.width / 2 - Math.abs(x) - (SHEET.height / 2 - Math.abs(y)))
      return { rise: wood.rise, tone: wood.tone * (1 - 0.35 * Math.exp(-((mitre / 0.012) ** 2))) * (along ? 0.97 : 1) }
    },
  })
}

/** Light and wood of the ledge at a place, or null beside it. */
function ledge(x, y, contact) {
  const below = y - LEDGE.top
  if (below < 0 || below > LEDGE.deep + LEDGE.thick) return null
  if (below < LEDGE.deep) return oak(x, below * 6, 951).tone * (1.08 - 0.25 * (1 - below / LEDGE.deep)) * (1 - 0.55 * contact)
  const down = (below - LEDGE.deep) / LEDGE.thick
  return oak(x + 60, below, 961).tone * (0.8 - 0.1 * down) * (1 + 0.35 * Math.exp(-((down / 0.035) ** 2)))
}

export function posterFrame(size, note) {
  const view = frame(size, 34.5, { x: 17.25, y: 16.05 })
  const { ppi, map } = view
  const sheet = drawnPanel(view, {
    inside: (x, y) => opening(x, y) + 0.2,
    height: (x, y) => 0.42 + 0.012 * fractalNoise(x * 0.1, y * 0.08, 971, 2),
    surface: () => ({ rise: 0, tone: 1 }),
  })
  const wood = moulding(view)
  const stack = lightStack(view, [sheet, wood], LAMP)
  note('lit the frame')
  const fall = fallOf(size)
  const shadowed = tableLight(view, stack, LAMP)
  // Under the ledge it is dark, and the frame throws a wide soft shadow that the heightfield is too low for.
  const wide = blur(map((i, x, y) => (outside(view.inchX(x) - 0.9, view.inchY(y) - 0.8) > 0 ? 1 : 0)), size, 0.75 * ppi)
  const wall = paperLight(view, map((i, x, y) => {
    const under = view.inchY(y) - LEDGE.top - LEDGE.deep - LEDGE.thick
    const dark = under > -0.1 ? 0.5 * Math.exp(-Math.max(0, under) / 0.35) + 0.22 * Math.exp(-Math.max(0, under) / 1.6) : 0
    return shadowed[i] * (1 - 0.2 * wide[i]) * (1 - dark)
  }))
  const base = new Float32Array(size * size * 3)
  for (let y = 0, i = 0; y < size; y++) {
    for (let x = 0; x < size; x++, i++) {
      const [ix, iy] = [view.inchX(x), view.inchY(y)]
      const framed = wood.cover[i]
      const contact = Math.exp(-Math.max(0, iy - LEDGE.top) / 0.16) * smoothstep(-10.4, -9.7, ix) * (1 - smoothstep(10.0, 11.0, ix))
      const share = Math.min(1, Math.max(0, (iy - LEDGE.top) * ppi + 0.5)) * Math.min(1, Math.max(0, (LEDGE.top + LEDGE.deep + LEDGE.thick - iy) * ppi + 0.5))
      const plank = ledge(ix, Math.min(LEDGE.top + LEDGE.deep + LEDGE.thick, Math.max(LEDGE.top, iy)), contact)
      for (let k = 0; k < 3; k++) {
        const behind = share > 0 ? WALL[k] * wall[i] * (1 - share) + OAK[k] * plank * fall(x, y) * share : WALL[k] * wall[i]
        base[i * 3 + k] = behind * (1 - framed) + OAK[k] * stack.shade[i] * fall(x, y) * framed
      }
    }
  }
  const mask = map((i) => sheet.cover[i] * (1 - wood.cover[i]))
  const shade = map((i, x, y) => stack.shade[i] * fall(x, y) * 1.02)
  return {
    scene: {
      format: 2,
      name: 'Poster in a frame',
      kind: 'paper',
      products: ['poster'],
      rank: 0,
      size,
      printArea: { quad: quadOf(view, SHEET, [0, 0]), fit: 'middle', widthIn: SHEET.width },
      base: { file: 'base.jpg' },
      mask: { file: 'mask.png' },
      shade: { file: 'shade.png', ...SHADE },
      light: { warmth: 0.006, ambientBlue: 0.01 },
    },
    pictures: {
      'base.jpg': { data: rgbBytes(base, size), size, channels: 3 },
      'mask.png': { data: shareBytes(mask), size, channels: 1 },
      'shade.png': { data: lightBytes(shade, size, 201, mask), size, channels: 1 },
    },
  }
}
