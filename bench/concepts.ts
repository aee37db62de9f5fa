/** Sixty things a shop might print, five of each of twelve themes: what contact sheets and benches draw. */
import type { Concept, Mood } from '../src/main/ideas/contract.ts'

/** Phrase, mood, picture, style. */
type Line = readonly [phrase: string, mood: Mood, motif?: string, style?: string]

const THEMES: Readonly<Record<string, readonly Line[]>> = {
  cats: [
    ['Best cat dad ever', 'proud', 'cat'],
    ['Sorry I’m late, my cat was sitting on me', 'funny', 'cat'],
    ['Crazy cat lady', 'retro', 'cat', 'vintage'],
    ['Cats, coffee, naps', 'cosy', 'cat'],
    ['Feline fine', 'sweet', 'cat'],
  ],
  dogs: [
    ['Dog mom', 'sweet', 'dog'],
    ['My dog thinks I’m kind of a big deal', 'funny', 'dog'],
    ['Adopt, don’t shop', 'bold', 'paw'],
    ['Easily distracted by corgis', 'funny', 'corgi'],
    ['Life is better with a golden retriever', 'calm', 'dog', 'minimal'],
  ],
  outdoors: [
    ['Hiking is my therapy', 'calm', 'mountain'],
    ['Camp more, worry less', 'retro', 'tent', 'vintage'],
    ['World’s okayest fisherman', 'funny', 'fishing'],
    ['Stay wild', 'bold', 'wolf'],
    ['The mountains are calling', 'retro', 'mountain'],
  ],
  coffee: [
    ['Coffee first, then chaos', 'funny', 'coffee'],
    ['Running on caffeine and true crime', 'funny', 'coffee'],
    ['But first, coffee', 'calm', 'coffee', 'minimal'],
    ['Espresso yourself', 'bold', 'coffee'],
    ['Books. Tea. Repeat.', 'calm', 'tea'],
  ],
  work: [
    ['Night shift nurse', 'proud', 'nurse'],
    ['Lucky teacher', 'festive', 'clover'],
    ['Support your local farmers', 'retro', 'tractor', 'vintage'],
    ['Powered by tacos', 'funny', 'taco'],
    ['I’m an engineer, I’m never wrong', 'funny', 'gear'],
  ],
  family: [
    ['Mama bear', 'proud', 'bear'],
    ['Grandpa the man the myth the legend', 'proud'],
    ['Big sister est. 2026', 'sweet', 'star'],
    ['Dad jokes loading', 'funny'],
    ['Family reunion 2026', 'retro', 'tree', 'vintage'],
  ],
  garden: [
    ['Easily distracted by plants', 'funny', 'plant'],
    ['In my gardening era', 'retro', 'flower'],
    ['Bee kind', 'sweet', 'bee'],
    ['Plant lady is the new cat lady', 'funny', 'cactus'],
    ['Grow through what you go through', 'calm', 'sunflower'],
  ],
  halloween: [
    ['Boo crew', 'spooky', 'ghost'],
    ['Thick thighs spooky vibes', 'spooky', 'pumpkin'],
    ['Witch better have my candy', 'spooky', 'witch'],
    ['Creep it real', 'spooky', 'skull'],
    ['Trick or treat yo self', 'funny', 'candy'],
  ],
  christmas: [
    ['Merry and bright', 'festive', 'christmas tree'],
    ['Dear Santa, I can explain', 'funny', 'santa'],
    ['Sleigh all day', 'bold', 'sleigh'],
    ['Gingerbread baking crew', 'cosy', 'gingerbread'],
    ['Most likely to nap on Christmas', 'funny'],
  ],
  hobbies: [
    ['I’d rather be reading', 'cosy', 'book'],
    ['Plays well with yarn', 'cosy', 'yarn'],
    ['Fueled by pizza and video games', 'bold', 'gaming'],
    ['Warning: may start talking about trains', 'funny', 'train'],
    ['Pickleball is my cardio', 'bold', 'ball'],
  ],
  seaside: [
    ['Take it easy', 'retro', 'palm'],
    ['Ocean child', 'calm', 'wave'],
    ['Salty but sweet', 'sweet', 'shell'],
    ['Surf’s up', 'retro', 'surf', 'vintage'],
    ['Mermaid off duty', 'funny', 'mermaid'],
  ],
  birds: [
    ['Talk birdy to me', 'funny', 'bird'],
    ['Just a girl who loves chickens', 'sweet', 'chicken'],
    ['What the duck', 'funny', 'duck'],
    ['Owl always love you', 'sweet', 'owl'],
    ['Birdwatching: it’s a hoot', 'calm', 'owl'],
  ],
}

/** One of each theme, then the next of each, so that any first part of the list holds many themes. */
export const CONCEPTS: readonly Concept[] = [0, 1, 2, 3, 4].flatMap((turn) =>
  Object.values(THEMES).flatMap((lines) => {
    const [phrase, mood, motif, style] = lines[turn] ?? []
    if (phrase === undefined || mood === undefined) return []
    return [{ phrase, mood, style: style ?? 'modern', language: 'en', ...(motif === undefined ? {} : { motif }) }]
  }),
)

/** Shirts that they are shown on. */
export const GARMENTS = [
  { id: 'black', name: 'Black', hex: '#1C1C1E', tone: 'dark' },
  { id: 'navy', name: 'Navy', hex: '#1F2A44', tone: 'dark' },
  { id: 'white', name: 'White', hex: '#FFFFFF', tone: 'light' },
  { id: 'sand', name: 'Sand', hex: '#D9CBB0', tone: 'light' },
  { id: 'forest', name: 'Forest', hex: '#24402F', tone: 'dark' },
  { id: 'heather', name: 'Heather', hex: '#B9BBBE', tone: 'mid' },
] as const
