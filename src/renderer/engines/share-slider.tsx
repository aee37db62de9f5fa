import { Slider } from '@base-ui/react/slider'
import { useState } from 'react'
import { words } from '../words/en.ts'

interface ShareSliderProps {
  readonly percent: number
  readonly nightCount: number
  /** Resolves once it is kept or refused. */
  readonly onKeep: (percent: number) => Promise<void>
}

/** In steps of five; moved freely, kept when it is let go. */
export function ShareSlider({ percent, nightCount, onKeep }: ShareSliderProps) {
  const [moving, setMoving] = useState<number | null>(null)
  const shown = moving ?? percent
  const keep = (next: number): void => {
    void (next === percent ? Promise.resolve() : onKeep(next)).then(() => setMoving((now) => (now === next ? null : now)))
  }
  return (
    <Slider.Root value={shown} step={5} largeStep={25} onValueChange={setMoving} onValueCommitted={keep} className="flex flex-col gap-1.5">
      <div className="flex items-baseline justify-between gap-4 text-13">
        <Slider.Label className="font-medium">{words.engines.share}</Slider.Label>
        <span className="text-ink-2 tabular-nums">{shown} %</span>
      </div>
      <Slider.Control className="flex h-8 touch-none items-center">
        <Slider.Track className="h-1.5 w-full rounded-full bg-fill-2">
          <Slider.Indicator className="rounded-full bg-accent-strong" />
          <Slider.Thumb className="size-5 rounded-full bg-white shadow-card ring-1 ring-hairline-2 has-focus-visible:outline-[2.5px] has-focus-visible:outline-offset-2 has-focus-visible:outline-accent" />
        </Slider.Track>
      </Slider.Control>
      <p className="text-11 text-ink-3">{words.engines.shareHint(shown, nightCount)}</p>
    </Slider.Root>
  )
}
