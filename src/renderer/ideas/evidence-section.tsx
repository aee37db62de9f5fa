import { useInfiniteQuery } from '@tanstack/react-query'
import { ExternalLink } from 'lucide-react'
import type { Evidence, Idea } from '../../main/ideas/contract.ts'
import { ideaEvidence } from '../api/ideas.ts'
import { useNow } from '../app/now.ts'
import { Section } from '../review/section.tsx'
import { Button } from '../ui/button.tsx'
import { words } from '../words/en.ts'
import { ago, exact } from '../words/format.ts'
import { safeLink } from './safe-link.ts'

/** What was seen and where, each a link to its source. */
export function EvidenceSection({ idea }: { readonly idea: Idea }) {
  const more = useInfiniteQuery(ideaEvidence(idea.id))
  const evidence = more.data?.pages.flatMap((page) => page.items) ?? idea.evidence
  return (
    <Section title={words.ideas.evidence} aside={<span className="text-13 text-ink-3">{words.ideas.seen(idea.signals, idea.sources)}</span>}>
      {evidence.length === 0 && <p className="text-13 text-ink-2">{words.ideas.noEvidence}</p>}
      <ul className="flex flex-col">
        {evidence.map((one, index) => (
          <EvidenceLine key={index} evidence={one} />
        ))}
      </ul>
      {more.hasNextPage && (
        <Button look="quiet" className="self-start" disabled={more.isFetchingNextPage} onClick={() => void more.fetchNextPage()}>
          {words.ideas.moreEvidence}
        </Button>
      )}
    </Section>
  )
}

/** One signal: its words, where, and when. */
export function EvidenceLine({ evidence }: { readonly evidence: Evidence }) {
  const now = useNow()
  const url = safeLink(evidence.url)
  return (
    <li className="py-2 text-13 shadow-[inset_0_-1px_0_var(--hairline)] last:shadow-none">
      <p className="line-clamp-2 break-words">{evidence.text}</p>
      <p className="mt-0.5 text-11 text-ink-3">
        {url === null ? (
          <span>{sourceName(evidence.source)}</span>
        ) : (
          <a href={url} target="_blank" rel="noreferrer noopener" aria-label={words.ideas.opens(sourceName(evidence.source))} className="inline-flex items-center gap-1 text-accent underline-offset-2 hover:underline">
            {sourceName(evidence.source)}
            <ExternalLink size={11} aria-hidden="true" />
          </a>
        )}
        {' · '}
        <time dateTime={evidence.observedAt} title={exact(evidence.observedAt)}>
          {ago(evidence.observedAt, now)}
        </time>
      </p>
    </li>
  )
}

/** Names of sources we ship; one of the seller's own stands as it is. */
function sourceName(source: string): string {
  const names: Readonly<Record<string, string>> = words.sources.names
  return names[source] ?? source
}
