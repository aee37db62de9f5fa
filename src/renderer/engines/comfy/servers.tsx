import { Collapsible } from '@base-ui/react/collapsible'
import { ChevronRight } from 'lucide-react'
import { useId, useState } from 'react'
import type { ComfyServerView } from '../../../main/image-engines/contract.ts'
import { addServer, enableServer, keepServerKey, removeServer, stopServer, testServer } from '../../api/engines.ts'
import { asSentence } from '../../api/explain-error.ts'
import { SecretInput } from '../../settings/secret-input.tsx'
import { Button } from '../../ui/button.tsx'
import { classes } from '../../ui/classes.ts'
import { Field, inputLook } from '../../ui/field.tsx'
import { Switch } from '../../ui/switch.tsx'
import { words } from '../../words/en.ts'
import { ConnectionTrial } from '../connection-trial.tsx'
import { DOTS, inGigabytes, type Tone } from '../engine-state.ts'
import { Block } from './block.tsx'

const TONES: Readonly<Record<ComfyServerView['state'], Tone>> = { unknown: 'quiet', ready: 'good', busy: 'good', resting: 'waiting', starting: 'waiting', stopped: 'quiet', failed: 'trouble' }

/** Every ComfyUI that is used, and a field for one more. */
export function Servers({ servers }: { readonly servers: readonly ComfyServerView[] }) {
  return (
    <Block title={words.comfy.servers}>
      {servers.length === 0 ? (
        <p className="mb-3 text-13 text-ink-2">{words.comfy.noServers}</p>
      ) : (
        <ul aria-label={words.comfy.servers} className="mb-3 overflow-hidden rounded-12 bg-fill">
          {servers.map((server) => (
            <ServerRow key={server.id} server={server} />
          ))}
        </ul>
      )}
      <AddServer />
    </Block>
  )
}

function ServerRow({ server }: { readonly server: ComfyServerView }) {
  const [open, setOpen] = useState(false)
  const [problem, setProblem] = useState<string | null>(null)
  const { id, address, kind, enabled, state, sentence, action } = server
  return (
    <li className="shadow-[inset_0_-1px_0_var(--hairline)] last:shadow-none">
      <Collapsible.Root open={open} onOpenChange={setOpen}>
        <div className="flex items-center gap-3 pr-3">
          <div className="relative flex min-w-0 flex-1 items-start gap-2.5 py-2.5 pl-3">
            <ChevronRight size={15} aria-hidden="true" className={classes('mt-0.5 shrink-0 text-ink-3 transition-transform duration-200', open && 'rotate-90')} />
            <div className="min-w-0 flex-1">
              <div className="flex flex-wrap items-center gap-x-2">
                <Collapsible.Trigger className="rounded-[4px] text-left text-13 font-medium break-all after:absolute after:inset-0">
                  <span className="sr-only">{words.comfy.setUp}</span> {address}
                </Collapsible.Trigger>
                {kind === 'started' && <span className="text-11 text-ink-3">{words.comfy.started}</span>}
              </div>
              <p className="mt-0.5 flex items-start gap-2 text-13 text-ink-2">
                <span aria-hidden="true" className={classes('mt-[0.4rem] size-2 shrink-0 rounded-full', DOTS[enabled ? TONES[state] : 'quiet'])} />
                <span className="min-w-0 break-words">{[sentence, action ?? ''].filter((part) => part !== '').map(asSentence).join(' ')}</span>
              </p>
              <p className="ml-4 text-11 text-ink-3 tabular-nums">{factsOf(server).join(' · ')}</p>
            </div>
          </div>
          {kind === 'started' && (state === 'ready' || state === 'busy' || state === 'starting') ? (
            <Button aria-label={words.comfy.stopOf(address)} onClick={() => void stopServer(id).then(setProblem)}>
              {words.comfy.stop}
            </Button>
          ) : (
            <Switch label={words.comfy.enabled(address)} on={enabled} onChange={(on) => void enableServer(id, on).then(setProblem)} />
          )}
        </div>
        {problem !== null && (
          <p role="alert" className="px-10 pb-2 text-13 text-red">
            {problem}
          </p>
        )}
        <Collapsible.Panel className="flex flex-col gap-4 pr-3 pb-4 pl-9">
          <ServerForm server={server} onProblem={setProblem} />
        </Collapsible.Panel>
      </Collapsible.Root>
    </li>
  )
}

function factsOf({ version, devices, checkpoints, waiting, state }: ComfyServerView): string[] {
  const { comfy } = words
  const [device] = devices
  const memory = device?.vramBytes == null ? '' : device.vramFreeBytes === null ? comfy.vramAll(inGigabytes(device.vramBytes)) : comfy.vram(inGigabytes(device.vramFreeBytes), inGigabytes(device.vramBytes))
  const answers = state === 'ready' || state === 'busy'
  return [version === null ? '' : comfy.version(version), device === undefined ? '' : device.name, memory, answers ? (checkpoints.length === 0 ? comfy.noModels : comfy.models(checkpoints.length)) : '', waiting === null || waiting === 0 ? '' : comfy.waiting(waiting)].filter((fact) => fact !== '')
}

function ServerForm({ server: { id, address, keySetAt, checkpoints, kind }, onProblem }: { readonly server: ComfyServerView; readonly onProblem: (problem: string | null) => void }) {
  const field = useId()
  return (
    <>
      {checkpoints.length > 0 && (
        <ul aria-label={words.comfy.models(checkpoints.length)} className="flex max-h-32 flex-wrap gap-1.5 overflow-y-auto text-11 text-ink-2">
          {checkpoints.map((checkpoint) => (
            <li key={checkpoint} className="rounded-full bg-fill-2 px-2 py-0.5 break-all">
              {checkpoint}
            </li>
          ))}
        </ul>
      )}
      {kind === 'attached' && (
        <Field label={words.comfy.key} htmlFor={field} hint={words.comfy.keyHint}>
          <SecretInput id={field} label={`${words.comfy.key}, ${address}`} set={keySetAt !== null} onSave={(key) => keepServerKey(id, key).then(onProblem)} onClear={() => void keepServerKey(id, '').then(onProblem)} />
        </Field>
      )}
      <div className="flex flex-wrap items-start justify-between gap-3">
        <ConnectionTrial name={address} last={null} run={() => testServer(id)} onChoose={null} />
        {kind === 'attached' && (
          <Button look="danger" aria-label={words.comfy.removeServer(address)} onClick={() => void removeServer(id).then(onProblem)}>
            {words.comfy.remove}
          </Button>
        )}
      </div>
    </>
  )
}

function AddServer() {
  const id = useId()
  const [address, setAddress] = useState('')
  const [busy, setBusy] = useState(false)
  const [problem, setProblem] = useState<string | null>(null)
  const add = async (): Promise<void> => {
    if (address.trim() === '' || busy) return
    setBusy(true)
    const refusal = await addServer(address.trim())
    setBusy(false)
    setProblem(refusal)
    if (refusal === null) setAddress('')
  }
  return (
    <Field label={words.comfy.address} htmlFor={id} hint={words.comfy.addressHint} problem={problem}>
      <div className="flex gap-2">
        <input id={id} type="url" value={address} spellCheck={false} autoComplete="off" placeholder="http://127.0.0.1:8188" onChange={(event) => setAddress(event.target.value)} onKeyDown={(event) => event.key === 'Enter' && void add()} className={inputLook} />
        <Button disabled={address.trim() === '' || busy} onClick={() => void add()}>
          {busy ? words.comfy.adding : words.comfy.add}
        </Button>
      </div>
    </Field>
  )
}
