/** What the seller decides about ideas: not this, this again, and this although it is somebody's. */
import { AppError } from '../kernel/errors.ts'
import type { Tx } from '../store/index.ts'
import type { Idea } from './contract.ts'
import type { IdeasRepo } from './repo.ts'
import type { IdeasDeps } from './service.ts'
import type { ThemesRepo } from './themes/repo.ts'

export interface IdeaDecisions {
  /** "Not this": the whole theme rests. Its open ideas are put away and none is made of it until it is restored; what was designed stays. */
  dismiss(id: string): Idea
  /** Takes a dismissal back, with all ideas that were put away by it. Anything else stays as it is. */
  restore(id: string): Idea
  /**
   * The seller answers for a theme that is kept from design: its ideas may be designed from now on, when somebody asks
   * for it. The night still never takes them. Recorded with the reason. @throws AppError for an idea that is not kept from design.
   */
  allow(id: string, because: string): Idea
}

export function createDecisions(deps: IdeasDeps, repo: IdeasRepo, themes: ThemesRepo, get: (id: string) => Idea): IdeaDecisions {
  const decide = (id: string, change: (tx: Tx, idea: Idea, themeSeq: number | null) => void): Idea => {
    const idea = get(id)
    deps.store.writeTx((tx) => change(tx, idea, themes.byId(idea.theme.id)?.seq ?? null))
    return get(id)
  }
  return {
    dismiss: (id) => decide(id, (tx, idea, seq) => {
      if (seq !== null) themes.decideTx(tx, seq, { dismissedAt: deps.clock.now() })
      repo.restTx(tx, idea.theme.id)
      repo.setStatusTx(tx, id, 'dismissed')
      deps.events.emitTx(tx, { type: 'idea.dismissed', source: 'ideas', correlationId: id, data: { ideaId: id } })
    }),
    restore: (id) => decide(id, (tx, idea, seq) => {
      if (idea.status !== 'dismissed') return
      const theme = seq === null ? null : themes.bySeq(seq)
      if (seq !== null) themes.decideTx(tx, seq, { dismissedAt: null })
      repo.wakeTx(tx, idea.theme.id, theme?.kind === 'rights-risk' && theme.acceptedAt === null ? 'rights-risk' : 'new')
      deps.events.emitTx(tx, { type: 'idea.restored', source: 'ideas', correlationId: id, data: { ideaId: id } })
    }),
    allow: (id, because) => decide(id, (tx, idea, seq) => {
      if (idea.status !== 'rights-risk' || seq === null) throw new AppError('conflict', `“${idea.title}” is not kept from design.`)
      themes.decideTx(tx, seq, { acceptedAt: deps.clock.now(), acceptedBecause: because })
      repo.freeTx(tx, idea.theme.id)
      deps.events.emitTx(tx, { type: 'idea.rights-accepted', source: 'ideas', correlationId: id, data: { ideaId: id, because } })
    }),
  }
}
