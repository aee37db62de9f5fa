/** The colour people expect of a thing, so that a pumpkin is orange where the palette has an orange. */
import { toOklab } from './contrast.ts'

/** Hue angles of OKLab in degrees. */
const HUES = { red: 25, orange: 52, gold: 82, yellow: 98, green: 138, teal: 195, blue: 245, purple: 300, pink: 0 } as const

const THINGS: Readonly<Record<keyof typeof HUES, string>> = {
  red: 'apple strawberry cherry crab lobster ladybug heart hearts cupid firefighter santa tomato chili rooster tractor boxing barn candy mushroom wine',
  orange: 'pumpkin fox carrot tiger basketball autumn maple fire campfire lizard chicken cat turkey crab squirrel goldfish-bowl tropical-fish pizza burger',
  gold: 'coffee dog dog-body poodle bear horse cow-body deer moose owl bread cookie beer taco pretzel croissant pancake guitar violin book football camping tent lion hedgehog beaver sloth otter monkey camera honey bone teddy microphone tea cowboy piano saxophone trumpet crown handyman hammer',
  yellow: 'bee sun happy-sun chick duckling duck banana lemon star lightning idea sunflower corn cheese school police cheers',
  green: 'plant seedling leaf cactus frog clover shamrock pine tree turtle avocado dinosaur t-rex crocodile snake palm gardening christmas alien dragon worm golf',
  teal: 'dentist tooth chemistry nurse mermaid peacock dna microscope earth compass',
  blue: 'wave fish whale dolphin shark penguin sailing anchor swimming surfing snowflake snowman bird mountain skiing umbrella blowfish jellyfish bicycle running',
  purple: 'grapes crystal-ball lotus butterfly gaming planet unicorn yarn bat skull telescope octopus',
  pink: 'pig flamingo donut cherry-blossom hibiscus tulip rose bouquet cupcake ice-cream rabbit brain nails lollipop piglet',
}

const HUE_OF = new Map(Object.entries(THINGS).flatMap(([hue, things]) => things.split(' ').map((thing) => [thing, HUES[hue as keyof typeof HUES]] as const)))

/** Degrees on the OKLab circle, or undefined for things of no colour of their own. */
export function tintOf(motif: { readonly id: string; readonly words: readonly string[] } | undefined): number | undefined {
  if (motif === undefined) return undefined
  return [motif.id, ...motif.words].map((word) => HUE_OF.get(word)).find((hue) => hue !== undefined)
}

/** Degrees between a colour's hue and `hue`, 0 to 180; greys are far from every hue. */
export function hueDistance(hex: string, hue: number): number {
  const [, a, b] = toOklab(hex)
  if (Math.hypot(a, b) < 0.03) return 180
  const angle = (Math.atan2(b, a) * 180) / Math.PI
  const apart = Math.abs(angle - hue) % 360
  return apart > 180 ? 360 - apart : apart
}
