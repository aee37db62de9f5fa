import { ExternalLink } from 'lucide-react'
import { useEffect, useId, useState } from 'react'
import type { ComfyInstall, ComfyView } from '../../../main/image-engines/contract.ts'
import { lookForInstalls, startInstall } from '../../api/engines.ts'
import { safeLink } from '../../ideas/safe-link.ts'
import { Fold } from '../../review/section.tsx'
import { Button } from '../../ui/button.tsx'
import { Field, inputLook } from '../../ui/field.tsx'
import { words } from '../../words/en.ts'
import { Block } from './block.tsx'

interface InstallsProps {
  readonly installs: readonly ComfyInstall[]
  readonly guide: ComfyView['guide']
  readonly hasServer: boolean
}

/** What the program can start by itself; where there is nothing, how to get it. */
export function Installs({ installs, guide, hasServer }: InstallsProps) {
  const id = useId()
  const [busy, setBusy] = useState(false)
  const [folder, setFolder] = useState('')
  const [problem, setProblem] = useState<string | null>(null)
  const look = async (where?: string): Promise<void> => {
    setBusy(true)
    setProblem(await lookForInstalls(where))
    setBusy(false)
  }
  return (
    <Block
      title={words.comfy.installs}
      aside={
        <Button look="quiet" disabled={busy} onClick={() => void look()}>
          {busy ? words.comfy.looking : words.comfy.look}
        </Button>
      }
    >
      {installs.length > 0 && (
        <ul className="overflow-hidden rounded-12 bg-fill">
          {installs.map((install) => (
            <InstallRow key={install.folder} install={install} />
          ))}
        </ul>
      )}
      {installs.length === 0 && <p className="text-13 text-ink-2">{words.comfy.noInstalls}</p>}
      {installs.length === 0 && !hasServer && <Guide guide={guide} />}
      <div className="mt-2">
        <Fold summary={words.comfy.folder}>
          <Field label={words.comfy.folderHint} htmlFor={id} problem={problem}>
            <div className="flex gap-2">
              <input id={id} value={folder} spellCheck={false} onChange={(event) => setFolder(event.target.value)} onKeyDown={(event) => event.key === 'Enter' && folder.trim() !== '' && void look(folder.trim())} className={inputLook} />
              <Button disabled={folder.trim() === '' || busy} onClick={() => void look(folder.trim())}>
                {words.comfy.lookThere}
              </Button>
            </div>
          </Field>
        </Fold>
      </div>
    </Block>
  )
}

function InstallRow({ install: { folder, kind, version, problem } }: { readonly install: ComfyInstall }) {
  const [starting, setStarting] = useState(false)
  const [refusal, setRefusal] = useState<string | null>(null)
  const start = async (): Promise<void> => {
    setStarting(true)
    setRefusal(await startInstall(folder))
    setStarting(false)
  }
  return (
    <li className="flex flex-wrap items-center gap-3 p-3 shadow-[inset_0_-1px_0_var(--hairline)] last:shadow-none">
      <div className="min-w-52 flex-1">
        <p className="text-13 font-medium break-all">{folder}</p>
        <p className="text-11 text-ink-3">{[words.comfy.kinds[kind], version === null ? '' : words.comfy.version(version)].filter(Boolean).join(' · ')}</p>
        {problem !== null && <p className="mt-0.5 text-13 text-ink-2">{problem}</p>}
        {refusal !== null && (
          <p role="alert" className="mt-0.5 text-13 text-red">
            {refusal}
          </p>
        )}
      </div>
      <Button disabled={problem !== null || starting} aria-label={words.comfy.startOf(folder)} onClick={() => void start()}>
        {starting ? words.comfy.starting : words.comfy.start}
      </Button>
    </li>
  )
}

/** While it is in sight the machine is searched again and again, so that what was installed meanwhile is found. */
const AGAIN_MS = 15_000

function Guide({ guide: { title, address, steps } }: { readonly guide: ComfyView['guide'] }) {
  useEffect(() => {
    const timer = setInterval(() => void lookForInstalls(), AGAIN_MS)
    return () => clearInterval(timer)
  }, [])
  const link = safeLink(address)
  return (
    <div className="mt-3 rounded-12 bg-fill p-4 text-13">
      <ol className="list-decimal space-y-1 pl-4 text-ink-2">
        {steps.map((step, index) => (
          <li key={index}>{step}</li>
        ))}
      </ol>
      {link !== null && (
        <a href={link} target="_blank" rel="noreferrer noopener" className="mt-3 inline-flex min-h-8 items-center gap-2 rounded-8 bg-accent-strong px-3 font-medium text-on-accent hover:bg-accent-strong-hover">
          {title}
          <ExternalLink size={13} aria-hidden="true" />
        </a>
      )}
    </div>
  )
}
