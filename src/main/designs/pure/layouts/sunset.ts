/** A striped sun with the picture before it and the words at its foot. */
import { intersect } from '../geometry/clip.ts'
import { ellipse, rectangle } from '../geometry/figures.ts'
import { composeBlock, fitOf } from './block.ts'
import { moveParts, partsBox, scaleParts, WIDTH, type InkRole, type Layout, type Part, type Setting } from './layout.ts'
import { cutClear, fitPicture } from './rows.ts'

const RADIUS = 430
/** Its size beside the words, on a wide area. */
const BESIDE = 0.72
const BANDS: readonly InkRole[] = ['third', 'third', 'second', 'second', 'fourth', 'fourth']

export const sunset: Layout = {
  id: 'sunset',
  name: 'Striped sunset',
  finishes: ['plain'],
  suits: ({ words, motif, voice }) => (motif === undefined ? 0 : (words.length > 9 ? 0.3 : 1.2) * (voice.caps ? 1 : 0.5)),
  compose(setting) {
    const wide = setting.aspect > 1.5
    const block = composeBlock(setting, { height: wide ? 0.5 : 0.42, finish: 'plain', maxLines: wide ? 4 : 3, maxLine: 0.4 })
    const scene = [...sun(), ...inFront(setting)]
    const parts = wide
      ? [...moveParts(scaleParts(scene, BESIDE), -WIDTH / 2 - RADIUS * BESIDE - 50, block.height / 2), ...block.parts]
      : [...scene, horizon(), ...moveParts(block.parts, 0, HORIZON + 26)]
    return { parts, reads: block.reads, usedMotif: true, fit: fitOf(block.cost) }
  },
}

/** Where the sun sets: below it nothing of it is seen, so that the words stand on bare cloth. */
const HORIZON = RADIUS * 0.7

function horizon(): Part {
  return { shape: rectangle(-RADIUS * 1.2, HORIZON, RADIUS * 2.4, RADIUS), ink: 'bare' }
}

/** Six bands; from the middle down the gaps between them grow, as the sun sinks in haze. */
function sun(): Part[] {
  const disc = ellipse(RADIUS)
  const step = (2 * RADIUS) / BANDS.length
  return BANDS.map((ink, index) => {
    const gap = index === 0 ? 0 : 9 + Math.max(0, index - 1) * 8
    return { shape: intersect(disc, rectangle(-RADIUS, -RADIUS + index * step + gap, RADIUS * 2, step - gap)), ink }
  })
}

function inFront(setting: Setting): Part[] {
  if (setting.motif === undefined) return []
  const wide = setting.aspect > 1.5
  const parts = fitPicture(setting.motif, RADIUS * 1.12, RADIUS * 1.05, 'key', 'bare')
  const box = partsBox(parts)
  const y = wide ? 0 : HORIZON - 22 - box.bottom
  // A figure of one ink takes the key: on the bands an accent would be lost.
  const toned = parts.length === 1 ? parts.map((part) => ({ ...part, ink: 'key' as const })) : parts
  return cutClear(moveParts(toned, 0, y), 16)
}
