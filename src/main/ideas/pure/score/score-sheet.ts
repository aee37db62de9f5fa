/**
 * A page of ideas and the posts behind them as columns of numbers: they cross to the worker as they lie in memory, where
 * thousands of small objects would take longer to pack and to check than to score.
 */
import type { IdeaToScore, PostBehind } from './facts.ts'
import type { MeasuredPost } from './measure-posts.ts'

/** A number that is not there is NaN, a word that is not there null. */
export interface ScoreSheet {
  readonly topics: string[]
  readonly audiences: (string | null)[]
  readonly occasions: (string | null)[]
  readonly days: (string | null)[]
  /** Five numbers an idea: its posts' count, likeness to what was made, likeness to its theme, yes, no. */
  readonly figures: Float64Array<ArrayBuffer>
  /** Where the posts of each idea end in `places`. */
  readonly ends: Int32Array<ArrayBuffer>
  /** Places of posts. */
  readonly places: Int32Array<ArrayBuffer>
  readonly sources: string[]
  readonly communities: (string | null)[]
  /** Five numbers a post: when, standing, trust, freshness and its confidence. */
  readonly posts: Float64Array<ArrayBuffer>
}

/** An idea with the places of its posts in the list that comes along. */
export interface IdeaOnSheet {
  readonly topic: string
  readonly audience: string | null
  readonly occasion: string | null
  readonly occursOn: string | null
  readonly posts: readonly number[]
  readonly postCount: number
  readonly toMade: number | null
  readonly toTheme: number | null
  readonly yes: number
  readonly no: number
}

export interface PostOnSheet {
  readonly source: string
  readonly community: string | null
  readonly at: number
  readonly measured: MeasuredPost
}

/** Numbers of an idea, and of a post. */
const WIDTH = 5

export function sheetOf(ideas: readonly IdeaOnSheet[], posts: readonly PostOnSheet[]): ScoreSheet {
  const ends = new Int32Array(ideas.length)
  let end = 0
  ideas.forEach((idea, at) => (ends[at] = end += idea.posts.length))
  return {
    topics: ideas.map(({ topic }) => topic), audiences: ideas.map(({ audience }) => audience), occasions: ideas.map(({ occasion }) => occasion), days: ideas.map(({ occursOn }) => occursOn),
    figures: columns(ideas, ({ postCount, toMade, toTheme, yes, no }) => [postCount, toMade ?? Number.NaN, toTheme ?? Number.NaN, yes, no]),
    ends, places: Int32Array.from(ideas.flatMap((idea) => idea.posts)),
    sources: posts.map(({ source }) => source), communities: posts.map(({ community }) => community),
    posts: columns(posts, ({ at, measured: { standing, trust, freshness } }) => [at, standing ?? Number.NaN, trust, freshness.value, freshness.confidence]),
  }
}

type Five = readonly [number, number, number, number, number]

function columns<Row>(rows: readonly Row[], five: (row: Row) => Five): Float64Array<ArrayBuffer> {
  const numbers = new Float64Array(rows.length * WIDTH)
  rows.forEach((row, at) => {
    const own = five(row)
    // A quarter of the time of TypedArray.set on five numbers.
    for (let i = 0; i < WIDTH; i++) numbers[at * WIDTH + i] = own[i] ?? Number.NaN
  })
  return numbers
}

/** The ideas of a sheet, in their order. */
export function readSheet(sheet: ScoreSheet): readonly IdeaToScore[] {
  const posts = sheet.sources.map((source, at) => postAt(sheet, source, at))
  return sheet.topics.map((topic, at): IdeaToScore => {
    const [postCount = 0, toMade = Number.NaN, toTheme = Number.NaN, yes = 0, no = 0] = sheet.figures.subarray(at * WIDTH, (at + 1) * WIDTH)
    const [audience, occasion, occursOn] = [sheet.audiences[at] ?? null, sheet.occasions[at] ?? null, sheet.days[at] ?? null]
    return {
      topic, postCount, toMade: orNull(toMade), toTheme: orNull(toTheme), answers: { yes, no },
      concept: { ...(audience === null ? {} : { audience }), ...(occasion === null ? {} : { occasion }) }, ...(occursOn === null ? {} : { occursOn }),
      posts: Array.from(sheet.places.subarray(at === 0 ? 0 : sheet.ends[at - 1], sheet.ends[at]), (place) => posts[place]).filter((post) => post !== undefined),
    }
  })
}

function postAt({ communities, posts }: ScoreSheet, source: string, index: number): PostBehind {
  const [at = 0, standing = Number.NaN, trust = 0, value = 0, confidence = 0] = posts.subarray(index * WIDTH, (index + 1) * WIDTH)
  const community = communities[index] ?? null
  return { source, at, measured: { standing: orNull(standing), trust, freshness: { value, confidence } }, ...(community === null ? {} : { community }) }
}

function orNull(value: number): number | null {
  return Number.isNaN(value) ? null : value
}
