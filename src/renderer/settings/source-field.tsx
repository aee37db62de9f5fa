import { useId, useState } from 'react'
import type { SourceField, SourceView } from '../../main/signals/contract.ts'
import { changeSource, dropSecret, keepSecret } from '../api/sources.ts'
import { Field, inputLook } from '../ui/field.tsx'
import { words } from '../words/en.ts'
import { LineList } from './line-list.tsx'
import { SavedText } from './saved-text.tsx'
import { SecretInput } from './secret-input.tsx'

interface SourceFieldProps {
  readonly view: SourceView
  readonly field: SourceField
}

/** One field of a source, kept as soon as it is changed. */
export function SourceFieldInput({ view, field }: SourceFieldProps) {
  const [problem, setProblem] = useState<string | null>(null)
  const id = useId()
  const save = (value: unknown): void => void changeSource(view.id, { config: { [field.name]: value } }).then(setProblem)
  return (
    <Field
      label={field.label}
      {...(field.type === 'list' ? {} : { htmlFor: id })}
      {...(field.help === undefined ? {} : { hint: field.help })}
      aside={field.required ? undefined : <span className="text-11 text-ink-3">{words.sources.optional}</span>}
      problem={problem}
    >
      <Input id={id} view={view} field={field} save={save} onProblem={setProblem} />
    </Field>
  )
}

interface InputProps extends SourceFieldProps {
  readonly id: string
  readonly save: (value: unknown) => void
  readonly onProblem: (problem: string | null) => void
}

function Input({ id, view, field, save, onProblem }: InputProps) {
  const value = view.config[field.name]
  const { placeholder } = field
  switch (field.type) {
    case 'text':
      return <SavedText id={id} value={textOf(value)} placeholder={placeholder} onSave={(text) => save(text.trim())} />
    case 'number':
      return <SavedText id={id} type="number" value={textOf(value)} placeholder={placeholder} onSave={(text) => save(Number(text))} />
    case 'list':
      return <LineList label={field.label} lines={linesOf(value)} placeholder={placeholder} onChange={save} />
    case 'choice':
      return (
        <select id={id} value={textOf(value)} onChange={(event) => save(event.target.value)} className={inputLook}>
          {field.choices?.map((choice) => (
            <option key={choice.value} value={choice.value} className="bg-raised">
              {choice.label}
            </option>
          ))}
        </select>
      )
    case 'secret':
      return (
        <SecretInput
          id={id}
          label={field.label}
          set={view.secretsSet.includes(field.name)}
          onSave={(secret) => keepSecret(view.id, field.name, secret).then(onProblem)}
          onClear={() => void dropSecret(view.id, field.name).then(onProblem)}
        />
      )
  }
}

const textOf = (value: unknown): string => (typeof value === 'string' || typeof value === 'number' ? String(value) : '')
const linesOf = (value: unknown): readonly string[] => (Array.isArray(value) ? value.filter((line) => typeof line === 'string') : [])
