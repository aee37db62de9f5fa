import { useQuery } from '@tanstack/react-query'
import { trpc } from '../api/client.ts'
import { useNow } from '../app/now.ts'
import { undoFromHistory } from '../decisions/decide.ts'
import type { Decision } from '../../main/listings/contract.ts'
import { skipToken } from '@tanstack/react-query'
import { Button } from '../ui/button.tsx'
import { PictureView } from '../ui/picture-view.tsx'
import { Bone } from '../ui/states.tsx'
import { classes } from '../ui/classes.ts'
import { words } from '../words/en.ts'
import { ago, exact } from '../words/format.ts'
import { viewsOf } from '../review/views.ts'

/** One decision: what it was about, when, and Undo while it stands. */
export function DecisionRow({ decision }: { readonly decision: Decision }) {
  const now = useNow()
  const [firstId] = decision.designIds
  const { data: item } = useQuery(trpc.listings.reviewItem.queryOptions(firstId === undefined ? skipToken : { designId: firstId }))
  const [first] = item === undefined ? [] : viewsOf(item)
  const name = decision.designIds.length === 1 ? (item?.design.phrase ?? '') : words.history.many(decision.designIds.length)
  const kind = decision.kind === 'approve' ? words.history.approved : words.history.rejected
  const reason = decision.reason === undefined ? '' : ` · ${words.review.reasons[decision.reason]}`
  return (
    <li className={classes('flex items-center gap-3 py-2 shadow-[inset_0_-1px_0_var(--hairline)] last:shadow-none', decision.undone && 'text-ink-3')}>
      {first === undefined ? <Bone className="size-11" /> : <PictureView picture={first.picture} alt="" width={44} className={classes('size-11 shrink-0 rounded-8', decision.undone && 'opacity-60')} />}
      <div className="min-w-0 flex-1">
        <p className="truncate text-13 font-medium">{name}</p>
        <p className="text-11 text-ink-3">
          <span className={decision.undone ? '' : decision.kind === 'approve' ? 'text-green' : 'text-red'}>{kind}</span>
          {reason}
          {' · '}
          <time dateTime={decision.at} title={exact(decision.at)}>
            {ago(decision.at, now)}
          </time>
        </p>
      </div>
      {decision.undone ? (
        <span className="px-3 text-13">{words.history.undone}</span>
      ) : (
        <Button look="quiet" aria-label={`${words.app.undo}: ${name}`} onClick={() => void undoFromHistory(decision)}>
          {words.app.undo}
        </Button>
      )}
    </li>
  )
}
