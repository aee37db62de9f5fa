/** From themes to scored ideas, and the choice of a night's. */
import { Cancelled, toPlainError } from '../kernel/errors.ts'
import { deriveId } from '../kernel/ids.ts'
import type { SignalWithFigures } from '../signals/index.ts'
import type { Tx, VectorSpace } from '../store/index.ts'
import { accept, plainPhrase, type AcceptedConcept } from './accept.ts'
import type { WritableKind } from './concept-writer.ts'
import type { Factors } from './contract.ts'
import { briefOf, strongest } from './pure/themes/brief.ts'
import { riskOf } from './pure/themes/risk.ts'
import { POSTS_KEPT, scoreAndExplain, type PostBehind } from './pure/score/facts.ts'
import { selectDiverse } from './pure/select.ts'
import type { IdeasRepo } from './repo.ts'
import { rightsIdeas } from './rights-ideas.ts'
import type { Likenesses, Scoring } from './scoring.ts'
import type { IdeasDeps } from './service.ts'
import type { IdeaRow } from './tables.ts'
import { clusterNew, themeId } from './themes/cluster.ts'
import { gather, type Gathered, type GatheredTheme } from './themes/gather.ts'
import type { ThemesRepo } from './themes/repo.ts'

/** Candidates beyond the wanted count, so that the choice has something to choose from. */
const CANDIDATES_PER_IDEA = 12
const FEWEST_CANDIDATES = 120
const MOST_CANDIDATES = 2_000
/** Concepts that a writer is asked for per theme. */
const CONCEPTS_PER_THEME = 3
const DIMENSIONS = 768

export interface IdeationRequest {
  readonly count: number
  readonly seed: string
  readonly now: number
  readonly correlationId: string
  readonly signal: AbortSignal
  readonly runId?: string
  /** Only the grammar writes: nobody is asked who wants money for it. */
  readonly onlyFree?: boolean
  progress?(done: number, total: number | null, note?: string): void
}

export interface IdeationRooms {
  readonly ideas: IdeasRepo
  readonly themes: ThemesRepo
  readonly vectors: VectorSpace
  readonly scoring: Scoring
}

interface Scored {
  readonly id: string
  readonly concept: AcceptedConcept
  readonly theme: GatheredTheme['theme']
  readonly signals: readonly SignalWithFigures[]
  readonly occursOn: string | undefined
  /** Posts that speak for it, calendar days left out, and the sources of all signals behind it. */
  readonly postCount: number
  readonly sourceCount: number
  readonly score: number
  readonly factors: Factors
  readonly confidence: Factors
  readonly parts: Factors
  readonly why: string
  readonly vector: Float32Array
  readonly likeness: Likenesses
}

/** @returns the chosen ideas, best first and of different themes while there are any, and how many may be designed. */
export async function ideate(deps: IdeasDeps, rooms: IdeationRooms, request: IdeationRequest): Promise<{ chosen: readonly string[]; scored: number }> {
  const progress = request.progress ?? (() => undefined)
  await clusterNew(deps, rooms.themes, { signal: request.signal, progress })
  progress(0, null, 'Looking for ideas')
  const gathered = await gather({ ...deps, scoring: rooms.scoring }, rooms.themes, request.now, request.signal)
  const concepts = await write(deps, gathered, request)
  const all = [...concepts, ...rightsIdeas(gathered.themes)]
  const { model, vectors } = await deps.embedder.embed(all.map(({ concept }) => concept.phrase), 'row', { signal: request.signal })
  const scored: Scored[] = []
  for (const [index, concept] of all.entries()) {
    const vector = vectors.slice(index * DIMENSIONS, (index + 1) * DIMENSIONS)
    const nearest = (await rooms.vectors.nearest(model, vector, 1, true))[0]?.similarity ?? null
    const toTheme = rooms.scoring.toTheme(concept.themeId, ideaId(concept), model, vector)
    const idea = scoreOne(deps, gathered, concept, { toMade: nearest, toTheme }, vector)
    if (idea !== null) scored.push(idea)
  }
  if (request.signal.aborted) throw new Cancelled('Looking for ideas')
  const open = deps.store.writeTx((tx) => storeTx(deps, rooms, tx, model, scored, request))
  const choice = open.map((idea) => ({ id: idea.id, score: idea.score, vector: idea.vector, theme: idea.theme.id, topic: idea.concept.topic, occasion: idea.concept.concept.occasion }))
  return { chosen: selectDiverse(choice, request.count).map(({ id }) => id), scored: open.length }
}

/** Every writer's concepts that pass the checks. One writer's failure leaves the others'. */
async function write(deps: IdeasDeps, gathered: Gathered, request: IdeationRequest): Promise<AcceptedConcept[]> {
  const { niches } = deps.settings.get()
  const briefs = gathered.themes.flatMap(({ theme, members }) => (isWritable(theme.kind)
    ? [briefOf({ theme: { id: theme.id, kind: theme.kind, key: theme.key, label: theme.label }, members, today: gathered.today, niches, count: CONCEPTS_PER_THEME })] : []))
    .filter((brief) => brief.support > 0 || brief.occasion !== undefined)
  const byId = new Map(briefs.map((brief) => [brief.id, brief]))
  const limit = Math.min(MOST_CANDIDATES, Math.max(FEWEST_CANDIDATES, request.count * CANDIDATES_PER_IDEA))
  const taken = new Set<string>()
  const out: AcceptedConcept[] = []
  for (const [name, writer] of Object.entries(deps.writers)) {
    if (request.onlyFree === true && name !== 'grammar') continue
    try {
      const written = await writer(briefs, { seed: request.seed, today: gathered.today, limit, correlationId: request.correlationId, signal: request.signal })
      out.push(...accept(written, byId, name, taken))
    } catch (error) {
      if (request.signal.aborted || name === 'grammar') throw error
      deps.log.warn('a writer of concepts failed', { writer: name, reason: toPlainError(error).message })
    }
  }
  return out
}

