import { Switch as BaseSwitch } from '@base-ui/react/switch'

interface SwitchProps {
  readonly label: string
  readonly on: boolean
  readonly onChange: (on: boolean) => void
}

export function Switch({ label, on, onChange }: SwitchProps) {
  return (
    <BaseSwitch.Root
      aria-label={label}
      checked={on}
      onCheckedChange={onChange}
      className="flex h-6 w-10 shrink-0 items-center rounded-full bg-ink-3/60 p-0.5 transition-colors duration-200 data-checked:bg-green-strong"
    >
      <BaseSwitch.Thumb className="size-5 rounded-full bg-white shadow-card transition-transform duration-200 ease-spring data-checked:translate-x-4" />
    </BaseSwitch.Root>
  )
}
