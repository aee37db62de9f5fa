import type { Idea } from '../../main/ideas/contract.ts'
import { EvidenceLine } from '../ideas/evidence-section.tsx'
import { FactorBars, hundred } from '../ideas/factor-bars.tsx'
import { words } from '../words/en.ts'
import { Fold, Section } from './section.tsx'

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
      <FactorBars idea={idea} />
      <p className="text-13 text-ink-2">{idea.why}</p>
      {idea.evidence.length > 0 && (
        <Fold summary={words.review.evidence(idea.evidence.length)}>
          <ul className="flex flex-col">
            {idea.evidence.map((evidence, index) => (
              <EvidenceLine key={index} evidence={evidence} />
            ))}
          </ul>
        </Fold>
      )}
    </Section>
  )
}
