import { Radio } from '@base-ui/react/radio'
import { RadioGroup } from '@base-ui/react/radio-group'
import { useEffect, useRef } from 'react'
import type { ReviewItem } from '../../main/listings/contract.ts'
import { useSceneNames } from '../scenes/use-scene-names.ts'
import { Hint } from '../ui/icon-button.tsx'
import { PictureView } from '../ui/picture-view.tsx'
import { words } from '../words/en.ts'
import { EveryMockup } from './every-mockup.tsx'
import { useLook } from './look-state.ts'
import { byScene, type Worn } from './worn.ts'

interface MockupStripProps {
  readonly item: ReviewItem
  /** The id of the mock-up in sight, if it is one. */
  readonly current: string | null
}

const SIDE = 44

/** All mock-ups of the design, scene by scene; they appear as they are made. */
export function MockupStrip({ item, current }: MockupStripProps) {
  const strip = useRef<HTMLDivElement>(null)
  const nameOf = useSceneNames()
  const { mockups } = item.pictures
  const choose = (id: string): void => {
    const chosen = mockups.find((one) => one.id === id)
    if (chosen !== undefined) useLook.setState({ garmentId: chosen.garment, sceneId: chosen.scene })
  }
  useEffect(() => void strip.current?.querySelector('[data-checked]')?.scrollIntoView({ block: 'nearest', inline: 'nearest' }), [current])
  return (
    <div className="flex min-w-0 items-end justify-center gap-4">
      {mockups.length > 0 && (
        <div ref={strip} className="no-scrollbar min-w-0 scroll-px-14 overflow-x-auto">
          <RadioGroup<string | null> aria-label={words.look.mockups} value={current} onValueChange={(id) => id !== null && choose(id)} className="flex w-max gap-4">
            {byScene(mockups, item.garments).map((group) => (
              <div key={group.scene} className="min-w-0">
                <p aria-hidden="true" className="sticky left-0 w-max max-w-48 truncate px-1 text-11 text-ink-2">
                  {nameOf(group.scene)}
                </p>
                <div className="flex gap-1.5 p-1">
                  {group.mockups.map((one) => (
                    <Still key={one.id} worn={one} name={words.look.mockupIn(item.garments.find(({ id }) => id === one.garment)?.name ?? '', nameOf(one.scene))} />
                  ))}
                </div>
              </div>
            ))}
          </RadioGroup>
        </div>
      )}
      <div className="flex min-h-13 shrink-0 items-center">
        <EveryMockup designId={item.design.id} />
      </div>
    </div>
  )
}

function Still({ worn, name }: { readonly worn: Worn; readonly name: string }) {
  return (
    <Hint text={name}>
      <Radio.Root
        value={worn.id}
        aria-label={name}
        className="edged size-11 shrink-0 overflow-hidden rounded-8 transition-[scale] duration-200 ease-spring hover:scale-105 data-checked:outline-2 data-checked:outline-offset-2 data-checked:outline-accent"
      >
        <PictureView picture={worn} alt="" width={SIDE} className="size-full" />
      </Radio.Root>
    </Hint>
  )
}
