import { useQuery } from '@tanstack/react-query'
import { Image as ImageIcon, ImagePlus, Trash2 } from 'lucide-react'
import { useRef, useState } from 'react'
import type { SceneView } from '../../main/mockups/scenes/contract.ts'
import { client, queryClient, trpc } from '../api/client.ts'
import { explainShort } from '../api/explain-error.ts'
import { uploadScenePhoto } from '../api/upload.ts'
import { classes } from '../ui/classes.ts'
import { Button } from '../ui/button.tsx'
import { IconButton } from '../ui/icon-button.tsx'
import { AfterAMoment, Bone, TroubleView } from '../ui/states.tsx'
import { words } from '../words/en.ts'
import { SceneEditor } from './scene-editor.tsx'

/** The seller's photos and the included scenes; a photo is placed here too. */
export function ScenesSection() {
  const [placing, setPlacing] = useState<string | null>(null)
  const [said, setSaid] = useState<Said | null>(null)
  const scenes = useQuery(trpc.mockups.scenes.queryOptions())
  const place = (id: string): void => {
    setSaid(null)
    setPlacing(id)
  }
  const closed = (text: string | null): void => {
    setPlacing(null)
    setSaid(text === null ? null : { text })
  }
  if (placing !== null) return <SceneEditor id={placing} onClose={closed} />
  if (scenes.data === undefined) {
    if (scenes.isError) return <TroubleView error={scenes.error} title={words.scenes.cannotLoad} />
    return (
      <AfterAMoment>
        <Bone className="h-72" />
      </AfterAMoment>
    )
  }
  const own = scenes.data.filter(({ isOwn }) => isOwn)
  return (
    <div className="flex flex-col gap-6">
      <p className="text-13 text-ink-2">{words.scenes.note}</p>
      {said !== null && <SaidLine said={said} />}
      <section aria-label={words.scenes.own}>
        <div className="mb-3 flex flex-wrap items-center justify-between gap-3">
          <h3 className="text-15 font-semibold">{words.scenes.own}</h3>
          <AddPhoto onAdded={place} onSaid={setSaid} />
        </div>
        {own.length === 0 ? <p className="rounded-12 bg-fill p-4 text-13 text-ink-2">{words.scenes.none}</p> : <List scenes={own} onPlace={place} onSaid={setSaid} />}
        <p className="mt-2 text-11 text-ink-3">{words.scenes.addHint}</p>
      </section>
      <section aria-label={words.scenes.shipped}>
        <h3 className="mb-3 text-15 font-semibold">{words.scenes.shipped}</h3>
        <List scenes={scenes.data.filter(({ isOwn }) => !isOwn)} onPlace={place} onSaid={setSaid} />
      </section>
    </div>
  )
}

/** What came of something, said above the list: a notice at the window's foot would lie behind the sheet. */
interface Said {
  readonly text: string
  readonly isTrouble?: boolean
  readonly undo?: () => void
}
type Say = (said: Said | null) => void

function SaidLine({ said: { text, isTrouble = false, undo } }: { readonly said: Said }) {
  return (
    <div role={isTrouble ? 'alert' : 'status'} className={classes('flex items-center justify-between gap-3 rounded-12 p-3 text-13', isTrouble ? 'bg-red-fill text-red' : 'bg-fill text-ink')}>
      <p>{text}</p>
      {undo !== undefined && <Button onClick={undo}>{words.app.undo}</Button>}
    </div>
  )
}

