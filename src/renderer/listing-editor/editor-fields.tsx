import { useId, type ReactNode, type RefObject } from 'react'
import type { FieldLimits } from '../../main/listings/contract.ts'
import { Counter, Field, inputLook } from '../ui/field.tsx'
import { TagInput } from '../ui/tag-input.tsx'
import { words } from '../words/en.ts'
import { number } from '../words/format.ts'
import { BulletFields } from './bullet-fields.tsx'
import { characters, type Draft, type problemsOf } from './limits.ts'

interface FieldsProps {
  readonly draft: Draft
  readonly limits: FieldLimits
  readonly currency: string
  readonly problems: ReturnType<typeof problemsOf>
  readonly onChange: (part: Partial<Draft>) => void
  readonly titleField?: RefObject<HTMLTextAreaElement | null>
  /** Stands under the tags. */
  readonly belowTags?: ReactNode
  readonly descriptionRows?: number
}

/** The words of a listing under its marketplace's limits, counted while typing. */
export function EditorFields({ draft, limits, currency, problems, onChange, titleField, belowTags, descriptionRows = 6 }: FieldsProps) {
  const id = useId()
  const counter = (used: number, max: number | null) => <Counter used={used} max={max} text={max === null ? number(used) : words.review.limit(used, max)} />
  return (
    <>
      <Field label={words.review.listingTitle} htmlFor={`${id}-title`} problem={problems.title} aside={counter(characters(draft.title), limits.title)}>
        <textarea ref={titleField} id={`${id}-title`} rows={2} value={draft.title} onChange={(event) => onChange({ title: event.target.value.replaceAll('\n', ' ') })} className={inputLook} />
      </Field>
      {takes(draft.tags, limits.tags ?? Infinity) && (
        <Field label={words.review.tags} problem={problems.tags} aside={counter(draft.tags.length, limits.tags)}>
          <TagInput
            label={words.review.tags}
            addLabel={words.edit.addTag}
            removeLabel={words.edit.removeTag}
            tags={draft.tags}
            onChange={(tags) => onChange({ tags })}
            isWrong={(tag) => limits.tag !== null && characters(tag) > limits.tag}
          />
          {belowTags}
        </Field>
      )}
      {takes(draft.bullets, limits.bullets) && (
        <Field label={words.review.bullets} problem={problems.bullets} aside={counter(draft.bullets.length, limits.bullets)}>
          <BulletFields bullets={draft.bullets} limits={limits} onChange={(bullets) => onChange({ bullets })} />
        </Field>
      )}
      <Field label={words.review.description} htmlFor={`${id}-text`} problem={problems.description} aside={counter(characters(draft.description), limits.description)}>
        <textarea id={`${id}-text`} rows={descriptionRows} value={draft.description} onChange={(event) => onChange({ description: event.target.value })} className={inputLook} />
      </Field>
      <Field label={`${words.review.price} (${currency})`} htmlFor={`${id}-price`} problem={problems.price}>
        <input
          id={`${id}-price`}
          type="number"
          min="0.01"
          step="0.01"
          inputMode="decimal"
          defaultValue={draft.price}
          onChange={(event) => onChange({ price: event.target.valueAsNumber })}
          className={`${inputLook} max-w-36`}
        />
      </Field>
    </>
  )
}

/** A field of which the marketplace takes none is not shown, unless something stands in it. */
function takes(there: readonly string[], limit: number | null): boolean {
  return there.length > 0 || (limit !== null && limit > 0)
}
