import { useQuery } from '@tanstack/react-query'
import type { RunningPicture } from '../../main/image-engines/contract.ts'
import { picturesRunning } from '../api/engines.ts'
import { words } from '../words/en.ts'
import { RunningPictureRow } from './running-picture-row.tsx'

/** Often enough for a step of a fast card; only while Activity is open and something runs. */
const LOOK_MS = 700

/** Pictures under way, kept fresh while Activity is open and anything runs. */
export function useRunningPictures(working: boolean): { readonly pictures: readonly RunningPicture[]; readonly seenAt: number } {
  const { data: pictures = [], dataUpdatedAt: seenAt } = useQuery({ ...picturesRunning, enabled: working, refetchInterval: working && LOOK_MS })
  return { pictures: working ? pictures : [], seenAt }
}

/** Each with what can be seen of it so far. */
export function RunningPictures({ pictures, seenAt }: ReturnType<typeof useRunningPictures>) {
  if (pictures.length === 0) return null
  return (
    <ul aria-label={words.pictures.running} className="flex flex-col gap-5">
      {pictures.map((picture) => (
        <RunningPictureRow key={picture.key} picture={picture} seenAt={seenAt} />
      ))}
    </ul>
  )
}
