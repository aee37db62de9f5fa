import { Progress } from '@base-ui/react/progress'

interface ProgressBarProps {
  readonly label: string
  readonly done: number
  /** null while nobody can tell how much there is. */
  readonly total: number | null
}

export function ProgressBar({ label, done, total }: ProgressBarProps) {
  const value = total === null || total === 0 ? null : Math.min(100, (100 * done) / total)
  return (
    <Progress.Root value={value} aria-label={label} className="w-full">
      <Progress.Track className="h-1.5 overflow-hidden rounded-full bg-fill-2">
        <Progress.Indicator className="h-full rounded-full bg-accent-strong transition-[width] duration-300 ease-spring data-indeterminate:w-1/3 data-indeterminate:animate-pulse" />
      </Progress.Track>
    </Progress.Root>
  )
}
