import { expect, test } from 'vitest'
import { movedBy, switched } from './engine-order.ts'

const order = ['comfyui', 'openai', 'stability'] as const

test('an engine moves by a place, and not past the ends', () => {
  expect(movedBy(order, 'stability', -1)).toEqual(['comfyui', 'stability', 'openai'])
  expect(movedBy(order, 'comfyui', 1)).toEqual(['openai', 'comfyui', 'stability'])
  expect(movedBy(order, 'comfyui', -1)).toEqual(order)
  expect(movedBy(order, 'stability', 1)).toEqual(order)
  expect(movedBy(order, 'runpod', 1)).toEqual(order)
})

test('an engine that is switched on comes last, and twice is once', () => {
  expect(switched(order, 'replicate', true)).toEqual(['comfyui', 'openai', 'stability', 'replicate'])
  expect(switched(order, 'openai', true)).toEqual(order)
  expect(switched(order, 'openai', false)).toEqual(['comfyui', 'stability'])
  expect(switched(order, 'replicate', false)).toEqual(order)
})
