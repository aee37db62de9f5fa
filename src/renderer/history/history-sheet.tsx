import { useInfiniteQuery } from '@tanstack/react-query'
import { historyList } from '../api/lists.ts'
import { Button } from '../ui/button.tsx'
import { Sheet } from '../ui/sheet.tsx'
import { AfterAMoment, Bone, TroubleView } from '../ui/states.tsx'
import { words } from '../words/en.ts'
import { DecisionRow } from './decision-row.tsx'

/** Every decision ever made, each with Undo. */
export function HistorySheet({ open, onClose }: { readonly open: boolean; readonly onClose: () => void }) {
  return (
    <Sheet open={open} onClose={onClose} title={words.history.title} note={words.history.note}>
      {open && <Decisions />}
    </Sheet>
  )
}

function Decisions() {
  const history = useInfiniteQuery(historyList)
  const decisions = history.data?.pages.flatMap((page) => page.items) ?? []
  if (history.isError) return <TroubleView error={history.error} title={words.history.cannotLoad} />
  if (history.isPending) {
    return (
      <AfterAMoment>
        <div role="status" aria-label={words.app.loading} className="flex flex-col gap-3">
          <Bone className="h-12" />
          <Bone className="h-12" />
          <Bone className="h-12" />
        </div>
      </AfterAMoment>
    )
  }
  if (decisions.length === 0) {
    return (
      <div className="py-10 text-center">
        <p className="text-15 font-medium">{words.history.empty}</p>
        <p className="mt-1 text-13 text-ink-2">{words.history.emptyNote}</p>
      </div>
    )
  }
  return (
    <>
      <ul>
        {decisions.map((decision) => (
          <DecisionRow key={decision.id} decision={decision} />
        ))}
      </ul>
      {history.hasNextPage && (
        <Button look="quiet" className="mt-3 w-full" disabled={history.isFetchingNextPage} onClick={() => void history.fetchNextPage()}>
          {words.history.more}
        </Button>
      )}
    </>
  )
}
