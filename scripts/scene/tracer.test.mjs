import { expect, test } from 'vitest'
import { MUG, mugDistance } from './mug-shape.mjs'
import { camera, diffuseLight, march, normalAt } from './tracer.mjs'

const ball = (x, y, z) => Math.hypot(x, y - 1, z) - 1

test('a place is seen in the pixel whose ray meets it', () => {
  const cam = camera({ eye: [0, 6, 24], at: [0, 2, 0], inches: 10, size: 500 })
  const place = [1.2, 3.1, -0.7]
  const ray = cam.ray(...cam.project(place))
  const way = Math.hypot(...place.map((v, k) => v - cam.eye[k]))
  ray.forEach((v, k) => expect(cam.eye[k] + v * way).toBeCloseTo(place[k], 6))
  expect(cam.project([0, 2, 0])).toEqual([250, 250])
})

test('a ray stops on the surface, and the normal there points outwards', () => {
  expect(march(ball, 0, 1, 9, 0, 0, -1, 0, 20)).toBeCloseTo(8, 2)
  expect(march(ball, 0, 4, 9, 0, 0, -1, 0, 20)).toBe(Infinity)
  const n = [0, 0, 0]
  normalAt(ball, 0.6, 1, 0.8, n)
  expect(n[0]).toBeCloseTo(0.6, 2)
  expect(n[2]).toBeCloseTo(0.8, 2)
})

test('the mug is solid where it should be: wall, floor and ear, and hollow within', () => {
  const at = (x, y, z) => mugDistance(x, y, z, 1, 0)
  expect(at(-MUG.radius + 0.07, 2, 0)).toBeLessThan(0)
  expect(at(0, 0.15, 0)).toBeLessThan(0)
  expect(at(2.54, 1.98, 0)).toBeLessThan(0)
  expect(at(0, 2, 0)).toBeGreaterThan(0.5)
  expect(at(1.95, 1.98, 0)).toBeGreaterThan(0)
  expect(at(0, 2, 2)).toBeCloseTo(0.4, 2)
})

test('an open table is lit by 1, under an object it is darker, and nearer the darker', () => {
  const light = diffuseLight(ball, { count: 120 })
  const table = (x, z) => light(x, 0, z, 0, 1, 0)
  expect(table(40, 0)).toBeCloseTo(1, 1)
  expect(table(0.5, 0.2)).toBeLessThan(table(1.5, 0.6))
  expect(table(1.5, 0.6)).toBeLessThan(0.95)
})
