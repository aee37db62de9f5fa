/** The listing writer in German that needs no model: grammar by construction, nothing translated word for word. */
import type { Concept } from '../../../ideas/contract.ts'
import { createRng, type Rng } from '../../../kernel/pure/rng.ts'
import type { ProductTemplate } from '../../../products/contract.ts'
import type { MasterCopy } from '../../contract.ts'
import { titlePhrase } from '../letter-case.ts'
import { topicOfAudience, type IdeaContext } from '../subject.ts'
import { tagText, uniqueTags } from '../tags.ts'
import { TITLE_JOIN } from '../title.ts'
import { fillable } from '../voice.ts'
import { compound, inflected, type Gender } from './inflect.ts'
import { shownInGerman } from './motifs.ts'
import { germanOccasion, type GermanOccasion } from './occasions.ts'
import { germanProducts, type GermanProduct } from './product-nouns.ts'
import { germanTopic, type GermanTopic } from './topics.ts'
import { germanLettering, germanMoods, germanOccasionLines, germanVoices, type GermanMood } from './voice.ts'

interface Subject {
  readonly phrase: string
  readonly mood: GermanMood
  readonly topic: GermanTopic | undefined
  readonly occasion: GermanOccasion | undefined
  readonly lettering: string
  /** ", dazu eine Katze"; empty where nothing is shown or it has no German name here. */
  readonly beside: string
}

/**
 * The master copy in German. Themes, occasions and motifs that have no German name here are left out; the phrase
 * stays in the language it is in. Same arguments, same text.
 */
export function writeGerman(concept: Concept, context: IdeaContext, product: Pick<ProductTemplate, 'type'>, seed: string, variationIndex: number): MasterCopy {
  const rng = createRng(`${seed}/listing/de/${variationIndex}`)
  const subject = subjectOf(concept, context)
  const titles = titlesOf(subject, germanProducts[product.type], rng.fork('title'))
  return {
    title: titles.product[0],
    titles,
    description: description(subject, concept, rng.fork('description')),
    bullets: bullets(subject),
    tags: tags(subject, germanProducts[product.type], context.keywords ?? [], rng.fork('tags')),
  }
}

function subjectOf(concept: Concept, context: IdeaContext): Subject {
  const shown = shownInGerman(context.shownMotif)
  return {
    phrase: concept.phrase.replace(/\s+/g, ' ').trim(),
    mood: germanMoods[concept.mood],
    topic: germanTopic(context.topic) ?? germanTopic(topicOfAudience(concept.audience?.toLowerCase())),
    occasion: germanOccasion(concept.occasion),
    lettering: germanLettering(concept.style),
    beside: shown === null ? '' : `, dazu ${shown}`,
  }
}

type Ladder = [string, ...string[]]

/** Ever shorter; for a product "T-Shirt „…“ - Lustiges Katzenmotiv", for a design "… - Lustiges Katzenmotiv". */
function titlesOf(subject: Subject, product: GermanProduct, rng: Rng): { product: Ladder; design: Ladder } {
  const phrase = titlePhrase(subject.phrase)
  const head = `${rng.pick(product.names)} ${quoted(phrase)}`
  const tails = tailsOf(subject, rng)
  const ladder = (start: string, end: Ladder): Ladder => {
    const [first = start, ...rest] = [...tails.map((tail) => `${start}${TITLE_JOIN}${tail}`), ...end]
    return [first, ...rest]
  }
  return { product: ladder(head, [head, phrase]), design: ladder(phrase, [phrase]) }
}

/** What it is and for whom, the fullest first. */
function tailsOf(subject: Subject, rng: Rng): string[] {
  const { topic, occasion } = subject
  const about = described(subject, topic === undefined ? rng.pick(NOUNS) : themed(topic, rng))
  const plain = described(subject, rng.pick(NOUNS))
  const whole = topic === undefined ? [] : [rng.next() < 0.5 ? `${plain} für ${topic.who}` : about]
  return [...new Set([...(occasion === undefined ? [] : whole.map((tail) => `${tail} ${occasion.to}`)), ...(occasion === undefined ? [] : [`${plain} ${occasion.to}`]), ...whole, about, plain])]
}

