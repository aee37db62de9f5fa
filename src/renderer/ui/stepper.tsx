import { Minus, Plus } from 'lucide-react'
import { words } from '../words/en.ts'
import { number } from '../words/format.ts'

interface StepperProps {
  readonly label: string
  readonly value: number
  readonly min: number
  readonly max: number
  readonly onChange: (value: number) => void
}

const END = 'grid size-7 place-items-center rounded-full text-ink-2 hover:bg-fill hover:text-ink disabled:opacity-35'

/** A small whole number, one more or one less. It has no field, so that the keys of the place stay in force. */
export function Stepper({ label, value, min, max, onChange }: StepperProps) {
  return (
    <div role="group" aria-label={label} className="flex min-h-8 items-center rounded-full bg-fill px-0.5">
      <button type="button" aria-label={words.app.fewer} disabled={value <= min} onClick={() => onChange(value - 1)} className={END}>
        <Minus size={14} aria-hidden="true" />
      </button>
      <output className="w-7 text-center text-13 font-medium tabular-nums">{number(value)}</output>
      <button type="button" aria-label={words.app.more} disabled={value >= max} onClick={() => onChange(value + 1)} className={END}>
        <Plus size={14} aria-hidden="true" />
      </button>
    </div>
  )
}
