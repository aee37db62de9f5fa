import { ExternalLink } from 'lucide-react'
import { useId, useState } from 'react'
import type { SourceView } from '../../main/signals/contract.ts'
import { changeSource } from '../api/sources.ts'
import { useNow } from '../app/now.ts'
import { safeLink } from '../ideas/safe-link.ts'
import { Fold } from '../review/section.tsx'
import { Field } from '../ui/field.tsx'
import { words } from '../words/en.ts'
import { ago, calendarDay, duration } from '../words/format.ts'
import { SavedText } from './saved-text.tsx'
import { SourceFieldInput } from './source-field.tsx'
import { SourceFigures } from './source-figures.tsx'
import { hasFailed } from './source-state.ts'
import { SourceTrial } from './source-trial.tsx'

/** All there is to say and to set about one source. */
export function SourceForm({ view }: { readonly view: SourceView }) {
  const now = useNow()
  const link = safeLink(view.terms.url)
  return (
    <div className="flex flex-col gap-5">
      <div className="flex flex-col gap-1 text-13 text-ink-2">
        {view.on && <p>{view.summary}</p>}
        {hasFailed(view) && view.lastSuccessAt !== null && <p>{words.sources.lastGood(ago(view.lastSuccessAt, now), view.lastFound ?? '')}</p>}
        <p className="text-ink-3">
          {[view.everyMinutes > 0 ? words.sources.every(duration(view.everyMinutes * 60_000)) : '', `${words.sources.kept(view.signals)}.`, view.provenLive === null ? words.sources.notProvenWhy : `${words.sources.provenOn(calendarDay(view.provenLive))}.`].filter(Boolean).join(' ')}
        </p>
      </div>
      {view.fields.map((field) => (
        <SourceFieldInput key={field.name} view={view} field={field} />
      ))}
      <SourceTrial view={view} />
      {!view.inScore && <SourceFigures source={view.id} />}
      <Fold summary={words.sources.advanced}>
        <ProxyField view={view} />
      </Fold>
      <p className="text-11 text-ink-3">
        {view.terms.note}{' '}
        {link !== null && (
          <a href={link} target="_blank" rel="noreferrer noopener" className="inline-flex items-center gap-1 text-accent underline-offset-2 hover:underline">
            {words.sources.terms}
            <ExternalLink size={11} aria-hidden="true" />
          </a>
        )}{' '}
        {`(${words.sources.termsRead(calendarDay(view.terms.readOn))})`}
      </p>
    </div>
  )
}

function ProxyField({ view }: { readonly view: SourceView }) {
  const [problem, setProblem] = useState<string | null>(null)
  const id = useId()
  return (
    <Field label={words.sources.proxy} htmlFor={id} hint={words.sources.proxyHint} problem={problem}>
      <SavedText id={id} value={view.proxy} onSave={(proxy) => void changeSource(view.id, { proxy: proxy.trim() }).then(setProblem)} />
    </Field>
  )
}
