import type { Clock } from '../kernel/clock.ts'
import { NotFound } from '../kernel/errors.ts'
import type { Log } from '../kernel/log.ts'
import type { WorkerClient } from '../kernel/worker-client.ts'
import type { Events } from '../jobs/index.ts'
import type { Embedder } from '../local-models/index.ts'
import type { SettingsService } from '../settings/index.ts'
import type { SignalsService } from '../signals/index.ts'
import type { Store, Tx } from '../store/index.ts'
import type { ComputePort } from '../../workers/compute/contract.ts'
import { createIdeasCalendar, type IdeasCalendar } from './calendar/calendar.ts'
import type { ConceptWriter } from './concept-writer.ts'
import type { Idea } from './contract.ts'
import { createDecisions, type IdeaDecisions } from './decisions.ts'
import { ideate, type IdeationRequest } from './ideate.ts'
import { createIdeaList, type IdeaList } from './list.ts'
import { occasionOf } from './pure/occasions/index.ts'
import { createIdeasRepo } from './repo.ts'
import type { Verdict } from './scoring/answers.ts'
import { createScoring } from './scoring.ts'
import { createIdeaSearch, type IdeaSearch } from './search/search.ts'
import { wordTableIn } from './search/word-table.ts'
import { createThemesRepo } from './themes/repo.ts'
import { createTurn } from './turn.ts'
import { ideasOf } from './views.ts'

export interface IdeasService extends IdeaList, IdeaDecisions {
  /**
   * Reads what is new, turns what is in the library into scored ideas and chooses the best `count` of different themes.
   * One at a time; another waits its turn. @returns their ids, best first.
   */
  ideate(request: IdeationRequest): Promise<{ chosen: readonly string[]; scored: number }>
  /** Whether signals came in that no idea was looked for in. */
  hasUnread(): boolean
  get(id: string): Idea
  getAll(ids: readonly string[]): ReadonlyMap<string, Idea>
  /** The theme an idea is about, lower case. */
  topicOf(id: string): string
  /** From now on the idea counts as made when novelty is measured. */
  markDesignedTx(tx: Tx, id: string): void
  /** The occasions between two days, with the ideas there are for each. */
  readonly calendar: IdeasCalendar
  upcoming(from: string, to: string): readonly { occursOn: string; title: string; designed: number }[]
  /** Ideas by what somebody types, and by likeness to one of them. */
  readonly search: IdeaSearch
}

export interface IdeasDeps {
  readonly store: Store
  readonly clock: Clock
  readonly log: Log
  readonly events: Events
  readonly settings: SettingsService
  readonly signals: SignalsService
  readonly compute: WorkerClient<ComputePort>
  readonly embedder: Embedder
  /** The newest decisions on designs, by the slice that knows them. */
  readonly verdicts: (limit: number) => readonly Verdict[]
  /** Other words for words, as resources/search has them. */
  readonly relatedWordsFile: string
  /** Writers of concepts by name, in the order in which their phrases are taken. The grammar is not named here: it is always the first. */
  readonly writers: Readonly<Record<string, ConceptWriter>>
}

export function createIdeasService(given: IdeasDeps): IdeasService {
  const deps = { ...given, writers: { grammar: grammarWriter(given), ...given.writers } }
  const repo = createIdeasRepo(deps.store)
  const themes = createThemesRepo(deps.store)
  const vectors = deps.store.vectorSpace('idea_vectors')
  const scoring = createScoring(deps)
  const turn = createTurn()
  const getAll = (ids: readonly string[]): ReadonlyMap<string, Idea> => new Map(ideasOf(repo, themes, repo.findAll(ids)).map((idea) => [idea.id, idea]))
  const get = (id: string): Idea => {
    const idea = getAll([id]).get(id)
    if (idea === undefined) throw new NotFound(`The idea ${id}`)
    return idea
  }
  return {
    get,
    getAll,
    topicOf: (id) => repo.find(id)?.topic ?? '',
    ideate: (request) => turn(request.signal, () => ideate(deps, { ideas: repo, themes, vectors, scoring }, request)),
    hasUnread: () => themes.readTo().upToSeq < deps.signals.lastSeq(),
    markDesignedTx(tx, id) {
      const row = repo.find(id)
      if (row === null || row.status === 'designed') return
      repo.setStatusTx(tx, id, 'designed')
      vectors.markMadeTx(tx, row.seq)
    },
    ...createIdeaList(deps, repo, themes),
    ...createDecisions(deps, repo, themes, get),
    calendar: createIdeasCalendar(deps),
    search: createIdeaSearch({ ...deps, relatedWords: wordTableIn(deps.relatedWordsFile) }),
    upcoming: (from, to) => repo.upcoming(from, to).map((day) => ({ ...day, title: occasionOf(day.title)?.name ?? day.title })),
  }
}

/** The phrase grammar, in the compute worker. */
function grammarWriter({ compute }: IdeasDeps): ConceptWriter {
  return async (themes, { seed, today, limit, signal }) =>
    (await compute.call('ideate', { themes: themes.map((brief) => ({ ...brief, evidence: [], niches: [] })), today, seed, limit, niches: [...(themes[0]?.niches ?? [])] }, { signal })).candidates
}
