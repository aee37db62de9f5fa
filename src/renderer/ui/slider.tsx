import { useId } from 'react'

interface SliderProps {
  readonly label: string
  /** From 0 to 1. */
  readonly value: number
  readonly onChange: (value: number) => void
}

/** A share from none to all, in steps of a hundredth. */
export function Slider({ label, value, onChange }: SliderProps) {
  const id = useId()
  const percent = Math.round(value * 100)
  return (
    <div className="flex flex-col gap-1">
      <div className="flex items-baseline justify-between gap-4 text-13">
        <label htmlFor={id} className="font-medium">
          {label}
        </label>
        <span className="text-11 text-ink-3 tabular-nums">{percent}%</span>
      </div>
      <input id={id} type="range" min={0} max={100} value={percent} onChange={(event) => onChange(Number(event.target.value) / 100)} className="h-6 w-full accent-accent-strong" />
    </div>
  )
}
