import type { Clock } from '../kernel/clock.ts'
import { toIso } from '../kernel/clock.ts'
import { missing, NotFound } from '../kernel/errors.ts'
import { deriveId } from '../kernel/ids.ts'
import { dayInZone } from '../kernel/pure/day-in-zone.ts'
import type { WorkerClient } from '../kernel/worker-client.ts'
import type { Events } from '../jobs/index.ts'
import type { Embedder } from '../local-models/index.ts'
import type { SettingsService } from '../settings/index.ts'
import type { SignalsService, SignalWithFigures } from '../signals/index.ts'
import type { Store, Tx, VectorSpace } from '../store/index.ts'
import type { ComputePort, ConceptCandidate } from '../../workers/compute/contract.ts'
import { concept as conceptSchema, factors, type Evidence, type Factors, type Idea } from './contract.ts'
import { createIdeasCalendar, type IdeasCalendar } from './calendar/calendar.ts'
import { occasionOf } from './pure/occasions/index.ts'
import { rankPercentiles } from './pure/percentile.ts'
import { EARLIEST_LEAD_DAYS, scoreIdea } from './pure/score.ts'
import { selectDiverse } from './pure/select.ts'
import { explain } from './pure/why.ts'
import { createIdeasRepo, type IdeasRepo } from './repo.ts'
import { createIdeaSearch, type IdeaSearch } from './search/search.ts'
import type { IdeaRow } from './tables.ts'

/** Undated signals that one night looks at, newest first. */
const SIGNALS_PER_NIGHT = 5_000
/** Candidates beyond the wanted count, so that the choice has something to choose from. */
const CANDIDATES_PER_IDEA = 12
const MOST_CANDIDATES = 2_000
/** Signals kept as evidence of one idea. */
const EVIDENCE = 8
const DAY_MS = 86_400_000
const UNKNOWN: Factors = { freshness: 0, engagement: 0, novelty: 0, communityFit: 0, seasonality: 0 }

export interface IdeationRequest {
  readonly count: number
  readonly seed: string
  readonly now: number
  readonly correlationId: string
  readonly signal: AbortSignal
  readonly runId?: string
}

export interface IdeasService {
  /** Turns what is in the library into scored ideas and chooses the best `count` of different themes. @returns their ids, best first. */
  ideate(request: IdeationRequest): Promise<{ chosen: readonly string[]; scored: number }>
  get(id: string): Idea
  getAll(ids: readonly string[]): ReadonlyMap<string, Idea>
  /** The theme an idea is about, lower case. */
  topicOf(id: string): string
  page(after: string | undefined, limit: number): { items: readonly Idea[]; next: string | null }
  /** From now on the idea counts as made when novelty is measured. */
  markDesignedTx(tx: Tx, id: string): void
  dismiss(id: string): Idea
  /** Brings back what was dismissed; anything else stays as it is. */
  restore(id: string): Idea
  /** The occasions between two days, with the ideas there are for each. */
  readonly calendar: IdeasCalendar
  upcoming(from: string, to: string): readonly { occursOn: string; title: string; designed: number }[]
  /** Ideas by what somebody types, and by likeness to one of them. */
  readonly search: IdeaSearch
}

export interface IdeasDeps {
  readonly store: Store
  readonly clock: Clock
  readonly events: Events
  readonly settings: SettingsService
  readonly signals: SignalsService
  readonly compute: WorkerClient<ComputePort>
  readonly embedder: Embedder
}

