/** Mugs on a table: two that show both sides of the wrap, or one from the right side, its handle beside it. */
import { blur, blurWithin, grow } from './grid.mjs'
import { MUG, mugDistance } from './mug-shape.mjs'
import { smoothstep } from './noise.mjs'
import { paperLight } from './studio.mjs'
import { camera, diffuseLight, march, normalAt, roomLight } from './tracer.mjs'
import { glossBytes, lightBytes, SHADE, shareBytes } from './write.mjs'

/** The wrap: 7.6 in round the mug and 3.55 in high, as 2475 × 1155 px are printed on a mug of this size. */
const WRAP = { width: 7.6, height: 3.55, bottom: 0.16 }
const GLOSS = { strength: 0.6, gamma: 2 }
const turn = (degrees) => (degrees * Math.PI) / 180

/** All mugs as one distance field. A mug stands at (x, z), its handle at `handle` degrees from the camera to the right. */
function fieldOf(mugs) {
  const set = mugs.map(({ x, z, handle }) => [x, z, Math.sin(turn(handle)), Math.cos(turn(handle))])
  return (x, y, z) => {
    let best = 9
    for (const [mx, mz, hx, hz] of set) {
      const [dx, dz] = [x - mx, z - mz]
      // Far from a mug, the distance to a cylinder round it and its handle is enough.
      const far = Math.max(Math.sqrt(dx * dx + dz * dz) - 2.85, y - MUG.height)
      const d = far > 0.4 ? far : mugDistance(dx, y, dz, hx, hz)
      if (d < best) best = d
    }
    return best
  }
}

/** Where each pixel's ray ends: on a mug (`kind` 2), on the table (1) or in the back (0); place and normal beside. */
function seen(distance, cam, size, extent) {
  const kind = new Uint8Array(size * size)
  const place = new Float32Array(size * size * 3)
  const normal = new Float32Array(size * size * 3)
  const n = [0, 1, 0]
  for (let y = 0, i = 0; y < size; y++) {
    for (let x = 0; x < size; x++, i++) {
      const [dx, dy, dz] = cam.ray(x, y)
      const toTable = dy < 0 ? -cam.eye[1] / dy : Infinity
      const within = x > extent.left && x < extent.right && y > extent.top && y < extent.bottom
      const t = within ? march(distance, ...cam.eye, dx, dy, dz, extent.near, Math.min(toTable, extent.far)) : Infinity
      kind[i] = t < Infinity ? 2 : toTable < 400 ? 1 : 0
      const way = t < Infinity ? t : Math.min(toTable, 400)
      for (const k of [0, 1, 2]) place[i * 3 + k] = cam.eye[k] + [dx, dy, dz][k] * way
      if (kind[i] === 2) normalAt(distance, place[i * 3], place[i * 3 + 1], place[i * 3 + 2], n)
      normal.set(kind[i] === 2 ? n : [0, 1, 0], i * 3)
    }
  }
  return { kind, place, normal }
}

/** Cover of the mugs: pixels at an outline are asked again, 16 times. */
function coverOf(distance, cam, size, kind, extent) {
  const out = Float32Array.from(kind, (k) => (k === 2 ? 1 : 0))
  for (let y = 1; y < size - 1; y++) {
    for (let x = 1; x < size - 1; x++) {
      const i = y * size + x
      const here = kind[i] === 2
      if ([i - 1, i + 1, i - size, i + size].every((j) => (kind[j] === 2) === here)) continue
      let hits = 0
      for (let s = 0; s < 16; s++) {
        const [dx, dy, dz] = cam.ray(x + ((s % 4) - 1.5) / 4, y + (Math.floor(s / 4) - 1.5) / 4)
        const limit = Math.min(dy < 0 ? -cam.eye[1] / dy : Infinity, extent.far)
        if (march(distance, ...cam.eye, dx, dy, dz, extent.near, limit) < Infinity) hits++
      }
      out[i] = hits / 16
    }
  }
  return out
}

