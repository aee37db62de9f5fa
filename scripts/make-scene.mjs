/**
 * Makes the maps of the scene `tee-front`: a T-shirt laid on a table, cut, laid and lit by calculation.
 *   node scripts/make-scene.mjs [--size 2000] [--out FOLDER]
 * The same seed gives the same maps. See docs/decisions/generated-scenes.md.
 */
import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import sharp from 'sharp'
import { createRng } from '../src/main/kernel/pure/rng.ts'
import { layCloth } from './scene/cloth.mjs'
import { blur, blurWithin, distanceInside, grow } from './scene/grid.mjs'
import { lightUp } from './scene/light.mjs'
import { meshOf } from './scene/mesh.mjs'
import { fractalNoise, grain, gradientNoise, smoothstep } from './scene/noise.mjs'
import { BACK_HALF_WIDTH, backTop, cutPosition, frontOutline, stray } from './scene/outline.mjs'
import { coverage, rasterise } from './scene/raster.mjs'
import { backSurface, frontSurface } from './scene/surface.mjs'
import { weaveTile } from './scene/weave.mjs'

const { values } = parseArgs({ options: { size: { type: 'string', default: '2000' }, out: { type: 'string', default: fileURLToPath(new URL('../resources/scenes/tee-front', import.meta.url)) } } })
const SIZE = Number(values.size)
const SEED = 71
/** The picture is 33.4 in wide and high. */
const PPI = (SIZE * 60) / 2000
const ORIGIN = { x: SIZE / 2, y: 2.55 * PPI }
/** How far a fold's height pushes the cloth up in the picture: the camera stands a little below the middle. */
const TILT = 0.1
/** Folds are drawn lower than they lie: the bent cloth of the calculation is stiffer than a worn-in tee. */
const FOLD_HEIGHT = 0.72
const THICKNESS = 0.17
const WARP_PX = (SIZE * 6) / 2000
const WARP_SIZE = SIZE / 4
const SHADE = { max: 1.6, gamma: 2 }
const LIGHT = { azimuth: -Math.PI * 0.735, elevation: 0.6, softness: 0.1, key: 2.6, room: 0.34, reach: 3.5 }
/** Inches on the shirt: 12 in of print on 20 in of chest, a hand's breadth under the collar. */
const PRINT = { left: -6, top: 4.7, width: 12, height: 14.4 }

const started = performance.now()
const note = (text) => process.stderr.write(`${((performance.now() - started) / 1000).toFixed(1)} s  ${text}\n`)
const map = (make) => {
  const out = new Float32Array(SIZE * SIZE)
  for (let y = 0; y < SIZE; y++) for (let x = 0; x < SIZE; x++) out[y * SIZE + x] = make(y * SIZE + x, x, y)
  return out
}

const mesh = meshOf(frontOutline(0.25), 0.25, createRng('tee'))
const laid = layCloth(mesh, {
  cut: (x, y) => cutPosition(x, y, SEED),
  aim: (x, y) => stray(x, y, SEED),
  seed: SEED,
  steps: 4000,
  weight: 0.00001,
  bending: 0.3,
  hold: 0.25,
  friction: 0.06,
  table: (x, y) => 0.06 * (1 + fractalNoise(x * 0.12, y * 0.12, SEED + 5, 2)),
})
note(`laid ${mesh.count} points`)

const px = Float64Array.from(laid.x, (v) => v * PPI + ORIGIN.x)
const py = Float64Array.from(laid.y, (v, i) => (v - TILT * FOLD_HEIGHT * laid.z[i]) * PPI + ORIGIN.y)
const front = coverage(mesh, px, py, SIZE, 4)
const solid = front.map((c) => (c > 0.5 ? 1 : 0))
const raw = rasterise(mesh, px, py, laid.z, [laid.z, mesh.x, mesh.y, new Float64Array(mesh.count).fill(1)], SIZE)
const hit = raw[3]
const smooth = (picture, sigma) => grow(blurWithin(picture, hit, SIZE, sigma * PPI), hit, SIZE, 4)
const folds = smooth(raw[0], 0.11)
const shiftX = smooth(map((i, x) => (x - ORIGIN.x) / PPI - raw[1][i]), 0.14)
const shiftY = smooth(map((i, x, y) => (y - ORIGIN.y) / PPI - raw[2][i]), 0.14)
note('drew the folds')

