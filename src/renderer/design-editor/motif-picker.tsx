import { Radio } from '@base-ui/react/radio'
import { RadioGroup } from '@base-ui/react/radio-group'
import { useQuery, keepPreviousData } from '@tanstack/react-query'
import { Ban } from 'lucide-react'
import { memo, useDeferredValue, useState } from 'react'
import { trpc } from '../api/client.ts'
import { inputLook } from '../ui/field.tsx'
import { Bone } from '../ui/states.tsx'
import { words } from '../words/en.ts'
import { OWN_PICTURE } from './changes.ts'

interface MotifPickerProps {
  /** null is none. */
  readonly value: string | null
  /** Where the picture lies that a model made for the design; null where none was. */
  readonly own: string | null
  /** What is searched for until the seller types. */
  readonly about: string
  readonly onChange: (motif: string | null) => void
}

const SHOWN = 47
/** What a radio group says of no picture: no id is empty. */
const NONE = ''
const TILE =
  'grid size-11 place-items-center rounded-8 bg-fill text-ink-2 transition-colors duration-150 hover:bg-fill-2 hover:text-ink data-checked:bg-accent-fill data-checked:text-accent data-checked:outline-2 data-checked:outline-offset-1 data-checked:outline-accent'

/** Pictures by word, and none. */
export const MotifPicker = memo(function MotifPicker({ value, own, about, onChange }: MotifPickerProps) {
  const [typed, setTyped] = useState('')
  const query = useDeferredValue(typed.trim() === '' ? about : typed.trim())
  const { data } = useQuery({ ...trpc.designs.motifs.queryOptions({ words: query.slice(0, 200), limit: SHOWN }), placeholderData: keepPreviousData, staleTime: Number.POSITIVE_INFINITY })
  return (
    <div className="flex flex-col gap-2">
      <input type="search" aria-label={words.designEdit.motifSearch} placeholder={words.designEdit.motifHint} value={typed} onChange={(event) => setTyped(event.target.value)} className={inputLook} />
      <div className="max-h-40 overflow-y-auto p-0.5">
        <RadioGroup<string> aria-label={words.designEdit.motif} value={value ?? NONE} onValueChange={(next) => onChange(next === NONE ? null : next)} className="flex flex-wrap gap-1.5">
          <Radio.Root value={NONE} aria-label={words.designEdit.noMotif} title={words.designEdit.noMotif} className={TILE}>
            <Ban size={17} aria-hidden="true" />
          </Radio.Root>
          {own !== null && (
            <Radio.Root value={OWN_PICTURE} aria-label={words.designEdit.ownPicture} title={words.designEdit.ownPicture} className={TILE}>
              <img src={`${own}?w=160`} alt="" className="size-9 object-contain" />
            </Radio.Root>
          )}
          {data === undefined && Array.from({ length: 11 }, (_, index) => <Bone key={index} className="size-11" />)}
          {data?.map(({ id, name, lines, inside }) => (
            <Radio.Root key={id} value={id} aria-label={words.designEdit.pictureOf(name)} title={name} className={TILE}>
              <svg viewBox="0 0 100 100" aria-hidden="true" className="size-8">
                {inside !== '' && <path d={inside} className="fill-current opacity-25" />}
                <path d={lines} className="fill-current" />
              </svg>
            </Radio.Root>
          ))}
        </RadioGroup>
      </div>
      {data?.length === 0 && <p className="text-13 text-ink-2">{words.designEdit.noMotifFound(query)}</p>}
    </div>
  )
})