/** Diffuse light per pixel: worked out on every `grain`-th pixel and drawn between those that look alike. */
function litPicture(scene, size, irradiance, grain) {
  const { kind, place, normal } = scene
  const side = Math.ceil(size / grain) + 1
  const coarse = new Float32Array(side * side).fill(-1)
  const at = (gx, gy) => Math.min(size - 1, gy * grain) * size + Math.min(size - 1, gx * grain)
  const ask = (i) => irradiance(place[i * 3], place[i * 3 + 1], place[i * 3 + 2], normal[i * 3], normal[i * 3 + 1], normal[i * 3 + 2])
  const far = (i) => kind[i] !== 2 && (Math.abs(place[i * 3]) > 12 || Math.abs(place[i * 3 + 2]) > 12)
  for (let gy = 0; gy < side; gy++) for (let gx = 0; gx < side; gx++) coarse[gy * side + gx] = far(at(gx, gy)) ? 1 : ask(at(gx, gy))
  const out = new Float32Array(size * size)
  for (let y = 0, i = 0; y < size; y++) {
    for (let x = 0; x < size; x++, i++) {
      let sum = 0
      let weight = 0
      const [gx, gy] = [Math.floor(x / grain), Math.floor(y / grain)]
      const [fx, fy] = [x / grain - gx, y / grain - gy]
      for (const [cx, cy, w] of [[0, 0, (1 - fx) * (1 - fy)], [1, 0, fx * (1 - fy)], [0, 1, (1 - fx) * fy], [1, 1, fx * fy]]) {
        const j = at(gx + cx, gy + cy)
        if (w < 1e-6 || kind[j] !== kind[i]) continue
        const alike = normal[i * 3] * normal[j * 3] + normal[i * 3 + 1] * normal[j * 3 + 1] + normal[i * 3 + 2] * normal[j * 3 + 2]
        const apart = kind[i] === 2 ? Math.hypot(place[i * 3] - place[j * 3], place[i * 3 + 1] - place[j * 3 + 1], place[i * 3 + 2] - place[j * 3 + 2]) : 0
        if (alike < 0.975 || apart > 0.3) continue
        sum += w * coarse[(gy + cy) * side + gx + cx]
        weight += w
      }
      out[i] = weight > 0.6 ? sum / weight : far(i) ? 1 : ask(i)
    }
  }
  return out
}

/** What the glaze mirrors at a place: the soft boxes, the room, and darkly the table and the other mug (Fresnel after Schlick, 1994). */
function mirroredAt(distance, [dx, dy, dz], x, y, z, nx, ny, nz) {
  const facing = dx * nx + dy * ny + dz * nz
  const [rx, ry, rz] = [dx - 2 * facing * nx, dy - 2 * facing * ny, dz - 2 * facing * nz]
  const fresnel = 0.042 + 0.4 * (1 - Math.min(1, Math.abs(facing))) ** 5
  const blocked = march(distance, x + nx * 0.02, y + ny * 0.02, z + nz * 0.02, rx, ry, rz, 0.02, 6) < Infinity
  // Close to its foot the mug mirrors the dark of its own contact with the table.
  const toTable = ry < 0 ? y / -ry : 9
  return fresnel * (blocked ? 0.22 : roomLight(rx, ry, rz, 1)) * Math.min(1, 0.15 + toTable / 1.2)
}

function mirrored(distance, cam, size, { kind, place, normal }) {
  const out = new Float32Array(size * size)
  for (let y = 0, i = 0; y < size; y++) {
    for (let x = 0; x < size; x++, i++) {
      if (kind[i] === 2) out[i] = mirroredAt(distance, cam.ray(x, y), ...place.subarray(i * 3, i * 3 + 3), ...normal.subarray(i * 3, i * 3 + 3))
    }
  }
  return out
}

/**
 * Where one part of a mug hides another (the lip, the handle before the body), a pixel shows both: there `lit` and
 * `gloss` are asked again at nine places. Diffuse light is taken from the neighbour that lies nearest.
 */
function refine(distance, cam, size, { kind, place, normal }, extent, lit, gloss) {
  const alike = (i, j) => normal[i * 3] * normal[j * 3] + normal[i * 3 + 1] * normal[j * 3 + 1] + normal[i * 3 + 2] * normal[j * 3 + 2]
  const n = [0, 0, 0]
  const before = lit.slice()
  for (let y = 1; y < size - 1; y++) {
    for (let x = 1; x < size - 1; x++) {
      const i = y * size + x
      if (kind[i] !== 2) continue
      const around = [i - 1, i + 1, i - size, i + size, i - size - 1, i - size + 1, i + size - 1, i + size + 1].filter((j) => kind[j] === 2)
      if (around.every((j) => alike(i, j) > 0.93)) continue
      let [light, mirror, hits] = [0, 0, 0]
      for (let s = 0; s < 9; s++) {
        const ray = cam.ray(x + ((s % 3) - 1) / 3, y + (Math.floor(s / 3) - 1) / 3)
        const t = march(distance, ...cam.eye, ...ray, extent.near, extent.far)
        if (t === Infinity) continue
        const [px, py, pz] = [0, 1, 2].map((k) => cam.eye[k] + ray[k] * t)
        if (py < 0) continue
        normalAt(distance, px, py, pz, n)
        const apart = (j) => Math.hypot(place[j * 3] - px, place[j * 3 + 1] - py, place[j * 3 + 2] - pz)
        const nearest = around.reduce((best, j) => (apart(j) < apart(best) ? j : best), i)
        light += before[nearest]
        mirror += mirroredAt(distance, ray, px, py, pz, ...n)
        hits++
      }
      if (hits === 0) continue
      lit[i] = light / hits
      gloss[i] = mirror / hits
    }
  }
}

