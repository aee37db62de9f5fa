/** The listing writer that needs no model: one honest text per design, varied by seed, from which every market's listing is made. */
import type { Concept } from '../../ideas/contract.ts'
import { createRng, type Rng } from '../../kernel/pure/rng.ts'
import type { ProductTemplate } from '../../products/contract.ts'
import type { MasterCopy } from '../contract.ts'
import { subjectOf, type IdeaContext, type Subject } from './subject.ts'
import { masterTags } from './tags.ts'
import { shareWord } from './shared-words.ts'
import { masterTitle } from './title.ts'
import { productWords } from './vocabulary.ts'
import { fillable, occasionLines, voices } from './voice.ts'

/**
 * The master copy of one design on one kind of product, in English. Same arguments, same text; `variationIndex`
 * keeps designs of one idea apart. It describes the design only: what a product is made of or how it ships is not
 * known here, and nothing is promised.
 */
export function writeMaster(concept: Concept, context: IdeaContext, product: Pick<ProductTemplate, 'type'>, seed: string, variationIndex: number): MasterCopy {
  const rng = createRng(`${seed}/listing/${variationIndex}`)
  const subject = subjectOf(concept, context)
  const words = productWords[product.type]
  return {
    title: masterTitle(subject, words, rng.fork('title')),
    description: description(subject, concept, rng.fork('description')),
    bullets: bullets(subject),
    tags: masterTags(subject, words, context.keywords ?? [], rng.fork('tags')),
  }
}

/** Two or three short paragraphs: what it says and looks like, what it is about, when it is for. */
function description(subject: Subject, concept: Concept, rng: Rng): string {
  const gaps = { who: subject.who, topic: subject.topic, occasion: subject.occasion }
  const voice = rng.pick(fillable(voices[concept.mood], gaps))
  const occasion = fillable(occasionLines, gaps)
  return [opening(subject, rng), voice, ...(occasion.length === 0 ? [] : [rng.pick(occasion)])].join('\n\n')
}

function opening(subject: Subject, rng: Rng): string {
  const quoted = `“${subject.phrase}”`
  const motif = subject.shown === null ? '' : ` with ${subject.shown}`
  const { lettering } = subject.style
  return rng.pick([
    `It says ${quoted}, in ${lettering}${motif}.`,
    `${quoted}, set in ${lettering}${motif}.`,
    `The words ${quoted} in ${lettering}${motif}.`,
    `${sentenceCase(lettering)}${motif}, and the words ${quoted}.`,
  ])
}

/** Facts about the design, each able to stand alone. */
function bullets(subject: Subject): string[] {
  const motif = subject.shown === null ? '' : `, with ${subject.shown}`
  return [`Says “${subject.phrase}” in ${subject.style.lettering}${motif}`, ...about(subject)]
}

function about({ moods, topic, who, occasion }: Subject): string[] {
  const theme = topic === undefined || shareWord(topic, who) || shareWord(topic, moods[0]) ? '' : ` ${topic}`
  const forWhom = who === undefined ? '' : ` for ${who}`
  const when = occasion === undefined || shareWord(occasion, who) ? '' : `, made with ${occasion} in mind`
  return [`${moods[0]}${theme} design${forWhom}${when}`]
}

function sentenceCase(text: string): string {
  return text.replace(/^\p{Ll}/u, (letter) => letter.toUpperCase())
}