const edge = blur(distanceInside(solid, SIZE), SIZE, 1.2)
const placeX = (i, x) => (x - ORIGIN.x) / PPI - shiftX[i]
const placeY = (i, y) => (y - ORIGIN.y) / PPI - shiftY[i]
const round = (inches, radius) => Math.sqrt(1 - (1 - Math.min(1, inches / radius)) ** 2)
const nearSolid = grow(solid, solid, SIZE, 4)
const body = map((i) => (nearSolid[i] > 0 ? FOLD_HEIGHT * folds[i] + THICKNESS * round((edge[i] + 1.2) / PPI, 0.2) : 0))
const tone = new Float32Array(SIZE * SIZE).fill(1)
const relief = map((i, x, y) => {
  if (nearSolid[i] === 0) return 0
  const detail = frontSurface(placeX(i, x), placeY(i, y))
  tone[i] = detail.tone
  return body[i] + detail.rise
})
note('added rib, seams and stitches')

// The back panel shows only through the neck. It hangs between the two points where the collar folds.
const foldPoint = (side) => {
  const i = mesh.x.findIndex((x, k) => k < mesh.rimCount && Math.hypot(x - side * BACK_HALF_WIDTH, mesh.y[k] - backTop(BACK_HALF_WIDTH)) < 0.02)
  return [(px[i] - ORIGIN.x) / PPI - mesh.x[i], (py[i] - ORIGIN.y) / PPI - mesh.y[i]]
}
const [leftCorner, rightCorner] = [foldPoint(-1), foldPoint(1)]
const backPlace = (i, x, y) => {
  const [rawX, rawY] = [(x - ORIGIN.x) / PPI, (y - ORIGIN.y) / PPI]
  const t = Math.min(1, Math.max(0, 0.5 + rawX / (2 * BACK_HALF_WIDTH)))
  return [rawX - leftCorner[0] - (rightCorner[0] - leftCorner[0]) * t, rawY - leftCorner[1] - (rightCorner[1] - leftCorner[1]) * t]
}
const backX = map((i, x, y) => backPlace(i, x, y)[0])
const backOff = map((i, x, y) => backPlace(i, x, y)[1] - backTop(backX[i]))
const back = map((i) => Math.min(1, Math.max(0, backOff[i] * PPI + 0.5)) * (Math.abs(backX[i]) < BACK_HALF_WIDTH + 0.01 && backOff[i] < 4.2 ? 1 : 0))
const backTone = new Float32Array(SIZE * SIZE).fill(1)
const backRelief = map((i) => {
  if (back[i] === 0) return 0.1
  const detail = backSurface(backX[i], backOff[i])
  backTone[i] = detail.tone
  return 0.1 * round(Math.max(0.01, backOff[i]), 0.1) + detail.rise + 0.02 * fractalNoise(backX[i], backOff[i], 91, 2)
})

// The edge of cloth is round, so no light stops at a wall: the shadows of the table are cast by a softened shape.
const shape = map((i) => (solid[i] ? body[i] : back[i] > 0.5 ? 0.1 : 0))
const softShape = blur(shape, SIZE, 0.045 * PPI)
const every = 1 / PPI
const frontLight = lightUp(shape, relief, SIZE, every, LIGHT, solid)
note('lit the front')
const rest = solid.map((s) => 1 - s)
const inner = back.map((b, i) => (b > 0 && rest[i] ? 1 : 0))
const backLight = lightUp(shape, backRelief, SIZE, every, LIGHT, inner)
const bare = back.map((b, i) => (b < 0.5 && rest[i] ? 1 : 0))
const flat = new Float32Array(SIZE * SIZE)
const tableLight = lightUp(softShape.map((h) => h * 0.9), flat, SIZE, every, LIGHT, bare)
note('lit the neck and the table')

const spread = (light, covered) => grow(light, covered, SIZE, 3)
// No lens is sharper than this.
const frontShade = blurWithin(spread(frontLight, solid), nearSolid.map((n) => (n > 0 ? 1 : 0)), SIZE, 0.6)
const backShade = spread(backLight, inner)
const tableShade = spread(blurWithin(tableLight, bare, SIZE, 1.5), bare)
// The lamp is nearer to the top left: its light falls off across the picture.
const fall = (x, y) => 1.05 - 0.13 * ((x / SIZE) * 0.6 + (y / SIZE) * 0.7)
const shade = map((i, x, y) => fall(x, y) * (front[i] * frontShade[i] * tone[i] + (1 - front[i]) * backShade[i] * backTone[i] * (0.84 - 0.035 * Math.max(0, backOff[i]))))
const mask = blur(map((i) => front[i] + (1 - front[i]) * back[i]), SIZE, 0.8)

