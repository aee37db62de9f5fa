/** A wooden hanger on a peg: what of it shows through the neck and above it. Colours are linear RGB. */
import { blur, shifted } from './grid.mjs'
import { fractalNoise } from './noise.mjs'

const WOOD = [0.42, 0.24, 0.115]
const STEEL = [0.5, 0.5, 0.5]
const KEY = [-0.52, -0.6, 0.6]

/** From a point to the nearest of the segment a-b: [away in x, away in y]. */
function fromSegment(x, y, [ax, ay], [bx, by]) {
  const [dx, dy] = [bx - ax, by - ay]
  const t = Math.min(1, Math.max(0, ((x - ax) * dx + (y - ay) * dy) / (dx * dx + dy * dy)))
  return [x - ax - dx * t, y - ay - dy * t]
}

const HOOK = { x: 0.5, y: -3.15, radius: 0.9, wire: 0.1 }

/** From a point to the hook's wire (up from the wood, then round the peg): [away in x, away in y]. */
function fromHook(x, y) {
  const [dx, dy] = [x - HOOK.x, y - HOOK.y]
  const around = Math.hypot(dx, dy) || 1
  const end = [HOOK.x + HOOK.radius, HOOK.y]
  const ways = [fromSegment(x, y, [0, 0.3], [HOOK.x - HOOK.radius, HOOK.y]), [x - end[0], y - end[1]]]
  if (dy < 0) ways.push([(dx * (around - HOOK.radius)) / around, (dy * (around - HOOK.radius)) / around])
  return ways.reduce((best, way) => (Math.hypot(...way) < Math.hypot(...best) ? way : best))
}

/** Middle line of the wood at x: an arch that falls to both shoulders. */
const spine = (x) => 0.55 + 0.055 * x * x * (Math.abs(x) < 4 ? 1 : 4 / Math.abs(x))

/** A round bar seen from above: how much light it throws at `off` of its radius, the bar running along (ax, ay). */
function barLight(off, radius, ax, ay, gloss) {
  const s = Math.min(1, Math.max(-1, off / radius))
  const n = [-ay * s, ax * s, Math.sqrt(1 - s * s)]
  const facing = n[0] * KEY[0] + n[1] * KEY[1] + n[2] * KEY[2]
  const half = [KEY[0], KEY[1], KEY[2] + 1]
  const long = Math.hypot(...half)
  const shine = Math.max(0, (n[0] * half[0] + n[1] * half[1] + n[2] * half[2]) / long) ** 24
  return { diffuse: 0.35 + 0.85 * Math.max(0, facing), shine: gloss * shine }
}

/** `front` is the cover of the front panel, which hides the hanger. */
export function drawHanger(view, { front }) {
  const { size, ppi, map } = view
  const colour = new Float32Array(size * size * 3)
  const cover = map((i, px, py) => {
    const [x, y] = [view.inchX(px), view.inchY(py)]
    if (Math.abs(x) > 3.6 || y < -4.6 || y > 3) return 0
    const wood = (y - spine(x)) / Math.hypot(1, 0.11 * x)
    const woodIn = Math.min(1, Math.max(0, (0.34 - Math.abs(wood)) * ppi + 0.5))
    const away = fromHook(x, y)
    const wireOff = Math.hypot(...away)
    const wireIn = Math.min(1, Math.max(0, (HOOK.wire - wireOff) * ppi + 0.5))
    const peg = Math.hypot(x - HOOK.x, y - HOOK.y + HOOK.radius - HOOK.wire - 0.33)
    const pegIn = Math.min(1, Math.max(0, (0.33 - peg) * ppi + 0.5))
    const all = Math.max(woodIn, wireIn, pegIn)
    if (all === 0) return 0
    const lay = (rgb, { diffuse, shine }, share) => {
      if (share === 0) return
      const total = share + (1 - share) * laid
      for (let k = 0; k < 3; k++) {
        const fresh = Math.min(1, Math.max(0, rgb[k] * diffuse + shine))
        colour[i * 3 + k] = (share * fresh + (1 - share) * laid * colour[i * 3 + k]) / total
      }
      laid = total
    }
    let laid = 0
    const grain = 1 + 0.16 * fractalNoise(x * 0.6, wood * 9, 411, 3) + 0.09 * fractalNoise(x * 1.6, wood * 40, 412, 2)
    lay(WOOD.map((v) => v * grain), barLight(wood, 0.4, 1, 0.11 * x, 0.16), woodIn)
    const ring = 1 + 0.08 * Math.cos(peg * 60 + fractalNoise(x * 3, y * 3, 413, 2) * 3)
    lay(WOOD.map((v) => v * 1.05 * ring), { diffuse: 0.95 - 0.25 * (Math.max(0, peg - 0.25) / 0.08), shine: 0.01 }, pegIn)
    const across = (away[0] * KEY[0] + away[1] * KEY[1]) / (0.8 * HOOK.wire)
    const shine = 0.8 * Math.exp(-(((across - 0.4) / 0.22) ** 2)) + 0.12 * Math.exp(-(((across + 0.7) / 0.18) ** 2))
    lay(STEEL, { diffuse: 0.3 + 0.3 * across + 0.25 * (1 - wireOff / HOOK.wire), shine }, wireIn)
    return all * (1 - front[i])
  })
  return { cover, colour, shadow: shifted(blur(cover, size, 0.12 * ppi), size, 0.12 * ppi, 0.2 * ppi) }
}