export function createIdeasService(deps: IdeasDeps): IdeasService {
  const repo = createIdeasRepo(deps.store)
  const vectors = deps.store.vectorSpace('idea_vectors')
  const getAll = (ids: readonly string[]): ReadonlyMap<string, Idea> => new Map(withEvidence(repo, repo.findAll(ids)).map((idea) => [idea.id, idea]))
  const get = (id: string): Idea => {
    const idea = getAll([id]).get(id)
    if (idea === undefined) throw new NotFound(`The idea ${id}`)
    return idea
  }
  return {
    get,
    getAll,
    topicOf: (id) => repo.find(id)?.topic ?? '',
    ideate: (request) => ideate(deps, repo, vectors, request),
    page(after, limit) {
      const rows = repo.page(after === undefined ? null : (repo.find(after) ?? missing(`The idea ${after}`)), limit)
      return { items: withEvidence(repo, rows), next: rows.length < limit ? null : (rows.at(-1)?.id ?? null) }
    },
    markDesignedTx(tx, id) {
      const row = repo.find(id)
      if (row === null || row.status === 'designed') return
      repo.setStatusTx(tx, id, 'designed')
      vectors.markMadeTx(tx, row.seq)
    },
    dismiss(id) {
      get(id)
      deps.store.writeTx((tx) => {
        repo.setStatusTx(tx, id, 'dismissed')
        deps.events.emitTx(tx, { type: 'idea.dismissed', source: 'ideas', correlationId: id, data: { ideaId: id } })
      })
      return get(id)
    },
    restore(id) {
      if (get(id).status !== 'dismissed') return get(id)
      deps.store.writeTx((tx) => {
        repo.setStatusTx(tx, id, 'new')
        deps.events.emitTx(tx, { type: 'idea.restored', source: 'ideas', correlationId: id, data: { ideaId: id } })
      })
      return get(id)
    },
    calendar: createIdeasCalendar(deps),
    search: createIdeaSearch(deps),
    upcoming: (from, to) => repo.upcoming(from, to).map((day) => ({ ...day, title: occasionOf(day.title)?.name ?? day.title })),
  }
}

interface Scored {
  readonly id: string
  readonly candidate: ConceptCandidate
  readonly signals: readonly SignalWithFigures[]
  readonly score: number
  readonly factors: Factors
  readonly parts: Factors
  readonly why: string
  readonly vector: Float32Array
  readonly topic: string
  readonly occasion?: string
}

async function ideate(deps: IdeasDeps, repo: IdeasRepo, vectors: VectorSpace, request: IdeationRequest) {
  const { timeZone } = deps.settings.get()
  const today = dayInZone(request.now, timeZone)
  const horizon = dayInZone(request.now + EARLIEST_LEAD_DAYS * DAY_MS, timeZone)
  const signals = await deps.signals.forIdeation(today, horizon, SIGNALS_PER_NIGHT)
  const percentiles = rankPercentiles(signals.flatMap(figuresOf))
  const { candidates } = await deps.compute.call('ideate', {
    signals: signals.map((signal) => ideationSignal(signal, percentiles.get(signal.id) ?? null)),
    today, seed: request.seed, niches: deps.settings.get().niches,
    limit: Math.min(MOST_CANDIDATES, Math.max(120, request.count * CANDIDATES_PER_IDEA)),
  }, { signal: request.signal })
  const { model, vectors: flat } = await deps.embedder.embed(candidates.map((candidate) => candidate.concept.phrase), 'row', { signal: request.signal })
  const byId = new Map(signals.map((signal) => [signal.id, signal]))
  const scored: Scored[] = []
  for (const [index, candidate] of candidates.entries()) {
    const vector = flat.slice(index * 768, (index + 1) * 768)
    const behind = candidate.signalIds.map((id) => byId.get(id)).filter((signal) => signal !== undefined)
    const nearest = (await vectors.nearest(model, vector, 1, true))[0]?.similarity ?? null
    scored.push(scoreOne(deps, request.now, candidate, behind, percentiles, nearest, vector))
  }
  const open = storeAll(deps, repo, vectors, model, scored, request)
  return { chosen: selectDiverse(open, request.count).map((idea) => idea.id), scored: open.length }
}

function scoreOne(deps: IdeasDeps, now: number, candidate: ConceptCandidate, signals: readonly SignalWithFigures[],
  percentiles: ReadonlyMap<string, number | null>, maxSimilarity: number | null, vector: Float32Array): Scored {
  const { niches, weights } = deps.settings.get()
  const { concept, topic } = candidate
  const occursOn = signals.map((signal) => signal.occursOn).find((day) => day !== null) ?? undefined
  const undated = signals.filter((signal) => signal.occursOn === null)
  const newestEvidenceAt = undated.length === 0 ? null : Math.max(...undated.map((signal) => signal.publishedAt ?? signal.firstSeenAt))
  const topics = [topic, concept.audience, concept.occasion].filter((word) => word !== undefined)
  const facts = { now, newestEvidenceAt, occursOn, percentiles: undated.map((signal) => percentiles.get(signal.id) ?? null), maxSimilarity, topics, niches }
  const { score, factors, parts } = scoreIdea(facts, weights)
  const why = explain({ facts, factors, concept, topic, signals: signals.map((signal) => ({ source: signal.source, ...(signal.community === null ? {} : { community: signal.community }) })) })
  const occasion = concept.occasion
  return { id: ideaId(concept), candidate, signals, score, factors, parts, why, vector, topic, ...(occasion === undefined ? {} : { occasion }) }
}