const ground = map((i, x, y) => {
  const fromMiddle = Math.hypot(x / SIZE - 0.47, y / SIZE - 0.45)
  const vignette = 1 - 0.2 * smoothstep(0.25, 0.85, fromMiddle)
  const paper = 1 + 0.006 * fractalNoise((x / SIZE) * 60, (y / SIZE) * 60, 95, 3) + 0.004 * gradientNoise(x / 1.7, y / 1.7, 96)
  return tableShade[i] * fall(x, y) * vignette * paper
})

const dither = (i, x, y, seed) => grain(x, y, seed) + grain(x, y, seed + 1) - 1
const bytes = (make) => Buffer.from(Uint8Array.from(map((i, x, y) => Math.min(255, Math.max(0, Math.round(make(i, x, y)))))))
const encodeShade = (value) => 255 * Math.min(1, Math.max(0, value) / SHADE.max) ** (1 / SHADE.gamma)
await mkdir(values.out, { recursive: true })
const save = (name, data, size, channels) => sharp(data, { raw: { width: size, height: size, channels } }).png({ compressionLevel: 9, adaptiveFiltering: true }).toFile(join(values.out, name))
await save('shade.png', bytes((i, x, y) => (mask[i] > 0 ? encodeShade(shade[i]) + 0.7 * dither(i, x, y, 201) : 0)), SIZE, 1)
await save('mask.png', bytes((i) => mask[i] * 255), SIZE, 1)
await save('ground.png', bytes((i, x, y) => encodeShade(ground[i]) + 0.7 * dither(i, x, y, 203)), SIZE, 1)

const middle = { x: 0, y: 0, n: 0 }
for (let y = Math.round(ORIGIN.y + PRINT.top * PPI); y < ORIGIN.y + (PRINT.top + PRINT.height) * PPI; y++) {
  for (let x = Math.round(ORIGIN.x + PRINT.left * PPI); x < ORIGIN.x + (PRINT.left + PRINT.width) * PPI; x++) {
    middle.x += shiftX[y * SIZE + x]
    middle.y += shiftY[y * SIZE + x]
    middle.n++
  }
}
const [meanX, meanY] = [middle.x / middle.n, middle.y / middle.n]
const warp = Buffer.alloc(WARP_SIZE * WARP_SIZE * 3, 128)
let widest = 0
for (let y = 0; y < WARP_SIZE; y++) {
  for (let x = 0; x < WARP_SIZE; x++) {
    const i = y * 4 * SIZE + x * 4
    if (nearSolid[i] === 0) continue
    const put = (value, k) => {
      // Bent towards the limit, so that no part of the art is cut where the cloth strayed furthest.
      const pixels = WARP_PX * Math.tanh((value * PPI) / WARP_PX)
      if (y > 0.2 * WARP_SIZE && y < 0.65 * WARP_SIZE && Math.abs(x / WARP_SIZE - 0.5) < 0.18) widest = Math.max(widest, Math.abs(pixels))
      warp[(y * WARP_SIZE + x) * 3 + k] = Math.min(255, Math.max(0, Math.round(128 + (127 * pixels) / WARP_PX)))
    }
    put(shiftX[i] - meanX, 0)
    put(shiftY[i] - meanY, 1)
  }
}
note(`widest shift under the print ${widest.toFixed(1)} px`)
await save('warp.png', warp, WARP_SIZE, 3)
const tile = weaveTile(512)
await sharp(tile, { raw: { width: 512, height: 512, channels: 1 } }).png({ compressionLevel: 9 }).toFile(join(values.out, 'weave.png'))

const tenth = (value) => Math.round(value * 10) / 10
const corner = (x, y) => [tenth(ORIGIN.x + (x + meanX) * PPI), tenth(ORIGIN.y + (y + meanY) * PPI)]
const { left, top, width, height } = PRINT
const scene = {
  format: 1,
  name: 'T-shirt, front, laid flat',
  size: SIZE,
  printArea: { quad: [corner(left, top), corner(left + width, top), corner(left + width, top + height), corner(left, top + height)] },
  shade: { file: 'shade.png', max: SHADE.max, gamma: SHADE.gamma },
  mask: { file: 'mask.png' },
  warp: { file: 'warp.png', scale: WARP_PX },
  weave: { file: 'weave.png', strength: 0.08 },
  ground: { file: 'ground.png', colour: '#E6E3DF' },
  light: { warmth: 0.009, ambientBlue: 0.012 },
  ink: { weave: 0.06, screen: 0.12, soften: 0.4 },
}
await writeFile(join(values.out, 'scene.json'), `${JSON.stringify(scene, null, 2)}\n`)
note(`wrote ${values.out}`)
