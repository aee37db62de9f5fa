/** What is drawn: phrases as sellers use them, with moods, pictures and areas. */
import type { DesignRequest } from '../../src/main/designs/pure/engine.ts'
import type { Concept, Mood } from '../../src/main/ideas/contract.ts'

const PHRASES: readonly (readonly [string, Mood, string?])[] = [
  ['Easily distracted by plants', 'funny', 'plant'], ['Just a girl who loves chickens', 'sweet', 'chicken'], ['Coffee first, then chaos', 'funny', 'coffee'],
  ['Best cat dad ever', 'proud', 'cat'], ['Hiking is my therapy', 'calm', 'mountain'], ['Boo crew', 'spooky', 'ghost'], ['Merry and bright', 'festive', 'christmas tree'],
  ['Dog mom', 'sweet', 'dog'], ['Night shift nurse', 'proud', 'nurse'], ['Take it easy', 'retro', 'palm'], ['Sorry I’m late, my cat was sitting on me', 'funny', 'cat'],
  ['Grandpa the man the myth the legend', 'proud'], ['Books. Tea. Repeat.', 'calm', 'tea'], ['Support your local farmers', 'retro', 'tractor'], ['Stay wild', 'bold', 'wolf'],
  ['Warning: may start talking about trains', 'cosy', 'train'], ['Eat. Sleep. Fish. Repeat.', 'funny', 'fishing'], ['Hockey 99', 'bold', 'hockey'], ['Wanderlust: a strong desire to travel', 'calm'],
]
const GARMENTS = [
  { id: 'black', name: 'Black', hex: '#1C1C1E', tone: 'dark' }, { id: 'navy', name: 'Navy', hex: '#1F2A44', tone: 'dark' },
  { id: 'white', name: 'White', hex: '#FFFFFF', tone: 'light' }, { id: 'sand', name: 'Sand', hex: '#D9CBB0', tone: 'light' },
] as const
const AREA = { name: 'front', widthPx: 4500, heightPx: 5400 }

/** The phrases over and over. */
export function concepts(count: number): Concept[] {
  return Array.from({ length: count }, (_, index): Concept => {
    const [phrase, mood, motif] = PHRASES[index % PHRASES.length] ?? ['Dog mom', 'sweet']
    return { phrase, mood, style: 'modern', language: 'en', ...(motif === undefined ? {} : { motif }) }
  })
}

export function requestFor(concept: Concept, seed: string, layout?: string): DesignRequest {
  return { concept, seed, area: AREA, garments: [...GARMENTS], choices: layout === undefined ? {} : { layout } }
}
