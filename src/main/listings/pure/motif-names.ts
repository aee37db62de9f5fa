import { withArticle } from './letter-case.ts'

/** What the shipped motifs show, where the id alone would read badly in a sentence. The ids are those of resources/motifs. */
const SHOWN: Readonly<Record<string, string>> = {
  coffee: 'a cup of coffee', tea: 'a teapot', beer: 'a mug of beer', cheers: 'two clinking beer mugs', wine: 'a glass of wine', cocktail: 'a cocktail glass', whiskey: 'a glass of whiskey',
  fries: 'a box of fries', bread: 'a loaf of bread', pancake: 'a stack of pancakes', cheese: 'a wedge of cheese', bacon: 'strips of bacon', chili: 'a chili pepper', cherry: 'a pair of cherries',
  sundae: 'an ice cream sundae', 'ice-cream': 'an ice cream', sushi: 'a piece of sushi', ramen: 'a steaming bowl', popcorn: 'a box of popcorn', honey: 'a pot of honey', chocolate: 'a bar of chocolate',
  dinner: 'a fork and knife', cooking: 'a frying pan', podcast: 'a studio microphone', headphone: 'headphones', music: 'musical notes', piano: 'piano keys', gaming: 'a game controller',
  arcade: 'a joystick', dice: 'a die', chess: 'a chess piece', puzzle: 'a puzzle piece', library: 'a stack of books', book: 'an open book', writer: 'a pencil', painting: 'a paintbrush',
  art: 'a painter’s palette', yarn: 'a ball of yarn', sewing: 'a spool of thread', hairdresser: 'a pair of scissors', scissors: 'a pair of scissors', plant: 'a potted plant', pine: 'a pine tree',
  palm: 'a palm tree', lotus: 'a lotus flower', clover: 'a four-leaf clover', hibiscus: 'a hibiscus flower', camping: 'a campsite', hiking: 'a hiking boot', fishing: 'a fishing rod', sailing: 'a sailboat',
  cruise: 'a ship', racing: 'a racing car', pickup: 'a pickup truck', jeep: 'an off-road car', running: 'a runner', swimming: 'a swimmer', surfing: 'a surfer', climbing: 'a climber', skiing: 'a skier',
  snowboarding: 'a snowboarder', 'ice-skating': 'an ice skate', soccer: 'a soccer ball', tennis: 'a tennis racket', rugby: 'a rugby ball', golf: 'a golf flag', bowling: 'a bowling ball', darts: 'a dartboard',
  'ping-pong': 'a table tennis paddle', badminton: 'a badminton racket', boxing: 'a boxing glove', karate: 'a martial arts uniform', gym: 'a weightlifter', strong: 'a flexed arm', yoga: 'a person doing yoga',
  archery: 'a bow and arrow', pumpkin: 'a carved pumpkin', christmas: 'a Christmas tree', santa: 'Santa Claus', gift: 'a wrapped box', candy: 'a piece of candy', autumn: 'a fallen leaf', maple: 'a maple leaf',
  hearts: 'two hearts', cupid: 'a heart with an arrow', firework: 'fireworks', party: 'a party popper', wedding: 'a ring', nurse: 'a stethoscope', handyman: 'a hammer and wrench', chemistry: 'a test tube',
  dna: 'a strand of DNA', graduation: 'a graduation cap', firefighter: 'a fire engine', police: 'a police car', idea: 'a light bulb', lightning: 'a lightning bolt', fire: 'a flame', 'happy-sun': 'a smiling sun',
  moon: 'a crescent moon', sparkle: 'sparkles', storm: 'a storm cloud', planet: 'a ringed planet', invader: 'a pixel monster', ufo: 'a flying saucer', peace: 'a peace sign', 'yin-yang': 'a yin-yang sign',
  sunglasses: 'a pair of sunglasses', cowboy: 'a cowboy hat', clock: 'an alarm clock', sleep: 'a sleeping face', baby: 'a baby bottle', teddy: 'a teddy bear', earth: 'a globe', thinking: 'a thoughtful face',
  eyes: 'a pair of eyes', meat: 'a piece of meat', corn: 'an ear of corn', wind: 'a blowing wind', mail: 'an envelope', nails: 'a bottle of nail polish', web: 'a spider web', chick: 'a hatching chick',
  gallop: 'a galloping horse', jockey: 'a horse and rider', paw: 'paw prints', 't-rex': 'a T. rex', scales: 'a pair of scales',
}

/** Motifs whose id is no word that a buyer would search with. */
const NO_TAG = new Set(['strong', 'thinking', 'cheers', 'sparkle', 'pick', 'happy-sun', 'wheel', 'gallop', 'idea', 'gift', 'jeep', 'wind', 'eyes'])

/** What the art shows, with its article: "an open book"; null for an id that is no plain word. */
export function shownAs(motif: string): string | null {
  const words = wordsOf(motif)
  return SHOWN[motif.toLowerCase()] ?? (words === null ? null : withArticle(words))
}

/** The motif as a search word: "cat-body" is "cat"; null where it would say nothing. */
export function motifTag(motif: string): string | null {
  return NO_TAG.has(motif.toLowerCase()) ? null : wordsOf(motif)
}

function wordsOf(motif: string): string | null {
  const words = motif.toLowerCase().replace(/[-_](?:body|face|outline|filled|\d+)$/, '').replace(/[-_]/g, ' ')
  return /^[\p{L} ]{2,30}$/u.test(words) ? words : null
}
