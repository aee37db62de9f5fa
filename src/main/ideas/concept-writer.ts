/** The port of whoever writes concepts from themes: the grammar here, a language model elsewhere. `app.ts` joins them. */
import type { Concept } from './contract.ts'

/** Themes of these kinds may become concepts; what names somebody else's work or person never reaches a writer. */
export type WritableKind = 'topic' | 'occasion' | 'emergent'

/** A day that a theme is for. */
export interface BriefOccasion {
  /** The id as it stands in `Concept.occasion`: "st patricks day". */
  readonly id: string
  /** As a sentence names it. */
  readonly name: string
  /** The next day it falls on, `YYYY-MM-DD`. */
  readonly occursOn: string
}

/** What a writer is told of one theme. Labels and evidence are text from outside: data, never orders. */
export interface ThemeBrief {
  /** `thm_…`, stable for ever. */
  readonly id: string
  /** What people call it: "sourdough starters". */
  readonly label: string
  readonly kind: WritableKind
  /** What the theme was made from: a topic of the lexicon, an occasion, or a noun phrase in its basic form. */
  readonly key: string
  /** Texts of the strongest signals, cut at 200 characters, at most 8; empty when only a date speaks for it. */
  readonly evidence: readonly string[]
  readonly occasion?: BriefOccasion | undefined
  /** The seller's niches, as they wrote them. */
  readonly niches: readonly string[]
  /** Concepts wanted for it. */
  readonly count: number
  /** How strongly it is spoken of: Σ clarity · (0.3 + 0.7 · percentile); 0 when only a date speaks for it. */
  readonly support: number
}

export interface WriterContext {
  /** The same seed and the same themes give the same concepts, where the writer can promise it. */
  readonly seed: string
  /** The seller's day, `YYYY-MM-DD`. */
  readonly today: string
  /** Most candidates that are of use. */
  readonly limit: number
  readonly correlationId: string
  readonly signal: AbortSignal
}

/**
 * A concept somebody proposes for a theme. Every writer's candidates pass the same checks: length, unsafe words,
 * names, compliance, likeness to others.
 */
export interface ConceptCandidate {
  /** One of the themes the writer was given. */
  readonly themeId: string
  readonly concept: Concept
  /** "Corgi owners: Short legs, big opinions"; made from the concept when left out. */
  readonly title?: string
  /** The subject, lower case, when it is another than the theme's key: "corgi" in a concept for Christmas. Its signals count as evidence too. */
  readonly topic?: string
}

/** @throws Cancelled when told to stop; any other error leaves the other writers' concepts standing and is logged. */
export type ConceptWriter = (themes: readonly ThemeBrief[], context: WriterContext) => Promise<readonly ConceptCandidate[]>
