import { useQuery } from '@tanstack/react-query'
import type { SourceKind, SourceView } from '../../main/signals/contract.ts'
import { sourcesList } from '../api/sources.ts'
import { AfterAMoment, Bone, TroubleView } from '../ui/states.tsx'
import { words } from '../words/en.ts'
import { SourceCard } from './source-card.tsx'

const KINDS: readonly SourceKind[] = ['keyless', 'keyed', 'unofficial']

/** Every source, by what it asks of the seller. */
export function SourcesSection() {
  const sources = useQuery(sourcesList)
  if (sources.data === undefined) {
    if (sources.isError) return <TroubleView error={sources.error} title={words.sources.cannotLoad} />
    return (
      <AfterAMoment>
        <div role="status" aria-label={words.app.loading} className="flex flex-col gap-2">
          {Array.from({ length: 7 }, (_, index) => (
            <Bone key={index} className="h-16 rounded-12" />
          ))}
        </div>
      </AfterAMoment>
    )
  }
  return (
    <div className="flex flex-col gap-8">
      <p className="text-13 text-ink-2">{words.sources.note}</p>
      {KINDS.map((kind) => (
        <SourceGroup key={kind} kind={kind} views={sources.data.filter((view) => view.kind === kind)} />
      ))}
    </div>
  )
}

function SourceGroup({ kind, views }: { readonly kind: SourceKind; readonly views: readonly SourceView[] }) {
  if (views.length === 0) return null
  return (
    <section aria-label={words.sources.kinds[kind]}>
      <h3 className="text-15 font-semibold">{words.sources.kinds[kind]}</h3>
      <p className="mt-0.5 mb-3 text-13 text-ink-3">{words.sources.kindNotes[kind]}</p>
      <ul className="overflow-hidden rounded-12 bg-card shadow-card">
        {views.map((view) => (
          <SourceCard key={view.id} view={view} />
        ))}
      </ul>
    </section>
  )
}