function AddPhoto({ onAdded, onSaid }: { readonly onAdded: (id: string) => void; readonly onSaid: Say }) {
  const input = useRef<HTMLInputElement>(null)
  const [busy, setBusy] = useState(false)
  const take = async (file: File | undefined): Promise<void> => {
    if (file === undefined) return
    setBusy(true)
    try {
      onAdded((await uploadScenePhoto(file)).sceneId)
    } catch (error) {
      onSaid({ text: words.scenes.addFailed(explainShort(error)), isTrouble: true })
    } finally {
      setBusy(false)
      await queryClient.invalidateQueries(trpc.mockups.scenes.queryFilter())
    }
  }
  return (
    <>
      <input ref={input} type="file" accept=".jpg,.jpeg,.png,.webp,image/jpeg,image/png,image/webp" aria-label={words.scenes.add} tabIndex={-1} className="sr-only"
        onChange={(event) => {
          const [file] = event.target.files ?? []
          void take(file)
          event.target.value = ''
        }} />
      <Button look="primary" disabled={busy} icon={<ImagePlus size={16} aria-hidden="true" />} onClick={() => input.current?.click()}>
        {busy ? words.scenes.adding : words.scenes.add}
      </Button>
    </>
  )
}

interface Acts {
  readonly onPlace: (id: string) => void
  readonly onSaid: Say
}

function List({ scenes, ...acts }: Acts & { readonly scenes: readonly SceneView[] }) {
  return (
    <ul className="overflow-hidden rounded-12 bg-card shadow-card">
      {scenes.map((scene) => (
        <SceneRow key={scene.id} scene={scene} {...acts} />
      ))}
    </ul>
  )
}

function SceneRow({ scene, onPlace, onSaid }: Acts & { readonly scene: SceneView }) {
  const { id, name, products, state, problem, action, isOwn } = scene
  return (
    <li className="flex flex-wrap items-center gap-3 p-4 shadow-[inset_0_-1px_0_var(--hairline)] last:shadow-none">
      <ScenePicture key={scene.changedAt} scene={scene} />
      <div className="min-w-52 flex-1">
        <h4 className="text-13 font-medium">{name}</h4>
        <p className="text-11 text-ink-3">{state === 'draft' ? words.scenes.draft : products.map((product) => words.scenes.products[product]).join(', ')}</p>
        {problem !== undefined && <p className="mt-0.5 text-13 text-red">{[problem, action].filter(Boolean).join(' ')}</p>}
      </div>
      {isOwn && (
        <div className="flex gap-2">
          {state !== 'broken' && (
            <Button aria-label={words.scenes.place(name)} onClick={() => onPlace(id)}>
              {words.scenes.placeShort}
            </Button>
          )}
          <IconButton label={words.scenes.remove(name)} onClick={() => void remove(scene, onSaid)}>
            <Trash2 size={16} aria-hidden="true" />
          </IconButton>
        </div>
      )}
    </li>
  )
}

/** The scene without a design; a photo that is not placed yet has none. */
function ScenePicture({ scene: { id, state, changedAt } }: { readonly scene: SceneView }) {
  const [failed, setFailed] = useState(false)
  const src = `/api/scenes/${id}?v=${changedAt}`
  return (
    <span className="edged grid size-16 shrink-0 place-items-center overflow-hidden rounded-8 bg-fill text-ink-3">
      {state === 'ready' && !failed ? <img src={src} alt="" width={64} height={64} loading="lazy" draggable={false} onError={() => setFailed(true)} className="size-full object-cover" /> : <ImageIcon size={18} aria-hidden="true" />}
    </span>
  )
}

async function remove({ id, name }: SceneView, say: Say): Promise<void> {
  const refresh = (): Promise<void> => queryClient.invalidateQueries(trpc.mockups.scenes.queryFilter())
  const act = async (work: () => Promise<unknown>): Promise<boolean> => {
    try {
      await work()
      return true
    } catch (error) {
      say({ text: words.scenes.failed(explainShort(error)), isTrouble: true })
      return false
    } finally {
      await refresh()
    }
  }
  if (await act(() => client.mockups.removeScene.mutate({ id }))) say({ text: words.scenes.removed(name), undo: () => void act(() => client.mockups.restoreScene.mutate({ id })).then((isBack) => isBack && say(null)) })
}