/** One idea per phrase and language, however many signals speak for it. */
function ideaId(concept: ConceptCandidate['concept']): string {
  return deriveId('ide', concept.language, concept.phrase.normalize('NFKC').toLowerCase().replaceAll(/[^\p{L}\p{N}]+/gu, ' ').trim())
}

/** @returns those that may be chosen: new ones and known ones that nobody has designed or dismissed. */
function storeAll(deps: IdeasDeps, repo: IdeasRepo, vectors: VectorSpace, model: string, scored: readonly Scored[], request: IdeationRequest): readonly Scored[] {
  return deps.store.writeTx((tx) => {
    const open = scored.filter((idea) => {
      const stored = repo.upsertTx(tx, rowOf(idea, request.now))
      if (!stored.open) return false
      repo.addEvidenceTx(tx, stored.seq, idea.signals.slice(0, EVIDENCE).map(evidenceRow))
      if (stored.isNew) vectors.putTx(tx, stored.seq, model, idea.vector)
      return true
    })
    if (open.length > 0) {
      const data = { ideaIds: open.map((idea) => idea.id), ...(request.runId === undefined ? {} : { runId: request.runId }) }
      deps.events.emitTx(tx, { type: 'idea.scored', source: 'ideas', correlationId: request.correlationId, data })
    }
    return open
  })
}

function rowOf(idea: Scored, now: number): Omit<IdeaRow, 'seq'> {
  const occursOn = idea.signals.map((signal) => signal.occursOn).find((day) => day !== null) ?? null
  return {
    id: idea.id, title: idea.candidate.title, topic: idea.topic, concept: JSON.stringify(idea.candidate.concept), score: idea.score,
    ...idea.factors, why: idea.why, status: 'new', occursOn, createdAt: now, scoredAt: now,
    themeId: `topic:${idea.topic}`, confidence: JSON.stringify(UNKNOWN), parts: JSON.stringify(idea.parts), signalCount: idea.signals.length,
    sourceCount: new Set(idea.signals.map((signal) => signal.source)).size, risk: null,
  }
}

function evidenceRow(signal: SignalWithFigures) {
  return { signalId: signal.id, source: signal.source, url: signal.url, text: signal.text.slice(0, 300), observedAt: signal.publishedAt ?? signal.firstSeenAt }
}

function figuresOf(signal: SignalWithFigures) {
  return Object.entries(signal.figures).map(([metric, value]) => ({ signalId: signal.id, source: signal.source, metric, value }))
}

function ideationSignal(signal: SignalWithFigures, engagement: number | null) {
  return {
    id: signal.id, source: signal.source, text: signal.text, tags: [...signal.tags], engagement,
    ...(signal.language === null ? {} : { language: signal.language }),
    ...(signal.community === null ? {} : { community: signal.community }),
    ...(signal.category === null ? {} : { category: signal.category }),
    ...(signal.occursOn === null ? {} : { occursOn: signal.occursOn }),
    ...(signal.region === null ? {} : { region: signal.region }),
  }
}

function withEvidence(repo: IdeasRepo, rows: readonly IdeaRow[]): Idea[] {
  const evidence = Map.groupBy(repo.evidence(rows.map((row) => row.seq)), (row) => row.ideaSeq)
  return rows.map((row) => ideaOf(row, (evidence.get(row.seq) ?? []).map((e) => ({ source: e.source, text: e.text, observedAt: toIso(e.observedAt), ...(e.url === null ? {} : { url: e.url }) }))))
}

function ideaOf(row: IdeaRow, evidence: Evidence[]): Idea {
  const { freshness, engagement, novelty, communityFit, seasonality } = row
  const concept = conceptSchema.parse(JSON.parse(row.concept))
  const occasionName = concept.occasion === undefined ? undefined : (occasionOf(concept.occasion)?.name ?? concept.occasion)
  return {
    id: row.id, title: row.title, concept, ...(occasionName === undefined ? {} : { occasionName }), score: row.score,
    factors: { freshness, engagement, novelty, communityFit, seasonality }, why: row.why, evidence, status: row.status,
    createdAt: toIso(row.createdAt), ...(row.occursOn === null ? {} : { occursOn: row.occursOn }),
    confidence: factors.parse(JSON.parse(row.confidence)), parts: factors.parse(JSON.parse(row.parts)), theme: { id: row.themeId, label: row.topic },
    signals: row.signalCount, sources: row.sourceCount, others: 0, ...(row.risk === null ? {} : { risk: row.risk }),
  }
}
