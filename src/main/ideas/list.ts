/** The ranked list: the best concept of every theme, what else the theme gave, and what speaks for it. */
import { InvalidInput, NotFound } from '../kernel/errors.ts'
import type { Evidence, Idea, IdeaStatus } from './contract.ts'
import { createRanking } from './ranking.ts'
import type { IdeasRepo } from './repo.ts'
import type { IdeasDeps } from './service.ts'
import type { IdeaRow } from './tables.ts'
import type { ThemesRepo } from './themes/repo.ts'
import { evidenceOf, ideasOf } from './views.ts'

export interface IdeaListRequest {
  /** The last idea of the page before. */
  readonly after?: string | undefined
  readonly limit: number
  /** Open ideas (`new`) when left out. */
  readonly status?: IdeaStatus | undefined
  /** Only ideas whose title, phrase or theme holds these words. */
  readonly query?: string | undefined
  /** Every concept, not only the best of each theme. */
  readonly all?: boolean | undefined
}

export interface IdeaPage {
  readonly items: readonly Idea[]
  /** What to give as `after` for the next page; null at the end. */
  readonly next: string | null
  readonly total: number
}

export interface IdeaList {
  /** Best first by (score, age). @throws NotFound for an `after` that is no idea. */
  list(request: IdeaListRequest): Promise<IdeaPage>
  /** The other concepts of the idea's theme that were not put away, best first, at most 100. @throws NotFound */
  others(id: string): readonly Idea[]
  /** Signals that speak of the idea's theme or for the idea itself, newest first. @throws NotFound; InvalidInput for an `after` that is none of ours. */
  evidence(id: string, after: string | undefined, limit: number): Promise<{ items: readonly Evidence[]; next: string | null }>
}

const MOST_OTHERS = 100

export function createIdeaList(deps: IdeasDeps, repo: IdeasRepo, themes: ThemesRepo): IdeaList {
  const find = (id: string): IdeaRow => {
    const row = repo.find(id)
    if (row === null) throw new NotFound(`The idea ${id}`)
    return row
  }
  const ranking = createRanking(repo)
  return {
    async list({ after, limit, status = 'new', query = '', all = false }) {
      const from = after === undefined ? null : find(after)
      const filter = { status, words: wordsOfQuery(query), all }
      const { seqs, total } = await ranking.page(filter, from, limit + 1)
      const items = ideasOf(repo, themes, repo.bySeqs(seqs.slice(0, limit)))
      return { items, next: seqs.length > limit ? (items.at(-1)?.id ?? null) : null, total }
    },
    others(id) {
      return ideasOf(repo, themes, repo.othersOf(find(id), MOST_OTHERS))
    },
    async evidence(id, after, limit) {
      const row = find(id)
      if (after !== undefined && !/^\d{1,15}$/.test(after)) throw new InvalidInput('after', `“${after.slice(0, 40)}” does not continue a list of posts`)
      const theme = themes.byId(row.themeId)
      if (theme === null) return { items: [], next: null }
      const seqs = await themes.speakingFor(row.seq, themes.root(theme).seq, after === undefined ? null : Number(after), limit + 1)
      const page = seqs.slice(0, limit)
      const items = (await deps.signals.bySeqs(page)).map(evidenceOf)
      return { items, next: seqs.length > limit ? String(page.at(-1) ?? 0) : null }
    },
  }
}

function wordsOfQuery(query: string): readonly string[] {
  return query.toLowerCase().split(/\s+/).filter((word) => word !== '').slice(0, 10)
}
