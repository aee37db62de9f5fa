/** One text per design and language, from whoever can write it; where the wished writer cannot, it says why. */
import type { Design } from '../designs/contract.ts'
import type { Idea } from '../ideas/contract.ts'
import { AppError } from '../kernel/errors.ts'
import type { ProductTemplate } from '../products/contract.ts'
import type { ListingLanguage, MasterCopy } from './contract.ts'
import { LANGUAGE_NAMES, type CopyBrief } from './model-writer/question.ts'
import { writeByModel, type CopyContext } from './model-writer/writer.ts'
import { writeGerman } from './pure/german/write-german.ts'
import { shownAs } from './pure/motif-names.ts'
import type { IdeaContext } from './pure/subject.ts'
import { writeMaster } from './pure/write-master.ts'
import type { ListingsDeps } from './service.ts'

export interface Written {
  readonly copy: MasterCopy
  readonly source: 'template' | 'model'
  /** The language it is in, which is English where the wished one needs a model. */
  readonly language: ListingLanguage
  /** Why it is not what was wished; null when it is. */
  readonly note: string | null
}

export interface Wish {
  readonly design: Design
  readonly idea: Idea
  readonly product: ProductTemplate
  readonly language: ListingLanguage
  readonly byModel: boolean
  readonly tones: readonly string[]
}

/** @throws Cancelled when told to stop; every other trouble of a model ends in templates. */
export async function writeCopy(deps: Pick<ListingsDeps, 'ideas' | 'languageModels'>, wish: Wish, context: CopyContext): Promise<Written> {
  if (!wish.byModel) return byTemplate(deps, wish, null)
  try {
    return { copy: await writeByModel(deps.languageModels, briefOf(deps, wish), context), source: 'model', language: wish.language, note: null }
  } catch (error) {
    // What is no failure of ours to tell is not swallowed; a stop is not an answer.
    if (context.signal.aborted || !(error instanceof AppError) || error.kind === 'cancelled') throw error
    return byTemplate(deps, wish, `Written from templates, because the language model could not be used: ${error.message}`)
  }
}

/** The text that needs nobody; in English where a language has no templates. */
export function byTemplate(deps: Pick<ListingsDeps, 'ideas'>, { design, idea, product, language }: Wish, note: string | null): Written {
  const concept = { ...idea.concept, phrase: design.phrase }
  const context = contextOf(deps, design, idea)
  const variation = variationOf(design)
  if (language === 'de') return { copy: writeGerman(concept, context, product, design.seed, variation), source: 'template', language, note }
  const english = writeMaster(concept, context, product, design.seed, variation)
  return { copy: english, source: 'template', language: 'en', note: language === 'en' ? note : [note, needsModel(language)].filter((part) => part !== null).join(' ') }
}

function needsModel(language: ListingLanguage): string {
  return `${LANGUAGE_NAMES[language]} needs a language model, so this stands in English. Set one up in Settings, let it write listings, and write this one again.`
}

function contextOf({ ideas }: Pick<ListingsDeps, 'ideas'>, design: Design, idea: Idea): IdeaContext {
  return { topic: ideas.topicOf(idea.id), ...(design.motif === undefined ? {} : { shownMotif: design.motif }) }
}

function briefOf(deps: Pick<ListingsDeps, 'ideas'>, { design, idea, product, language, tones }: Wish): CopyBrief {
  const { concept, evidence } = idea
  const topic = deps.ideas.topicOf(idea.id)
  return {
    language, phrase: design.phrase, product: product.type, mood: concept.mood, style: concept.style, keywords: [], tones, said: evidence.map(({ text }) => text),
    theme: topic === '' ? undefined : topic, audience: concept.audience, occasion: idea.occasionName ?? concept.occasion, shows: design.motif === undefined ? undefined : (shownAs(design.motif) ?? undefined),
  }
}

/** Part of the seed, so that designs of one idea say different things. */
function variationOf(design: Design): number {
  return Number.parseInt(design.id.slice(-6), 16)
}