interface Noun {
  readonly word: string
  readonly gender: Gender
}

const MOTIF: Noun = { word: 'Motiv', gender: 'n' }
const NOUNS: readonly [Noun, Noun] = [MOTIF, { word: 'Spruch', gender: 'm' }]

function themed({ stem }: GermanTopic, rng: Rng): Noun {
  const { word, gender } = rng.pick(NOUNS)
  return { word: compound(stem, word), gender }
}

/** "Lustiges Katzenmotiv", "Katzenmotiv im Retro-Stil". */
function described({ mood }: Subject, { word, gender }: Noun): string {
  return mood.adjective === null ? `${word} ${mood.behind ?? ''}`.trim() : sentenceCase(`${inflected(mood.adjective, gender)} ${word}`)
}

/** German quotation marks; marks that the phrase holds become the inner ones. */
function quoted(phrase: string): string {
  return `„${phrase.replace(/[“„]([^”“]*)[”“]/g, '‚$1‘').replace(/"([^"]*)"/g, '‚$1‘')}“`
}

function description(subject: Subject, concept: Concept, rng: Rng): string {
  const { topic, occasion } = subject
  const gaps = { who: topic?.who, motif: topic === undefined ? undefined : compound(topic.stem, MOTIF.word), to: occasion?.to, To: occasion === undefined ? undefined : sentenceCase(occasion.to) }
  const days = fillable(germanOccasionLines, gaps)
  return [opening(subject, rng), rng.pick(fillable(germanVoices[concept.mood], gaps)), ...(days.length === 0 ? [] : [rng.pick(days)])].join('\n\n')
}

function opening({ phrase, lettering, beside }: Subject, rng: Rng): string {
  return rng.pick([
    `${quoted(phrase)} in ${lettering}${beside}.`,
    `Zu lesen ist ${quoted(phrase)}, gesetzt in ${lettering}${beside}.`,
    `Der Schriftzug ${quoted(phrase)} in ${lettering}${beside}.`,
    `${quoted(phrase)} steht hier in ${lettering}${beside}.`,
  ])
}

/** Facts about the design, each able to stand alone. */
function bullets(subject: Subject): string[] {
  const { phrase, lettering, beside, topic, occasion } = subject
  const noun: Noun = topic === undefined ? MOTIF : { word: compound(topic.stem, MOTIF.word), gender: MOTIF.gender }
  return [`${quoted(phrase)} in ${lettering}${beside}`, `${described(subject, noun)}${occasion === undefined ? '' : `, gedacht ${occasion.to}`}`]
}

const WANTED = 24
const LONGEST_PHRASE_TAG = 40

/** Search words as people type them: compounds, the most telling first; fillers that fit any design stand last. */
function tags({ phrase, topic, occasion, mood }: Subject, product: GermanProduct, keywords: readonly string[], rng: Rng): string[] {
  const leading = (topic === undefined ? [] : [...product.tags, 'Motiv'].map((noun) => compound(topic.stem, noun))).concat(occasion === undefined ? [] : [occasion.name, compound(occasion.stem, product.tags[0])])
  const adjective = mood.adjective === null ? [] : [`${inflected(mood.adjective, product.gender)} ${product.names[0]}`, `${inflected(mood.adjective, 'm')} Spruch`]
  const supporting = (topic === undefined ? [] : [topic.who, `Geschenk für ${topic.who}`, compound(topic.stem, 'Spruch'), compound(topic.stem, 'Geschenk')]).concat(occasion === undefined ? [] : [compound(occasion.stem, 'Geschenk')], adjective)
  const said = tagText(phrase)
  return uniqueTags([...leading.map(tagText), said.length > LONGEST_PHRASE_TAG ? '' : said, ...keywords.map(tagText), ...rng.shuffle(supporting).map(tagText), ...rng.shuffle(product.fillers)]).slice(0, WANTED)
}

function sentenceCase(text: string): string {
  return text.replace(/^\p{Ll}/u, (letter) => letter.toUpperCase())
}
