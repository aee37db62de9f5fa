import { ImageIcon } from 'lucide-react'
import { useEffect, useMemo, useRef, useState } from 'react'
import type { RunningPicture } from '../../main/image-engines/contract.ts'
import { client } from '../api/client.ts'
import { timeLeft, watched, type Watched } from '../engines/pace.ts'
import { blobOf } from '../engines/preview.ts'
import { Button } from '../ui/button.tsx'
import { ProgressBar } from '../ui/progress-bar.tsx'
import { words } from '../words/en.ts'
import { actOnWork } from './act-on-work.ts'

/** One picture: who makes it, how far it is, and what it looks like already. */
export function RunningPictureRow({ picture, seenAt }: { readonly picture: RunningPicture; readonly seenAt: number }) {
  const { what, engine, at, step, ahead, note, preview, jobId } = picture
  const left = useTimeLeft(step, seenAt)
  const state = step !== null ? words.pictures.step(step.done, step.total) : ahead !== null ? words.pictures.ahead(ahead) : words.pictures.begun
  return (
    <li className="flex gap-4">
      <Preview address={preview} what={what} />
      <div className="flex min-w-0 flex-1 flex-col gap-1.5">
        <div className="flex items-start justify-between gap-2">
          <div className="min-w-0">
            <p className="line-clamp-2 text-13 font-medium">{what}</p>
            <p className="truncate text-11 text-ink-3" title={at}>
              {placeOf(engine, at)}
            </p>
          </div>
          {jobId != null && (
            <Button look="quiet" aria-label={words.pictures.stopOf(what)} onClick={() => void actOnWork(() => client.jobs.cancel.mutate({ id: jobId }))}>
              {words.pictures.stop}
            </Button>
          )}
        </div>
        <div className="mt-auto flex flex-col gap-1.5">
          {note !== null && <p className="text-11 text-ink-2">{note}</p>}
          {step !== null && <ProgressBar label={what} done={step.done} total={step.total} />}
          <p className="flex justify-between gap-3 text-11 text-ink-3 tabular-nums">
            <span>{state}</span>
            <span>{left === null ? '' : words.today.timeLeft(left)}</span>
          </p>
        </div>
      </div>
    </li>
  )
}

/** “ComfyUI · 127.0.0.1:8188”; a service that stands for itself is named once. */
function placeOf(engine: RunningPicture['engine'], at: string): string {
  const name = words.engines.names[engine]
  return at === '' || at === name ? name : words.pictures.at(name, at.replace(/^https?:\/\//, ''))
}

/** Follows the steps from the first that is seen. `seenAt` in milliseconds, on any clock. */
function useTimeLeft(step: RunningPicture['step'], seenAt: number): number | null {
  const [seen, setSeen] = useState<Watched | null>(null)
  const next = step === null ? null : watched(seen, step, seenAt)
  if (next !== seen) setSeen(next)
  return next === null ? null : timeLeft(next, seenAt)
}

/** The newest preview. */
function Preview({ address, what }: { readonly address: string | null; readonly what: string }) {
  const image = useRef<HTMLImageElement>(null)
  const blob = useMemo(() => (address === null ? null : blobOf(address)), [address])
  useEffect(() => {
    if (blob === null || image.current === null) return
    const url = URL.createObjectURL(blob)
    image.current.src = url
    return () => URL.revokeObjectURL(url)
  }, [blob])
  return (
    <span className="edged checkerboard grid size-28 shrink-0 place-items-center overflow-hidden rounded-12 text-ink-3">
      {blob === null ? <ImageIcon size={22} aria-hidden="true" className="animate-pulse" /> : <img ref={image} alt={words.pictures.previewOf(what)} draggable={false} className="size-full object-cover" />}
    </span>
  )
}
