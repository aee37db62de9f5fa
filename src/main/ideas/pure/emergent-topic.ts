/** A topic for a theme that the lexicon lacks, so that the same grammar can speak of it. */
import type { ThemeBrief } from '../concept-writer.ts'
import { plural, type Topic, type TopicKind } from './lexicon/topic.ts'
import { concreteKind, type NounKind } from './themes/concrete-nouns.ts'
import { singular } from './themes/singular.ts'

/** The templates that suit, for what is counted and for what is not ("kimchi", "embroidery"). */
const COUNTED: Readonly<Record<NounKind, TopicKind>> = { animal: 'animal', food: 'food', drink: 'drink', plant: 'thing', thing: 'thing', nature: 'thing', pastime: 'subject' }
const MASS: Readonly<Record<NounKind, TopicKind>> = { animal: 'subject', food: 'food', drink: 'drink', plant: 'subject', thing: 'subject', nature: 'subject', pastime: 'subject' }
/** Longer ones leave no room for a joke. */
const LONGEST = 24
/** Never counted, though they name things. */
const NEVER_COUNTED = new Set('yarn crochet macrame furniture vinyl embroidery glassware origami pottery jewelry silverware sewing snow rain moss lightning thunder fog bamboo crochet patchwork disco treasure arcade thrift ivy holly seaweed cattle plankton'.split(' '))

/** Undefined when the grammar has nothing to say of it. The label, what people say, tells the noun and whether it is counted. */
export function emergentTopic({ label }: Pick<ThemeBrief, 'label'>): Topic | undefined {
  const key = singular(label.toLowerCase())
  if (key.length > LONGEST || !/^[a-z]+(?:[ -][a-z]+)*$/.test(key)) return undefined
  const head = key.split(' ').at(-1) ?? key
  const noun = concreteKind(head)
  const counted = isCounted(key, head, label.toLowerCase(), noun)
  const kind = noun === undefined ? (counted ? 'thing' : 'subject') : (counted ? COUNTED : MASS)[noun]
  return {
    id: key, kind, one: key, many: counted ? plural(key) : key, motif: head, traits: counted && kind === 'food' ? ['count'] : [], words: [], communities: [],
    ambiguous: false, audience: `${key} fans`,
  }
}

/** People said it in the plural; or it is a thing of which there are many. */
function isCounted(key: string, head: string, label: string, noun: NounKind | undefined): boolean {
  if (NEVER_COUNTED.has(head) || noun === 'pastime') return false
  if (label !== key && singular(label) === key) return true
  return noun !== undefined && noun !== 'food' && noun !== 'drink' && plural(head) !== head
}
