/** Mountains, firs and a sun (no picture beside them) in a disc, an arch or a hexagon, with the words at its foot: for phrases of the outdoors. */
import { outset, subtract, unite } from '../geometry/clip.ts'
import { archWindow, polygon } from '../geometry/emblems.ts'
import { ellipse, roundedRectangle } from '../geometry/figures.ts'
import { boxOf, type Shape } from '../geometry/shape.ts'
import { composeBlock, fitOf } from './block.ts'
import { moveParts, WIDTH, type Layout, type Part } from './layout.ts'
import { landscape } from './scenery.ts'
import type { Word } from '../type/words.ts'

const OUTDOORS = /^(hik\w*|camp\w*|mountains?|trails?|forests?|woods?|wild|wilderness|nature|outdoors?|adventures?|explor\w*|wander\w*|lakes?|rivers?|fish\w*|hunt\w*|trees?|summit|peaks?|backpack\w*|tents?|cabins?|national|park|parks|roam|ski\w*|snow\w*|climb\w*|alps|ranger|bonfire|campfire|overland\w*|van|hills?|valley|sunrise|kayak\w*|paddl\w*)$/u

export const scene: Layout = {
  id: 'scene',
  name: 'Landscape in a shape',
  finishes: ['plain', 'shadow'],
  suits: ({ words, voice, aspect }) => {
    if (!isOutdoors(words) || words.length > 8) return 0
    return (voice.caps && !voice.hand ? 1.5 : 0.5) * (aspect > 1.5 ? 0.7 : 1)
  },
  compose(setting) {
    const wide = setting.aspect > 1.5
    const rng = setting.rng.fork('scene')
    const frame = wide ? ellipse(330) : rng.pick([ellipse(455), archWindow(440, 340), polygon(500, 6, 0.5), roundedRectangle(-500, -330, 1000, 660, 70)])
    const window = outset(unite(frame), -30, 'sharp')
    const box = boxOf(window)
    const view = { half: box.width / 2, top: box.top, bottom: box.bottom }
    const picture = [...landscape(view, window, rng.fork('view')), ring(frame)]
    const block = composeBlock(setting, { height: wide ? 0.5 : 0.34, maxLines: 3, maxLine: 0.36 })
    const parts = wide
      ? [...moveParts(picture, -WIDTH / 2 - 380, block.height / 2), ...block.parts]
      : [...picture, ...moveParts(block.parts, 0, boxOf(frame).bottom + 50)]
    return { parts, reads: block.reads, usedMotif: false, fit: fitOf(block.cost) }
  },
}

function isOutdoors(words: readonly Word[]): boolean {
  return words.some(({ text }) => OUTDOORS.test(text.toLowerCase().replace(/[^\p{L}]/gu, '')))
}

function ring(frame: Shape): Part {
  const clean = unite(frame)
  return { shape: subtract(clean, outset(clean, -14, 'sharp')), ink: 'key' }
}
