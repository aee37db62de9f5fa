/** Pairings of faces: which go together, in which mood, and how the display face likes to be set. */
import type { Mood } from '../../../ideas/contract.ts'
import type { Finish, Voice } from '../layouts/layout.ts'
import type { Face } from './face.ts'

interface VoicePlan {
  readonly id: string
  /** What a seller reads. */
  readonly name: string
  readonly display: string
  readonly helper: string
  readonly script: string
  readonly caps: boolean
  /** None: only what asks for it by a word gets it. */
  readonly moods: readonly Mood[]
  /** Words of a style, or of what a design is about, that ask for this voice. */
  readonly styles: readonly string[]
  readonly finishes: readonly Finish[]
}

const voice = (id: string, name: string, faces: string, set: 'caps' | 'mixed', moods: string, styles: string, finishes: string): VoicePlan => {
  const [display = '', helper = '', script = ''] = faces.split(' ')
  return {
    id, name, display, helper, script,
    caps: set === 'caps',
    moods: moods.split(' ').filter((mood) => mood !== '') as unknown as readonly Mood[],
    styles: styles.split(' '),
    finishes: finishes.split(' ') as unknown as readonly Finish[],
  }
}

/** Each was drawn and looked at: faces that differ in kind and agree in mood. */
export const VOICES: readonly VoicePlan[] = [
  voice('anton', 'Poster', 'anton barlow-condensed kaushan-script', 'caps', 'bold funny proud retro', 'modern bold minimal streetwear', 'plain plain shadow'),
  voice('league-gothic', 'Gallery poster', 'league-gothic josefin-sans yellowtail', 'caps', 'calm bold retro cosy', 'modern minimal clean poster', 'plain'),
  voice('bebas-neue', 'Clean caps', 'bebas-neue quicksand yellowtail', 'caps', 'bold calm proud', 'modern minimal clean sporty', 'plain'),
  voice('archivo-black', 'Headline', 'archivo-black barlow-condensed kaushan-script', 'caps', 'bold funny proud', 'modern bold streetwear', 'plain shadow'),
  voice('staatliches', 'Exhibition', 'staatliches josefin-sans damion', 'caps', 'calm bold proud', 'modern minimal badge clean', 'plain outline'),
  voice('antonio', 'Tall and narrow', 'antonio bitter satisfy', 'caps', 'calm bold cosy', 'modern minimal clean', 'plain'),
  voice('big-shoulders-display', 'Union hall', 'big-shoulders-display zilla-slab mr-dafoe', 'caps', 'bold proud retro', 'industrial bold badge vintage', 'plain shadow extrude'),
  voice('londrina-solid', 'Paper cut', 'londrina-solid quicksand leckerli-one', 'caps', 'funny sweet bold', 'cartoon hand playful bold', 'plain outline extrude'),
  voice('bowlby-one', 'Corner diner', 'bowlby-one oswald lobster', 'caps', 'funny retro bold festive', 'vintage retro bold', 'plain extrude shadow'),
  voice('passion-one', 'Big mouth', 'passion-one roboto-condensed oleo-script', 'caps', 'funny bold festive', 'bold modern playful', 'plain extrude outline'),
  voice('league-spartan', 'Plain talk', 'league-spartan league-spartan satisfy', 'mixed', 'calm cosy sweet', 'minimal clean modern', 'plain'),
  voice('dela-gothic-one', 'Big wide', 'dela-gothic-one roboto-condensed damion', 'caps', 'bold funny spooky', 'streetwear bold modern', 'plain outline'),
  voice('fugaz-one', 'Fast lane', 'fugaz-one roboto-condensed mr-dafoe', 'caps', 'bold funny proud', 'sporty racing bold', 'plain extrude shadow'),
  voice('russo-one', 'Game night', 'russo-one roboto-condensed mr-dafoe', 'caps', 'bold proud', 'gaming tech sporty modern', 'plain outline extrude'),
  voice('paytone-one', 'Friendly bold', 'paytone-one quicksand leckerli-one', 'mixed', 'funny sweet cosy', 'bold playful modern', 'plain shadow outline'),
  voice('bangers', 'Comic book', 'bangers roboto-condensed permanent-marker', 'caps', 'funny bold festive', 'comic cartoon playful', 'plain extrude outline'),
  voice('bungee', 'City sign', 'bungee roboto-condensed kaushan-script', 'caps', 'bold funny retro', 'street bold badge', 'plain extrude shadow'),
  voice('rammetto-one', 'Beach shack', 'rammetto-one quicksand pacifico', 'caps', 'funny retro festive', 'surf retro playful', 'plain extrude shadow'),
  voice('carter-one', 'Ball park', 'carter-one oswald yellowtail', 'mixed', 'funny retro proud', 'sporty retro bold', 'plain extrude shadow'),
  voice('alfa-slab-one', 'Old school slab', 'alfa-slab-one oswald yellowtail', 'caps', 'proud retro bold cosy', 'vintage varsity collegiate athletic', 'plain shadow extrude outline'),
  voice('ultra', 'Feed store', 'ultra zilla-slab lobster', 'caps', 'retro proud cosy', 'vintage western', 'plain shadow'),
  voice('bevan', 'Town fair', 'bevan oswald oleo-script', 'caps', 'retro proud festive', 'vintage badge bold', 'plain shadow extrude'),
  voice('patua-one', 'Corner shop', 'patua-one montserrat grand-hotel', 'mixed', 'cosy calm sweet', 'clean modern badge', 'plain shadow'),
  voice('bree-serif', 'Neighbour', 'bree-serif quicksand leckerli-one', 'mixed', 'cosy sweet calm funny', 'minimal modern clean', 'plain'),
  voice('holtwood-one-sc', 'Wood type', 'holtwood-one-sc oswald lobster', 'caps', 'retro proud festive', 'western vintage badge', 'plain shadow'),
  voice('roboto-slab', 'Workwear', 'roboto-slab barlow-condensed mr-dafoe', 'caps', 'proud bold calm', 'badge vintage industrial', 'plain outline shadow'),
  voice('rye', 'Saloon', 'rye zilla-slab lobster', 'caps', '', 'western vintage country rustic cowboy horse rodeo rancher cow', 'plain'),
  voice('sancreek', 'Carnival', 'sancreek zilla-slab oleo-script', 'caps', '', 'western vintage circus cowboy horse rodeo circus', 'plain shadow'),
  voice('graduate', 'College', 'graduate oswald yellowtail', 'caps', 'proud', 'varsity collegiate athletic school football baseball basketball softball soccer volleyball hockey', 'outline plain'),
  voice('alfa-varsity', 'Home game', 'alfa-slab-one roboto-condensed yellowtail', 'caps', 'proud bold festive', 'varsity collegiate athletic school football baseball basketball softball soccer volleyball hockey', 'outline plain extrude'),
  voice('black-ops-one', 'Field stencil', 'black-ops-one barlow-condensed kaushan-script', 'caps', '', 'military tactical gaming soldier veteran army truck', 'plain'),
  voice('stardos-stencil', 'Shipping crate', 'stardos-stencil zilla-slab grand-hotel', 'caps', 'retro', 'vintage badge rustic military soldier veteran', 'plain'),
  voice('saira-stencil-one', 'Machine shop', 'saira-stencil-one roboto-condensed mr-dafoe', 'caps', '', 'industrial modern tech gear mechanic wrench machinist', 'plain'),
  voice('racing-sans-one', 'Race day', 'racing-sans-one barlow-condensed yellowtail', 'caps', '', 'racing sporty automotive car cars motorcycle bicycle', 'plain extrude'),
  voice('righteous', 'Disco', 'righteous josefin-sans pacifico', 'caps', 'retro calm funny', 'retro groovy seventies art-deco', 'plain extrude shadow'),
  voice('shrikhand', 'Soul record', 'shrikhand josefin-sans shrikhand', 'mixed', 'retro sweet funny festive', 'retro groovy seventies', 'plain extrude shadow'),
  voice('chango', 'Groovy', 'chango josefin-sans pacifico', 'mixed', 'retro funny sweet', 'retro groovy bubble seventies', 'plain extrude shadow'),
  voice('caprasimo', 'Seventies book', 'caprasimo montserrat caprasimo', 'mixed', 'retro cosy calm sweet', 'retro groovy seventies vintage', 'plain extrude shadow'),
  voice('spicy-rice', 'Taqueria', 'spicy-rice josefin-sans leckerli-one', 'mixed', 'festive funny retro', 'retro playful groovy', 'plain shadow extrude'),
  voice('luckiest-guy', 'Cartoon', 'luckiest-guy barlow-condensed permanent-marker', 'caps', 'funny bold festive', 'cartoon kids comic playful', 'plain extrude outline'),
  voice('titan-one', 'Toy box', 'titan-one barlow-condensed pacifico', 'caps', 'funny sweet festive', 'cartoon kids playful cute', 'plain extrude outline'),
  voice('lilita-one', 'Sweet shop', 'lilita-one josefin-sans pacifico', 'mixed', 'sweet funny cosy', 'cute playful kawaii', 'plain shadow outline'),
  voice('fredoka', 'Soft round', 'fredoka josefin-sans pacifico', 'mixed', 'sweet cosy calm', 'cute kawaii minimal kids', 'plain'),
  voice('baloo-2', 'Storybook', 'baloo-2 quicksand leckerli-one', 'mixed', 'sweet cosy funny', 'cute kids playful modern', 'plain outline'),
  voice('dynapuff', 'Marshmallow', 'dynapuff quicksand leckerli-one', 'mixed', 'sweet funny festive', 'kawaii cute kids bubble playful', 'plain outline shadow'),
  voice('bagel-fat-one', 'Bakery', 'bagel-fat-one quicksand pacifico', 'mixed', 'sweet funny cosy', 'cute kawaii bubble playful', 'plain outline shadow'),
  voice('cherry-bomb-one', 'Kawaii', 'cherry-bomb-one quicksand cherry-bomb-one', 'mixed', 'sweet funny', 'kawaii cute kids playful', 'plain outline'),
  voice('coiny', 'Candy coin', 'coiny quicksand pacifico', 'mixed', 'sweet funny cosy', 'cute playful bubble', 'plain outline extrude'),
  voice('chewy', 'Lunch box', 'chewy quicksand chewy', 'mixed', 'funny sweet festive', 'cartoon kids playful cute', 'plain outline shadow'),
  voice('galindo', 'Picnic', 'galindo montserrat leckerli-one', 'mixed', 'sweet funny cosy', 'playful modern cute', 'plain shadow'),
  voice('abril-fatface', 'Novel', 'abril-fatface josefin-sans grand-hotel', 'mixed', 'calm cosy proud sweet', 'elegant serif classic literary', 'plain'),
  voice('playfair-display', 'Library', 'playfair-display montserrat satisfy', 'mixed', 'calm cosy proud sweet', 'elegant serif classic literary', 'plain'),
  voice('dm-serif-display', 'Sunday paper', 'dm-serif-display josefin-sans damion', 'mixed', 'calm cosy sweet', 'elegant serif minimal modern', 'plain'),
  voice('cinzel', 'Monument', 'cinzel montserrat satisfy', 'caps', 'calm proud spooky', 'elegant classic serif', 'plain'),
  voice('limelight', 'Theatre', 'limelight josefin-sans grand-hotel', 'mixed', 'retro calm festive', 'art-deco elegant retro', 'plain shadow'),
  voice('gravitas-one', 'Grand hotel', 'gravitas-one montserrat grand-hotel', 'mixed', 'proud retro calm', 'elegant classic vintage', 'plain'),
  voice('special-elite', 'Typewriter', 'special-elite special-elite grand-hotel', 'mixed', 'calm cosy', 'typewriter literary minimal writer author', 'plain'),
  voice('courier-prime', 'Manuscript', 'courier-prime courier-prime satisfy', 'mixed', 'calm cosy proud', 'typewriter literary minimal', 'plain'),
  voice('space-mono', 'Terminal', 'space-mono space-mono kaushan-script', 'mixed', '', 'tech coding minimal modern laptop programmer developer coder computer', 'plain'),
  voice('press-start-2p', 'Arcade', 'press-start-2p space-mono press-start-2p', 'caps', '', 'gaming pixel retro gamer arcade joystick', 'plain shadow'),
  voice('orbitron', 'Space ship', 'orbitron roboto-condensed mr-dafoe', 'caps', '', 'tech space gaming modern rocket robot astronaut alien', 'plain outline'),
  voice('audiowide', 'Night drive', 'audiowide roboto-condensed mr-dafoe', 'caps', '', 'synthwave tech gaming retro car cars racing', 'plain'),
  voice('creepster', 'Creature feature', 'creepster barlow-condensed creepster', 'caps', 'spooky', 'horror halloween spooky', 'plain'),
  voice('nosifer', 'Dripping', 'nosifer barlow-condensed nosifer', 'caps', 'spooky', 'horror halloween spooky', 'plain'),
  voice('metal-mania', 'Band shirt', 'metal-mania roboto-condensed metal-mania', 'caps', 'spooky', 'metal rock horror guitar drum', 'plain'),
  voice('pirata-one', 'Pirate', 'pirata-one barlow-condensed pirata-one', 'mixed', 'spooky', 'gothic blackletter rock pirate skull', 'plain'),
  voice('new-rocker', 'Rock tour', 'new-rocker oswald new-rocker', 'mixed', 'spooky', 'gothic metal rock biker motorcycle guitar biker', 'plain shadow'),
  voice('uncial-antiqua', 'Fairy tale', 'uncial-antiqua bitter uncial-antiqua', 'mixed', '', 'fantasy celtic medieval irish dragon clover shamrock wizard fairy', 'plain'),
  voice('ultra-spooky', 'Ghost story', 'ultra barlow-condensed creepster', 'caps', 'spooky retro', 'halloween vintage spooky', 'plain shadow'),
  voice('bowlby-spooky', 'Monster mash', 'bowlby-one barlow-condensed creepster', 'caps', 'spooky funny', 'halloween retro spooky playful', 'plain extrude shadow'),
  voice('abril-spooky', 'Haunted house', 'abril-fatface josefin-sans grand-hotel', 'mixed', 'spooky calm', 'halloween elegant witchy', 'plain'),
  voice('knewave', 'Surf brush', 'knewave oswald knewave', 'mixed', 'bold funny', 'hand brush surf', 'plain shadow'),
  voice('permanent-marker', 'Marker', 'permanent-marker barlow-condensed permanent-marker', 'caps', 'funny bold spooky', 'hand marker street', 'plain'),
  voice('rock-salt', 'Scratched note', 'rock-salt barlow-condensed rock-salt', 'mixed', 'bold spooky calm', 'hand marker rock', 'plain'),
  voice('sedgwick-ave-display', 'Street art', 'sedgwick-ave-display barlow-condensed sedgwick-ave-display', 'mixed', 'bold funny', 'hand marker street graffiti', 'plain shadow'),
  voice('gochi-hand', 'Doodle', 'gochi-hand quicksand gochi-hand', 'mixed', 'sweet funny cosy', 'hand sketch kids playful', 'plain'),
  voice('amatic-sc', 'Cottage', 'amatic-sc josefin-sans amatic-sc', 'caps', 'cosy sweet calm', 'hand sketch rustic minimal', 'plain'),
  voice('caveat-brush', 'Sketch book', 'caveat-brush oswald caveat-brush', 'mixed', 'cosy calm sweet', 'hand brush sketch', 'plain'),
  voice('mountains-of-christmas', 'Christmas card', 'mountains-of-christmas josefin-sans grand-hotel', 'mixed', 'festive', 'christmas', 'plain'),
  voice('lobster', 'Soda fountain', 'lobster oswald lobster', 'mixed', 'cosy festive retro', 'script vintage', 'plain shadow'),
  voice('oleo-script', 'Bake shop', 'oleo-script montserrat oleo-script', 'mixed', 'cosy retro sweet festive', 'script vintage', 'plain shadow'),
  voice('leckerli-one', 'Ice cream cart', 'leckerli-one quicksand leckerli-one', 'mixed', 'sweet cosy festive', 'script playful cute', 'plain shadow'),
  voice('pacifico', 'Beach postcard', 'pacifico montserrat pacifico', 'mixed', 'sweet calm cosy', 'script surf retro', 'plain shadow'),
  voice('mr-dafoe', 'Home run', 'mr-dafoe oswald mr-dafoe', 'mixed', 'proud retro bold', 'script varsity sporty vintage', 'plain shadow extrude'),
  voice('yesteryear', 'Chrome badge', 'yesteryear roboto-condensed yesteryear', 'mixed', 'retro proud', 'script vintage automotive', 'plain shadow'),
  voice('sonsie-one', 'Jukebox', 'sonsie-one josefin-sans sonsie-one', 'mixed', 'retro festive funny', 'script retro vintage', 'plain shadow'),
  voice('satisfy', 'Love note', 'satisfy montserrat satisfy', 'mixed', 'sweet calm cosy', 'script elegant minimal', 'plain'),
]

