import { useQuery, useQueryClient } from '@tanstack/react-query'
import { ExternalLink } from 'lucide-react'
import { useId, useState, type ReactNode } from 'react'
import type { LocalModel } from '../../main/local-models/contract.ts'
import { client, trpc } from '../api/client.ts'
import { explainShort } from '../api/explain-error.ts'
import { safeLink } from '../ideas/safe-link.ts'
import { Button } from '../ui/button.tsx'
import { Field, inputLook } from '../ui/field.tsx'
import { AfterAMoment, Bone, TroubleView } from '../ui/states.tsx'
import { words } from '../words/en.ts'
import { ModelDownload, untilDone } from './model-download.tsx'

/** Models that run on this machine: what they are, their licence and size, and how they come and go. */
export function ModelsSection() {
  const list = useQuery(trpc.localModels.list.queryOptions(undefined, { staleTime: 5_000 }))
  const cache = useQueryClient()
  const [problem, setProblem] = useState<string | null>(null)
  const act = async (work: () => Promise<unknown>): Promise<void> => {
    try {
      await work()
      setProblem(null)
    } catch (error) {
      setProblem(explainShort(error))
    }
    await Promise.all([cache.invalidateQueries(trpc.localModels.list.queryFilter()), cache.invalidateQueries(trpc.settings.get.queryFilter())])
  }
  const use = (embeddingModel: string): void => void act(() => client.settings.set.mutate({ embeddingModel }))
  if (list.data === undefined) {
    if (list.isError) return <TroubleView error={list.error} title={words.models.cannotLoad} />
    return (
      <AfterAMoment>
        <Bone className="h-72" />
      </AfterAMoment>
    )
  }
  return (
    <div className="flex flex-col gap-6">
      <p className="text-13 text-ink-2">{words.models.note}</p>
      {problem !== null && (
        <p role="alert" className="rounded-12 bg-red-fill p-3 text-13 text-red">
          {problem}
        </p>
      )}
      <ul className="overflow-hidden rounded-12 bg-card shadow-card">
        <Row title={words.models.builtIn} about={words.models.builtInAbout} actions={<Choice title={words.models.builtIn} chosen={list.data.builtInChosen} onUse={() => use('built-in')} />} />
        {list.data.models.map((model) => (
          <ModelRow key={model.id ?? model.manifestId ?? model.title} model={model} act={act} use={use} />
        ))}
      </ul>
      <ImportFolder act={act} />
    </div>
  )
}

type Act = (work: () => Promise<unknown>) => Promise<void>

function ModelRow({ model, act, use }: { readonly model: LocalModel; readonly act: Act; readonly use: (id: string) => void }) {
  const { id, manifestId, title } = model
  const facts = [
    model.licence === null ? words.models.licenceUnknown : words.models.licence(model.licence),
    model.megabytes === null ? words.models.sizeUnknown : id === null ? words.models.size(model.megabytes) : words.models.onDisk(model.megabytes),
  ]
  return (
    <Row
      title={title}
      about={model.about}
      facts={facts.join(' · ')}
      links={[model.repository, model.licenceAddress]}
      actions={
        id !== null ? (
          <>
            {model.purpose === 'sentence-vectors' && <Choice title={title} chosen={model.chosen} onUse={() => use(id)} />}
            {!model.chosen && (
              <Button look="danger" aria-label={`${words.models.remove}: ${title}`} onClick={() => void act(() => client.localModels.remove.mutate({ id }))}>
                {words.models.remove}
              </Button>
            )}
          </>
        ) : null
      }
    >
      {manifestId !== null && id === null && <ModelDownload manifestId={manifestId} title={title} begun={model.state === 'begun'} act={act} />}
    </Row>
  )
}

interface RowProps {
  readonly title: string
  readonly about: string | null
  readonly facts?: string
  readonly links?: readonly (string | null)[]
  readonly actions: ReactNode
  readonly children?: ReactNode
}

function Row({ title, about, facts, links = [], actions, children }: RowProps) {
  const [page] = links.flatMap((link) => safeLink(link ?? undefined) ?? [])
  return (
    <li className="flex flex-col gap-2 p-4 shadow-[inset_0_-1px_0_var(--hairline)] last:shadow-none">
      <div className="flex flex-wrap items-start gap-3">
        <div className="min-w-52 flex-1">
          <h3 className="text-13 font-medium">{title}</h3>
          {about !== null && <p className="text-13 text-ink-2">{about}</p>}
          {facts !== undefined && (
            <p className="mt-0.5 text-11 text-ink-3">
              {facts}
              {page !== undefined && (
                <>
                  {' · '}
                  <a href={page} target="_blank" rel="noreferrer noopener" className="inline-flex items-center gap-1 text-accent underline-offset-2 hover:underline">
                    {words.models.page}
                    <ExternalLink size={11} aria-hidden="true" />
                  </a>
                </>
              )}
            </p>
          )}
        </div>
        <div className="flex gap-2">{actions}</div>
      </div>
      {children}
    </li>
  )
}

function Choice({ title, chosen, onUse }: { readonly title: string; readonly chosen: boolean; readonly onUse: () => void }) {
  if (chosen) return <span className="flex min-h-8 items-center rounded-full bg-green-fill px-3 text-11 font-medium text-green">{words.models.inUse}</span>
  return (
    <Button aria-label={`${words.models.use}: ${title}`} onClick={onUse}>
      {words.models.use}
    </Button>
  )
}

function ImportFolder({ act }: { readonly act: Act }) {
  const [folder, setFolder] = useState('')
  const id = useId()
  const go = (): void => void act(async () => untilDone((await client.localModels.import.mutate({ folder: folder.trim() })).jobId)).then(() => setFolder(''))
  return (
    <Field label={words.models.import} htmlFor={id} hint={words.models.importHint}>
      <div className="flex gap-2">
        <input id={id} value={folder} spellCheck={false} placeholder={words.models.importPath} onChange={(event) => setFolder(event.target.value)} onKeyDown={(event) => event.key === 'Enter' && folder.trim() !== '' && go()} className={inputLook} />
        <Button disabled={folder.trim() === ''} onClick={go}>
          {words.models.import}
        </Button>
      </div>
    </Field>
  )
}
