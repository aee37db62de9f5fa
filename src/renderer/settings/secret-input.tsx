import { useState } from 'react'
import { Button } from '../ui/button.tsx'
import { inputLook } from '../ui/field.tsx'
import { words } from '../words/en.ts'

interface SecretInputProps {
  readonly id: string
  readonly label: string
  readonly set: boolean
  /** Resolves once it is kept or refused; either way it leaves the window. */
  readonly onSave: (secret: string) => Promise<void>
  readonly onClear: () => void
}

/** A key goes in and never comes back: it can be replaced or removed. */
export function SecretInput({ id, label, set, onSave, onClear }: SecretInputProps) {
  const [draft, setDraft] = useState<string | null>(null)
  const save = (): void => {
    if (draft === null || draft.trim() === '') return
    void onSave(draft).then(() => setDraft(null))
  }
  if (set && draft === null) {
    return (
      <div className="flex flex-wrap items-center gap-2">
        <p className="min-w-40 flex-1 text-13 text-ink-2">{words.sources.secretSet}</p>
        <Button id={id} aria-label={`${words.sources.secretReplace}: ${label}`} onClick={() => setDraft('')}>
          {words.sources.secretReplace}
        </Button>
        <Button look="danger" aria-label={`${words.sources.secretClear}: ${label}`} onClick={onClear}>
          {words.sources.secretClear}
        </Button>
      </div>
    )
  }
  return (
    <div className="flex gap-2">
      <input
        id={id}
        type="password"
        autoComplete="off"
        spellCheck={false}
        value={draft ?? ''}
        placeholder={words.sources.secretHint}
        onChange={(event) => setDraft(event.target.value)}
        onKeyDown={(event) => {
          if (event.key === 'Enter') save()
          if (event.key === 'Escape' && draft !== null) {
            event.stopPropagation()
            setDraft(null)
          }
        }}
        className={inputLook}
      />
      <Button look="primary" disabled={(draft ?? '').trim() === ''} aria-label={`${words.sources.secretSave}: ${label}`} onClick={save}>
        {words.sources.secretSave}
      </Button>
    </div>
  )
}
