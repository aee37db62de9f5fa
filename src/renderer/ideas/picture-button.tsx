import type { Idea } from '../../main/ideas/contract.ts'
import { words } from '../words/en.ts'
import { makePictures } from './decide-idea.ts'
import { PicturePopover } from './picture-popover.tsx'

/** Designs of an idea that hold a picture. */
export function PictureButton({ idea, count }: { readonly idea: Idea; readonly count: number }) {
  return (
    <PicturePopover
      label={<span className="@max-[58rem]:sr-only">{words.pictures.make}</span>}
      title={words.pictures.title}
      note={words.pictures.note(idea.concept.phrase)}
      count={count}
      side="top"
      className="inline-flex min-h-8 shrink-0 items-center justify-center gap-2 rounded-full px-4 text-13 font-medium whitespace-nowrap text-ink-2 select-none hover:bg-fill hover:text-ink data-popup-open:bg-fill"
      onMake={(choice) => void makePictures(idea, count, choice)}
    />
  )
}
