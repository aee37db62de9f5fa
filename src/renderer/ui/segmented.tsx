import { Radio } from '@base-ui/react/radio'
import { RadioGroup } from '@base-ui/react/radio-group'
import { classes } from './classes.ts'

interface SegmentedProps<T extends string> {
  readonly label: string
  readonly value: T
  readonly options: readonly { readonly value: T; readonly label: string }[]
  readonly onChange: (value: T) => void
  readonly className?: string
}

/** One of a few, side by side. */
export function Segmented<T extends string>({ label, value, options, onChange, className }: SegmentedProps<T>) {
  return (
    <RadioGroup<T>
      aria-label={label}
      value={value}
      onValueChange={onChange}
      className={classes('no-scrollbar flex max-w-full gap-0.5 overflow-x-auto rounded-8 bg-fill p-0.5', className)}
    >
      {options.map((option) => (
        <Radio.Root
          key={option.value}
          value={option.value}
          aria-label={option.label}
          className="inline-flex min-h-7 shrink-0 items-center rounded-[7px] px-3 text-13 font-medium text-ink-2 transition-colors duration-150 select-none data-checked:bg-raised data-checked:text-ink data-checked:shadow-card"
        >
          {option.label}
        </Radio.Root>
      ))}
    </RadioGroup>
  )
}
