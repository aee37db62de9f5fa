import { Toggle } from '@base-ui/react/toggle'
import { useQuery } from '@tanstack/react-query'
import { Check } from 'lucide-react'
import { useState } from 'react'
import type { ImageEngines } from '../../main/image-engines/contract.ts'
import { changePictures, enginesStyles } from '../api/engines.ts'
import { trpc } from '../api/client.ts'
import { Field } from '../ui/field.tsx'
import { Segmented } from '../ui/segmented.tsx'
import { Switch } from '../ui/switch.tsx'
import { words } from '../words/en.ts'
import { ShareSlider } from './share-slider.tsx'

type Pictures = ImageEngines['pictures']

/** How many designs hold a picture, how it stands in them, and its styles. */
export function PictureChoices({ pictures }: { readonly pictures: Pictures }) {
  const { data: settings } = useQuery(trpc.settings.get.queryOptions())
  const [problem, setProblem] = useState<string | null>(null)
  const keep = (change: Partial<Pictures>): Promise<void> => changePictures(change).then(setProblem)
  const set = (change: Partial<Pictures>): void => void keep(change)
  return (
    <div className="flex flex-col gap-5">
      {problem !== null && (
        <p role="alert" className="rounded-12 bg-red-fill p-3 text-13 text-red">
          {problem}
        </p>
      )}
      <div className="grid grid-cols-2 items-start gap-x-8 gap-y-5 @max-[40rem]/window:grid-cols-1">
        <ShareSlider percent={pictures.nightShare} nightCount={settings?.nightCount ?? 0} onKeep={(nightShare) => keep({ nightShare })} />
        <Field label={words.engines.form} hint={words.engines.formHints[pictures.form]}>
          <Segmented
            className="self-start"
            label={words.engines.form}
            value={pictures.form}
            options={(['picture-and-words', 'picture'] as const).map((value) => ({ value, label: words.engines.forms[value] }))}
            onChange={(form) => set({ form })}
          />
        </Field>
      </div>
      <Styles chosen={pictures.styles} onChange={(styles) => set({ styles })} />
      <div className="flex items-start justify-between gap-6">
        <div>
          <p className="text-13 font-medium">{words.engines.polish}</p>
          <p className="text-11 text-ink-3">{words.engines.polishHint}</p>
        </div>
        <Switch label={words.engines.polish} on={pictures.polish ?? false} onChange={(polish) => set({ polish })} />
      </div>
    </div>
  )
}

function Styles({ chosen, onChange }: { readonly chosen: readonly string[]; readonly onChange: (styles: string[]) => void }) {
  const { data: styles = [] } = useQuery(enginesStyles)
  const turn = (id: string, on: boolean): void => onChange(styles.map((style) => style.id).filter((one) => (one === id ? on : chosen.includes(one))))
  return (
    <Field
      label={words.engines.styles}
      hint={chosen.length === 0 ? words.engines.stylesAll : words.engines.stylesChosen(chosen.length)}
      aside={
        chosen.length > 0 && (
          <button type="button" onClick={() => onChange([])} className="rounded-[4px] text-11 font-medium text-accent hover:underline">
            {words.engines.everyStyle}
          </button>
        )
      }
    >
      <div role="group" aria-label={words.engines.styles} className="flex flex-wrap gap-1.5">
        {styles.map(({ id, title }) => (
          <Toggle
            key={id}
            pressed={chosen.includes(id)}
            onPressedChange={(on) => turn(id, on)}
            className="inline-flex min-h-8 items-center gap-1.5 rounded-full bg-fill px-3 text-13 text-ink-2 transition-colors duration-150 hover:bg-fill-2 hover:text-ink data-pressed:bg-accent-fill data-pressed:font-medium data-pressed:text-accent"
          >
            {chosen.includes(id) && <Check size={13} strokeWidth={2.5} aria-hidden="true" />}
            {title}
          </Toggle>
        ))}
      </div>
    </Field>
  )
}
