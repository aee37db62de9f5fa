import { Radio } from '@base-ui/react/radio'
import { RadioGroup } from '@base-ui/react/radio-group'
import { Sparkles } from 'lucide-react'
import { useEffect, useRef } from 'react'
import type { GalleryItem } from '../../main/listings/contract.ts'
import { TilePicture } from '../gallery/tile-picture.tsx'
import { Button } from '../ui/button.tsx'
import { classes } from '../ui/classes.ts'
import { Bone } from '../ui/states.tsx'
import { words } from '../words/en.ts'

interface VariationsProps {
  readonly family: readonly GalleryItem[]
  readonly current: string
  /** How many more are being made. */
  readonly making: number
  readonly onShow: (id: string) => void
  readonly onMore: () => void
}

const SIDE = 52

/** All designs of one idea, newest first; what is being made stands at its head. */
export function Variations({ family, current, making, onShow, onMore }: VariationsProps) {
  const strip = useRef<HTMLDivElement>(null)
  // Newer browsers answer a scroll with a promise, which is nothing that an effect may give back.
  useEffect(() => void strip.current?.querySelector('[data-checked]')?.scrollIntoView({ block: 'nearest', inline: 'nearest' }), [current, family])
  return (
    <div className="flex min-w-0 items-center justify-center gap-2">
      <div ref={strip} className="no-scrollbar flex min-w-0 gap-1.5 overflow-x-auto p-1.5" aria-busy={making > 0}>
        {Array.from({ length: making }, (_, index) => (
          <Bone key={index} className="size-13 shrink-0 rounded-12" />
        ))}
        <RadioGroup<string> aria-label={words.look.variations} value={current} onValueChange={onShow} className="flex gap-1.5">
          {family.map((item, index) => (
            <Radio.Root
              key={item.id}
              value={item.id}
              aria-label={words.look.variation(index + 1, family.length, words.gallery.status[item.status])}
              className="edged size-13 shrink-0 overflow-hidden rounded-12 transition-[scale] duration-200 ease-spring hover:scale-105 data-checked:outline-[2.5px] data-checked:outline-offset-2 data-checked:outline-accent"
            >
              <span className={classes('block size-full', item.status === 'rejected' && 'opacity-45 grayscale-50')}>
                <TilePicture item={item} width={SIDE} />
              </span>
            </Radio.Root>
          ))}
        </RadioGroup>
      </div>
      <p role="status" className="sr-only">
        {making > 0 ? words.look.making(making) : ''}
      </p>
      <Button look="quiet" round shortcut="G" icon={<Sparkles size={15} aria-hidden="true" />} disabled={making > 0} onClick={onMore}>
        {making > 0 ? words.look.making(making) : words.look.moreLikeThis}
      </Button>
    </div>
  )
}
