import { X } from 'lucide-react'
import { useState, type KeyboardEvent } from 'react'
import { classes } from './classes.ts'

interface TagInputProps {
  readonly label: string
  readonly addLabel: string
  readonly removeLabel: (tag: string) => string
  readonly tags: readonly string[]
  readonly onChange: (tags: string[]) => void
  /** True for a tag that breaks a rule; it is marked. */
  readonly isWrong?: (tag: string) => boolean
}

/** Words as chips: Enter or a comma adds, Backspace in the empty field takes the last one away. */
export function TagInput({ label, addLabel, removeLabel, tags, onChange, isWrong = () => false }: TagInputProps) {
  const [draft, setDraft] = useState('')
  const add = (): void => {
    const fresh = draft.split(',').map((tag) => tag.trim()).filter((tag) => tag !== '' && !tags.includes(tag))
    setDraft('')
    if (fresh.length > 0) onChange([...tags, ...new Set(fresh)])
  }
  const onKeyDown = (event: KeyboardEvent<HTMLInputElement>): void => {
    const plain = !event.ctrlKey && !event.metaKey
    if ((event.key === 'Enter' && plain && draft !== '') || event.key === ',') {
      event.preventDefault()
      add()
    } else if (event.key === 'Backspace' && draft === '') onChange(tags.slice(0, -1))
  }
  return (
    <div role="group" aria-label={label} className="flex min-h-10 flex-wrap gap-1.5 rounded-8 bg-fill p-1.5">
      {tags.map((tag) => (
        <span key={tag} className={classes('flex items-center gap-0.5 rounded-[6px] bg-raised py-0.5 pr-0.5 pl-2 text-13 shadow-card', isWrong(tag) && 'text-red')}>
          {tag}
          <button type="button" aria-label={removeLabel(tag)} onClick={() => onChange(tags.filter((other) => other !== tag))} className="grid size-6 place-items-center rounded-[5px] text-ink-3 hover:bg-fill hover:text-ink">
            <X size={12} aria-hidden="true" />
          </button>
        </span>
      ))}
      <input
        value={draft}
        aria-label={addLabel}
        placeholder={addLabel}
        onChange={(event) => setDraft(event.target.value)}
        onKeyDown={onKeyDown}
        onBlur={add}
        className="min-h-7 min-w-28 flex-1 rounded-[6px] bg-transparent px-1.5 text-13 outline-offset-0"
      />
    </div>
  )
}