function isWritable(kind: GatheredTheme['theme']['kind']): kind is WritableKind {
  return kind !== 'rights-risk'
}

/** Null for a concept whose theme went away meanwhile. */
function scoreOne(deps: IdeasDeps, gathered: Gathered, concept: AcceptedConcept, likeness: Likenesses, vector: Float32Array): Scored | null {
  const own = gathered.themes.find(({ theme }) => theme.id === concept.themeId)
  if (own === undefined) return null
  const { niches, weights } = deps.settings.get()
  const { signals, occursOn, postCount, sourceCount } = signalsBehind(gathered, own, concept)
  const posts = postsOf(signals, gathered)
  const answers = gathered.scoring.answersOf(concept.topic, [...new Set(posts.flatMap(({ community }) => community ?? []))])
  const facts = { topic: concept.topic, concept: concept.concept, occursOn, posts, postCount, answers, ...likeness }
  return { id: ideaId(concept), concept, theme: own.theme, signals, occursOn, postCount, sourceCount, vector, likeness, ...scoreAndExplain(facts, { now: gathered.scoring.now, niches, weights }) }
}

/** The undated ones as they are scored; re-posts count once. */
function postsOf(signals: readonly SignalWithFigures[], { measured }: Gathered): PostBehind[] {
  const undated = signals.flatMap((signal) => {
    const found = measured.get(signal.id)
    return found === undefined || signal.occursOn !== null ? [] : [{ signal, measured: found }]
  })
  return [...new Map(undated.map((post) => [post.signal.contentGroup, post])).values()].map(({ signal, measured: own }) => ({
    source: signal.source, at: signal.publishedAt ?? signal.firstSeenAt, measured: own, ...(signal.community === null ? {} : { community: signal.community }),
  }))
}

/** The theme's own signals, strongest first: those of its day for a concept with an occasion, and those of a topic that it draws on. */
function signalsBehind(gathered: Gathered, { theme, members }: GatheredTheme, { concept, topic }: AcceptedConcept) {
  const dated = concept.occasion === undefined ? [] : members.filter(({ occursOn }) => occursOn !== null)
  const brief = briefOf({ theme: { id: theme.id, kind: 'occasion', key: theme.key, label: theme.label }, members: dated, today: gathered.today, niches: [], count: 0 })
  const occursOn = brief.occasion?.occursOn
  const also = topic === theme.key ? [] : (gathered.themes.find((other) => other.theme.id === themeId('topic', topic))?.members ?? [])
  const posts = [...new Map([...members, ...also].filter((member) => member.occursOn === null).map((member) => [member.signalId, member])).values()]
  const spoken = strongest(posts)
  const onTheDay = dated.filter((member) => member.occursOn === occursOn)
  const sources = new Set([...onTheDay, ...posts].map(({ signal }) => signal.source))
  return { signals: [...onTheDay, ...spoken].slice(0, POSTS_KEPT).map(({ signal }) => signal), occursOn, postCount: posts.length, sourceCount: also.length === 0 ? theme.outlets : sources.size }
}

/** One idea per phrase and language, however many signals speak for it; one per name. */
function ideaId({ concept, themeId: theme, writer }: AcceptedConcept): string {
  return writer === 'rights' ? deriveId('ide', 'rights', theme) : deriveId('ide', concept.language, plainPhrase(concept.phrase))
}

/** @returns those that may be chosen: new ones and known ones that nobody has designed or put away. */
function storeTx(deps: IdeasDeps, { ideas, vectors, scoring }: IdeationRooms, tx: Tx, model: string, scored: readonly Scored[], request: IdeationRequest): readonly Scored[] {
  const open: Scored[] = []
  const kept: string[] = []
  for (const idea of scored) {
    const stored = ideas.upsertTx(tx, rowOf(idea, request.now))
    if (!stored.live) continue
    ideas.setEvidenceTx(tx, stored.seq, idea.signals.map(evidenceRow))
    scoring.keepLikenessTx(tx, stored.seq, model, idea.likeness)
    if (stored.isNew) vectors.putTx(tx, stored.seq, model, idea.vector)
    kept.push(idea.id)
    if (stored.open && idea.concept.writer !== 'rights') open.push(idea)
  }
  if (kept.length > 0) {
    const data = { ideaIds: kept, ...(request.runId === undefined ? {} : { runId: request.runId }) }
    deps.events.emitTx(tx, { type: 'idea.scored', source: 'ideas', correlationId: request.correlationId, data })
  }
  return open
}

function rowOf({ concept, theme, ...idea }: Scored, now: number): Omit<IdeaRow, 'seq'> {
  const risk = theme.kind === 'rights-risk' ? riskOf(theme.names ?? 'name', theme.label) : null
  return {
    id: idea.id, title: concept.title, topic: concept.topic, concept: JSON.stringify(concept.concept), score: idea.score, ...idea.factors, why: idea.why,
    status: risk === null ? 'new' : 'rights-risk', occursOn: idea.occursOn ?? null, createdAt: now, scoredAt: now, themeId: theme.id,
    confidence: JSON.stringify(idea.confidence), parts: JSON.stringify(idea.parts), signalCount: idea.postCount, sourceCount: idea.sourceCount, risk, writer: concept.writer,
  }
}

function evidenceRow(signal: SignalWithFigures) {
  return { signalId: signal.id, source: signal.source, url: signal.url, text: signal.text.slice(0, 300), observedAt: signal.publishedAt ?? signal.firstSeenAt }
}