/** The wrap of one mug as a mesh of picture points, with the part of the wrap that it covers. */
function wrapMesh(cam, { x, z, handle }, rows, columns) {
  const towards = Math.atan2(cam.eye[0] - x, cam.eye[2] - z)
  const limit = Math.acos(MUG.radius / Math.hypot(cam.eye[0] - x, cam.eye[2] - z)) - turn(0.8)
  const middle = turn(handle > 0 ? handle - 180 : handle + 180)
  const half = WRAP.width / MUG.radius / 2
  const [first, last] = [Math.max(towards - limit, middle - half), Math.min(towards + limit, middle + half)]
  const share = (angle) => Math.round((0.5 + (angle - middle) / (2 * half)) * 1e5) / 1e5
  const mesh = Array.from({ length: rows }, (_, row) =>
    Array.from({ length: columns }, (_, column) => {
      const angle = first + ((last - first) * column) / (columns - 1)
      const height = WRAP.bottom + WRAP.height * (1 - row / (rows - 1))
      const [px, py] = cam.project([x + MUG.radius * Math.sin(angle), height, z + MUG.radius * Math.cos(angle)])
      return [Math.round(px * 10) / 10, Math.round(py * 10) / 10]
    }))
  const wide = (last - first) * MUG.radius
  return { mesh, covers: { left: share(first), top: 0, right: share(last), bottom: 1 }, aspect: Math.round((WRAP.height / wide) * 1e4) / 1e4, fit: 'middle', widthIn: WRAP.width }
}

function mugScene(size, note, { name, rank, mugs, eye, at, inches }) {
  const cam = camera({ eye, at, inches, size })
  const distance = fieldOf(mugs)
  const corners = mugs.flatMap(({ x, z }) => [-2.9, 2.9].flatMap((dx) => [-2.9, 2.9].flatMap((dz) => [0, 4].map((y) => cam.project([x + dx, y, z + dz])))))
  const reach = Math.hypot(eye[0] - at[0], eye[1] - at[1], eye[2] - at[2])
  const [xs, ys] = [corners.map(([x]) => x), corners.map(([, y]) => y)]
  const extent = { left: Math.min(...xs), right: Math.max(...xs), top: Math.min(...ys), bottom: Math.max(...ys), near: reach - 7, far: reach + 7 }
  const scene = seen(distance, cam, size, extent)
  const cover = coverOf(distance, cam, size, scene.kind, extent)
  note('traced the mugs')
  const lit = litPicture(scene, size, diffuseLight(distance), Math.max(1, Math.round(size / 400)))
  const shine = mirrored(distance, cam, size, scene)
  refine(distance, cam, size, scene, extent, lit, shine)
  note('lit them')
  const mug = Float32Array.from(scene.kind, (kind) => (kind === 2 ? 1 : 0))
  const rest = mug.map((m) => 1 - m)
  const shade = grow(blurWithin(lit, mug, size, 0.8), mug, size, 3)
  const gloss = grow(blurWithin(shine, mug, size, 0.7), mug, size, 3)
  const table = grow(blurWithin(lit, rest, size, (size * 3) / 2000), rest, size, 4)
  const view = { size, map: (make) => Float32Array.from({ length: size * size }, (_, i) => make(i, i % size, Math.floor(i / size))) }
  // A paper sweep: the table runs up into the wall without an edge, a little darker at the back.
  const ground = paperLight(view, view.map((i, x, y) => table[i] * (1 - 0.1 * (1 - smoothstep(0.1, 0.55, y / size)))))
  const mask = blur(cover, size, 0.6)
  const areas = mugs.map((one) => wrapMesh(cam, one, 9, 33))
  return {
    scene: {
      format: 2,
      name,
      kind: 'ceramic',
      products: ['mug'],
      rank,
      size,
      printArea: areas.length === 1 ? areas[0] : areas,
      mask: { file: 'mask.png' },
      shade: { file: 'shade.png', ...SHADE },
      gloss: { file: 'gloss.png', ...GLOSS, over: 'all' },
      ground: { file: 'ground.png', colour: '#E4E1DC' },
      light: { warmth: 0.006, ambientBlue: 0.008 },
    },
    pictures: {
      'mask.png': { data: shareBytes(mask), size, channels: 1 },
      'shade.png': { data: lightBytes(shade, size, 201, mask), size, channels: 1 },
      'gloss.png': { data: glossBytes(gloss.map((g, i) => (mask[i] > 0 ? g : 0)), size, GLOSS), size, channels: 1 },
      'ground.png': { data: lightBytes(ground, size, 203), size, channels: 1 },
    },
  }
}

/** Both sides at once: the left mug shows the left face of the wrap, the right mug the right face. */
export function mugPair(size, note) {
  return mugScene(size, note, {
    name: 'Mugs, both sides',
    rank: 0,
    mugs: [{ x: -2.15, z: 1.1, handle: -116 }, { x: 2.2, z: -1.3, handle: 116 }],
    eye: [0, 6.4, 26],
    at: [0, 1.72, 0],
    inches: 10,
  })
}

/** The right face of the wrap, turned to the camera as a right hand holds it. */
export function mugFront(size, note) {
  return mugScene(size, note, { name: 'Mug, front', rank: 20, mugs: [{ x: -0.5, z: 0, handle: 118 }], eye: [0, 5.6, 22], at: [0, 1.85, 0], inches: 6.4 })
}
