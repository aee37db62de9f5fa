/** The scenes that the script makes, by the name of their folder. Each takes (size, note) and gives {scene, pictures}. */
import { hoodieFront } from './hoodie.mjs'
import { mugFront, mugPair } from './mug.mjs'
import { pillowFront } from './pillow.mjs'
import { posterFrame } from './poster.mjs'
import { sticker } from './sticker.mjs'
import { toteFront } from './tote.mjs'
import { teeFront, teeHanging } from './tee.mjs'

export const SCENES = {
  'tee-front': teeFront,
  'tee-hanging': teeHanging,
  'hoodie-front': hoodieFront,
  'tote-front': toteFront,
  mug: mugPair,
  'mug-front': mugFront,
  sticker,
  'poster-frame': posterFrame,
  'pillow-front': pillowFront,
}
