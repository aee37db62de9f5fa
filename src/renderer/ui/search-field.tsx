import { Search } from 'lucide-react'
import { useRef, type ReactNode } from 'react'
import { useKeysEverywhere } from '../keyboard/use-keys.ts'

interface SearchFieldProps {
  readonly label: string
  readonly hint: string
  readonly value: string
  readonly onChange: (query: string) => void
  /** Where the keys that leave the field go: the list. */
  readonly onLeave?: () => void
  /** Stands in the field on the right: how the search was done. */
  readonly aside?: ReactNode
}

/** The search of a place: ⌘/Ctrl+F comes here from anywhere, Esc clears it. */
export function SearchField({ label, hint, value, onChange, onLeave, aside }: SearchFieldProps) {
  const input = useRef<HTMLInputElement>(null)
  useKeysEverywhere((event) => {
    const find = (event.ctrlKey || event.metaKey) && event.key.toLowerCase() === 'f'
    if (find) input.current?.select()
    return find
  })
  return (
    <div className="flex h-8 min-w-0 items-center rounded-full bg-fill pl-2.5 transition-colors duration-200 focus-within:bg-raised has-focus-visible:outline-[2.5px] has-focus-visible:outline-offset-2 has-focus-visible:outline-accent">
      <Search size={15} aria-hidden="true" className="pointer-events-none shrink-0 text-ink-3" />
      <input
        ref={input}
        type="search"
        data-search=""
        value={value}
        aria-label={label}
        placeholder={hint}
        onChange={(event) => onChange(event.target.value)}
        onKeyDown={(event) => {
          if (event.key === 'Escape') onChange('')
          if (event.key === 'ArrowDown' || event.key === 'Enter') {
            event.preventDefault()
            onLeave?.()
          }
        }}
        className="h-full w-40 min-w-0 flex-1 bg-transparent px-2 text-13 outline-none"
      />
      {aside}
    </div>
  )
}

/** What `/` does in a place that has a search. */
export function focusSearch(): void {
  document.querySelector<HTMLInputElement>('main [data-search]')?.select()
}
