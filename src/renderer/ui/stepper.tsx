import { NumberField } from '@base-ui/react/number-field'
import { Minus, Plus } from 'lucide-react'
import { words } from '../words/en.ts'

interface StepperProps {
  readonly label: string
  readonly value: number
  readonly min: number
  readonly max: number
  readonly onChange: (value: number) => void
}

const END = 'grid size-7 place-items-center rounded-full text-ink-2 hover:bg-fill hover:text-ink disabled:opacity-35'

/** A small whole number, one more or one less. */
export function Stepper({ label, value, min, max, onChange }: StepperProps) {
  return (
    <NumberField.Root value={value} min={min} max={max} onValueChange={(next) => next !== null && onChange(next)}>
      <NumberField.Group className="flex min-h-8 items-center rounded-full bg-fill px-0.5">
        <NumberField.Decrement aria-label={words.app.fewer} className={END}>
          <Minus size={14} aria-hidden="true" />
        </NumberField.Decrement>
        <NumberField.Input aria-label={label} className="w-7 bg-transparent text-center text-13 font-medium tabular-nums" />
        <NumberField.Increment aria-label={words.app.more} className={END}>
          <Plus size={14} aria-hidden="true" />
        </NumberField.Increment>
      </NumberField.Group>
    </NumberField.Root>
  )
}
