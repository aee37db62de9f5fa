import { useState, type KeyboardEvent } from 'react'
import { inputLook } from '../ui/field.tsx'

interface SavedTextProps {
  readonly id: string
  readonly value: string
  readonly onSave: (text: string) => void
  readonly type?: 'text' | 'number' | 'url'
  readonly maxLength?: number
  readonly placeholder?: string | undefined
}

/** A field that is kept when it is left or Enter is pressed; Esc brings back what was there. */
export function SavedText({ id, value, onSave, type = 'text', maxLength, placeholder }: SavedTextProps) {
  const [draft, setDraft] = useState<string | null>(null)
  const save = (): void => {
    if (draft !== null && draft !== value) onSave(draft)
    setDraft(null)
  }
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key === 'Enter') save()
    if (event.key === 'Escape' && draft !== null) {
      event.stopPropagation()
      setDraft(null)
    }
  }
  return (
    <input
      id={id}
      type={type}
      value={draft ?? value}
      spellCheck={false}
      placeholder={placeholder}
      {...(maxLength === undefined ? {} : { maxLength })}
      {...(type === 'number' ? { min: 1, max: 500 } : {})}
      onChange={(event) => setDraft(event.target.value)}
      onBlur={save}
      onKeyDown={onKeyDown}
      className={type === 'number' ? `${inputLook} max-w-28` : inputLook}
    />
  )
}