/** Faces drawn by hand: they stay on lines of their own and out of rings and labels. */
const HANDS = new Set([
  'permanent-marker', 'knewave', 'caveat-brush', 'lobster', 'shrikhand', 'mountains-of-christmas', 'rock-salt', 'sedgwick-ave-display', 'gochi-hand',
  'amatic-sc', 'oleo-script', 'leckerli-one', 'pacifico', 'mr-dafoe', 'yesteryear', 'sonsie-one', 'satisfy', 'spicy-rice',
])

/** Hands an open face over by its id; opening happens on first use. */
export type FaceShelf = (id: string) => Face

export function openVoice(plan: VoicePlan, face: FaceShelf): Voice {
  return { id: plan.id, display: face(plan.display), helper: face(plan.helper), script: face(plan.script), caps: plan.caps, hand: HANDS.has(plan.display), finishes: plan.finishes }
}

/** Letters that a face has but that read as others: an ampersand like a dollar sign. */
const MISREAD: Readonly<Record<string, string>> = { 'mr-dafoe': '&$', yellowtail: '&', yesteryear: '&' }

/** Whether every face of the voice can set `text` so that it is read as it is written. */
export function covers(voiceToTry: Voice, text: string): boolean {
  return [voiceToTry.display, voiceToTry.helper, voiceToTry.script].every(
    (face) => face.missing(text).length === 0 && ![...(MISREAD[face.id] ?? '')].some((letter) => text.includes(letter)),
  )
}
