import { X } from 'lucide-react'
import { useState, type ClipboardEvent } from 'react'
import { Button } from '../ui/button.tsx'
import { inputLook } from '../ui/field.tsx'
import { IconButton } from '../ui/icon-button.tsx'
import { words } from '../words/en.ts'

interface LineListProps {
  readonly label: string
  readonly lines: readonly string[]
  readonly placeholder?: string | undefined
  readonly onChange: (lines: string[]) => void
}

/** Addresses or words, one to a line; several can be pasted at once. */
export function LineList({ label, lines, placeholder, onChange }: LineListProps) {
  const [draft, setDraft] = useState('')
  const add = (text: string): void => {
    const fresh = text.split(/[\r\n]+/).map((line) => line.trim()).filter((line) => line !== '' && !lines.includes(line))
    setDraft('')
    if (fresh.length > 0) onChange([...lines, ...new Set(fresh)])
  }
  const onPaste = (event: ClipboardEvent): void => {
    const text = event.clipboardData.getData('text')
    if (!/[\r\n]/.test(text.trim())) return
    event.preventDefault()
    add(`${draft}${text}`)
  }
  return (
    <div role="group" aria-label={label} className="flex flex-col gap-1.5">
      {lines.length > 0 && (
        <ul className="overflow-hidden rounded-8 bg-fill">
          {lines.map((line) => (
            <li key={line} className="flex min-h-9 items-center gap-2 pr-1 pl-3 shadow-[inset_0_-1px_0_var(--hairline)] last:shadow-none">
              <span className="min-w-0 flex-1 truncate text-13" title={line}>
                {line}
              </span>
              <IconButton label={words.sources.removeLine(line)} onClick={() => onChange(lines.filter((other) => other !== line))}>
                <X size={14} aria-hidden="true" />
              </IconButton>
            </li>
          ))}
        </ul>
      )}
      <div className="flex gap-2">
        <input
          value={draft}
          aria-label={`${words.sources.addLine}: ${label}`}
          placeholder={placeholder ?? words.sources.addLine}
          spellCheck={false}
          onPaste={onPaste}
          onChange={(event) => setDraft(event.target.value)}
          onKeyDown={(event) => event.key === 'Enter' && add(draft)}
          onBlur={() => add(draft)}
          className={inputLook}
        />
        <Button disabled={draft.trim() === ''} onClick={() => add(draft)}>
          {words.sources.addLine}
        </Button>
      </div>
    </div>
  )
}
