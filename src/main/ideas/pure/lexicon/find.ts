/** Finding topics in texts, tags and forum names. */
import { wordsOf } from '../words.ts'
import { TOPICS } from './index.ts'
import type { Topic } from './topic.ts'

export interface Mention {
  readonly topic: Topic
  /** The words of the text that named it. */
  readonly words: readonly string[]
}

interface Pattern {
  readonly words: readonly string[]
  readonly topic: Topic
}

const patterns = new Map<string, Pattern[]>()
const forums = new Map<string, Topic[]>()

for (const topic of TOPICS) {
  for (const name of namesOf(topic)) addPattern(name, topic)
  for (const forum of topic.communities) forums.set(forum, [...(forums.get(forum) ?? []), topic])
}
for (const list of patterns.values()) list.sort((a, b) => b.words.length - a.words.length)

/** The topic's own words. What a doer works with ("coffee" of a doctor) does not name it. */
function namesOf(topic: Topic): string[] {
  return [...new Set([topic.id, topic.one, topic.many, ...(topic.act === undefined ? [] : [topic.act]), ...topic.words])]
}

/** The first topic that claims a word keeps it: wider topics stand first in the lexicon. */
function addPattern(name: string, topic: Topic): void {
  const words = wordsOf(name)
  const first = words[0]
  if (first === undefined) return
  const list = patterns.get(first) ?? []
  if (!list.some((pattern) => pattern.words.join(' ') === words.join(' '))) list.push({ words, topic })
  patterns.set(first, list)
}

/** Topics a text names, longest name first at every place ("hot dog" is no dog). `whole` asks that the text is a name and nothing else. */
export function mentionsIn(text: string, whole = false): Mention[] {
  const words = wordsOf(text, 60)
  const out: Mention[] = []
  for (let i = 0; i < words.length; ) {
    const found = patterns.get(words[i] ?? '')?.find((pattern) => pattern.words.every((word, k) => words[i + k] === word))
    if (found !== undefined && (!whole || found.words.length === words.length)) out.push(found)
    i += found?.words.length ?? 1
  }
  return out
}

/** Topics a forum is about ("woodworking", "r/Knitting"). */
export function topicsOfForum(name: string): readonly Topic[] {
  return forums.get(name.toLowerCase().replace(/^\/?r\//, '')) ?? []
}
