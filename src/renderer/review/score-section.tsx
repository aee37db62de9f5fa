import { Meter } from '@base-ui/react/meter'
import type { Evidence, FactorName, Idea } from '../../main/ideas/contract.ts'
import { useNow } from '../app/now.ts'
import { words } from '../words/en.ts'
import { ago, exact, number } from '../words/format.ts'
import { Fold, Section } from './section.tsx'

const FACTORS: readonly FactorName[] = ['freshness', 'engagement', 'novelty', 'communityFit', 'seasonality']
const hundred = (share: number): string => number(Math.round(share * 100))

/** The score with its five parts, in words and with what was seen. */
export function ScoreSection({ idea }: { readonly idea: Idea }) {
  return (
    <Section
      title={words.review.score}
      aside={
        <span className="text-22 font-semibold" aria-label={words.review.scoreOf(hundred(idea.score))}>
          {hundred(idea.score)}
        </span>
      }
    >
      <div className="flex flex-col gap-2">
        {FACTORS.map((factor) => (
          <FactorBar key={factor} name={words.review.factors[factor]} share={idea.factors[factor]} />
        ))}
      </div>
      <p className="text-13 text-ink-2">{idea.why}</p>
      {idea.evidence.length > 0 && (
        <Fold summary={words.review.evidence(idea.evidence.length)}>
          <ul className="flex flex-col gap-3">
            {idea.evidence.map((evidence, index) => (
              <EvidenceLine key={index} evidence={evidence} />
            ))}
          </ul>
        </Fold>
      )}
    </Section>
  )
}

function FactorBar({ name, share }: { readonly name: string; readonly share: number }) {
  return (
    <Meter.Root value={share * 100} aria-valuetext={hundred(share)} className="grid grid-cols-[7rem_1fr_2rem] items-center gap-3">
      <Meter.Label className="text-13 text-ink-2">{name}</Meter.Label>
      <Meter.Track className="h-1.5 overflow-hidden rounded-full bg-fill-2">
        <Meter.Indicator className="h-full rounded-full bg-accent-strong" />
      </Meter.Track>
      <span aria-hidden="true" className="text-right text-13 text-ink-2 tabular-nums">
        {hundred(share)}
      </span>
    </Meter.Root>
  )
}

function EvidenceLine({ evidence }: { readonly evidence: Evidence }) {
  const now = useNow()
  return (
    <li className="text-13">
      <p className="line-clamp-3">{evidence.text}</p>
      <p className="mt-0.5 text-11 text-ink-3">
        {safeLink(evidence.url) === null ? (
          evidence.source
        ) : (
          <a href={evidence.url} target="_blank" rel="noreferrer noopener" className="text-accent underline-offset-2 hover:underline">
            {evidence.source}
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

/** Only web addresses become links: the text comes from outside. */
const safeLink = (url: string | undefined): string | null => (url !== undefined && /^https?:\/\//i.test(url) ? url : null)
