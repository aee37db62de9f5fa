/** Candidates before the best are chosen: phrases for topics, for dates, and for dates crossed with topics. */
import type { Rng } from '../../kernel/pure/rng.ts'
import type { ConceptCandidate } from '../concept-writer.ts'
import type { Line, Topic } from './lexicon/topic.ts'
import type { Occasion } from './occasions/occasion.ts'
import { fillTemplate } from './phrases/fill.ts'
import { linesOf } from './phrases/lines.ts'
import { TEMPLATES, type Template } from './phrases/templates.ts'
import { titleCase } from './phrases/title-case.ts'

export interface Draft {
  readonly candidate: ConceptCandidate & { readonly topic: string; readonly title: string }
  /** The template it was made from; a written line is its own. */
  readonly pattern: string
}

interface Setting {
  readonly topic: string
  readonly motif: string
  readonly audience?: string | undefined
  readonly occasion?: string | undefined
  readonly themeId: string
  readonly label: string
}

/** Phrases of one set that one topic or occasion may give. */
export const PHRASES_PER_TOPIC = 3

/** Up to three phrases about a topic: written lines first, then a template, in an order the seed decides. `occasion` is named when a date brought the topic up. */
export function topicDrafts(topic: Topic, themeId: string, rng: Rng, occasion?: string): Draft[] {
  const written = rng.shuffle(linesOf(topic))
  const fitting = rng.shuffle(TEMPLATES[topic.kind].filter((template) => suits(template, topic)))
  const setting = { topic: topic.id, motif: topic.motif, audience: topic.audience, occasion, themeId, label: topic.audience }
  const lines = written.slice(0, fitting.length === 0 ? PHRASES_PER_TOPIC : PHRASES_PER_TOPIC - 1).map((line) => draft(line, titleCase(line[0]), line[0], setting))
  const templated = fitting.map((template) => templateDraft(template, topic, setting)).filter((d) => d !== null)
  return [...lines, ...templated]
}

function suits(template: Template, topic: Topic): boolean {
  const only = template[3]
  return only === undefined || topic.traits.includes(only)
}

function templateDraft(template: Template | Line, topic: Topic, setting: Setting): Draft | null {
  const [pattern, mood, style] = template
  const phrase = fillTemplate(pattern, topic)
  return phrase === null ? null : draft([pattern, mood, style], phrase, pattern, setting)
}

/** Up to three written phrases of an occasion. */
export function occasionDrafts(occasion: Occasion, themeId: string, rng: Rng): Draft[] {
  const setting = { topic: occasion.id, motif: occasion.motif, audience: occasion.audience, occasion: occasion.id, themeId, label: occasion.name }
  return rng.shuffle(occasion.lines).map((line) => draft(line, titleCase(line[0]), line[0], setting))
}

/** An occasion joined with a topic, one phrase, or null where the two have nothing to say together. */
export function crossDraft(occasion: Occasion, topic: Topic, themeId: string, rng: Rng): Draft | null {
  const setting = { topic: topic.id, motif: topic.motif, audience: topic.audience, occasion: occasion.id, themeId, label: `${occasion.name}, ${topic.audience}` }
  const fitting = rng.shuffle(occasion.crosses.filter((cross) => cross.kinds.includes(topic.kind)))
  return fitting.map((cross) => templateDraft(cross.line, topic, setting)).find((d) => d !== null) ?? null
}

function draft(line: Line, phrase: string, pattern: string, setting: Setting): Draft {
  const [, mood, style] = line
  const { topic, motif, audience, occasion, label } = setting
  const concept = { phrase, motif, mood, style, language: 'en', ...(audience === undefined ? {} : { audience }), ...(occasion === undefined ? {} : { occasion }) }
  const title = `${label.charAt(0).toUpperCase()}${label.slice(1)}: ${phrase}`
  return { pattern, candidate: { themeId: setting.themeId, concept, title, topic } }
}
