/** A bare surface for a die-cut sticker: matte plaster with the light of a window across it. */
import { fractalNoise, gradientNoise, smoothstep } from './noise.mjs'
import { frame } from './panels.mjs'
import { lightBytes, rgbBytes, SHADE } from './write.mjs'

/** Linear RGB of the plaster: a warm grey, dark enough for a white border to stand off. */
const PLASTER = [0.43, 0.395, 0.35]

/** Light through a far window: soft panes that fall across the surface from the top left, 0 to 1. */
function windowLight(x, y) {
  const across = x * 0.94 + y * 0.34 + 0.012 * fractalNoise(x * 3, y * 3, 811, 2)
  const down = y * 0.94 - x * 0.34 + 0.012 * fractalNoise(x * 3, y * 3, 812, 2)
  const blur = 0.05 + 0.05 * (x + y)
  const pane = (value, from, to) => smoothstep(from - blur, from + blur, value) * (1 - smoothstep(to - blur, to + blur, value))
  const columns = Math.max(pane(across, 0.02, 0.37), pane(across, 0.44, 0.79))
  return columns * (1 - 0.7 * pane(down, 0.19, 0.25)) * (1 - 0.5 * smoothstep(0.55, 0.95, down))
}

export function sticker(size, note) {
  const view = frame(size, 1, { x: 0, y: 0 })
  const { map } = view
  const light = map((i, px, py) => {
    const [x, y] = [px / size, py / size]
    return 0.8 + 0.3 * windowLight(x, y) - 0.1 * (x * 0.45 + y * 0.55)
  })
  // Plaster is trowelled: low swells seen in raking light, and a fine tooth.
  const swell = map((i, x, y) => {
    const [u, v] = [x / size, y / size]
    return 0.0045 * fractalNoise(u * 5 + 0.3 * gradientNoise(u * 4, v * 4, 821), v * 6, 822, 4, 0.45) + 0.0004 * fractalNoise(u * 120, v * 120, 823, 2)
  })
  const base = new Float32Array(size * size * 3)
  for (let y = 0, i = 0; y < size; y++) {
    for (let x = 0; x < size; x++, i++) {
      const [u, v] = [x / size, y / size]
      const slope = (2 * swell[i] - swell[x < size - 1 ? i + 1 : i] - swell[y < size - 1 ? i + size : i]) * size
      const tooth = 1 - 0.3 * slope + 0.012 * gradientNoise(u * 700, v * 700, 824) + 0.02 * fractalNoise(u * 3, v * 3, 825, 3)
      for (let k = 0; k < 3; k++) base[i * 3 + k] = PLASTER[k] * (1 + (light[i] - 0.9) * [0.12, 0, -0.14][k]) * light[i] * tooth * 1.12
    }
  }
  note('drew the plaster')
  const [turn, half, middle] = [-0.035, 0.395, [0.5, 0.498]]
  const corner = (sx, sy) => [0, 1].map((k) => Math.round(10 * size * (middle[k] + half * (k === 0 ? sx * Math.cos(turn) - sy * Math.sin(turn) : sx * Math.sin(turn) + sy * Math.cos(turn)))) / 10)
  const px = (at2000) => Math.round((at2000 * size) / 2000)
  // Vinyl is smoother than plaster and throws back a little more where the light comes from.
  const vinyl = map((i, x, y) => 0.5 * light[i] + 0.5 + 0.03 * (1 - (x + y) / size))
  return {
    scene: {
      format: 2,
      name: 'Sticker, die-cut',
      kind: 'die-cut',
      products: ['sticker'],
      rank: 0,
      size,
      garment: { recolour: false, hex: '#FDFDFB' },
      printArea: { quad: [corner(-1, -1), corner(1, -1), corner(1, 1), corner(-1, 1)], fit: 'middle', widthIn: 4 },
      base: { file: 'base.jpg' },
      shade: { file: 'shade.png', ...SHADE },
      light: { warmth: 0.006, ambientBlue: 0.008 },
      sticker: { border: px(30), shadow: { dx: px(7), dy: px(10), blur: px(14), strength: 0.42 }, rim: 0.55 },
    },
    pictures: {
      'base.jpg': { data: rgbBytes(base, size), size, channels: 3 },
      'shade.png': { data: lightBytes(vinyl, size, 201), size, channels: 1 },
    },
  }
}
