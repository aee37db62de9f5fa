import { Radio } from '@base-ui/react/radio'
import { RadioGroup } from '@base-ui/react/radio-group'
import { memo, useEffect, useRef } from 'react'
import { words } from '../words/en.ts'

interface PalettePickerProps {
  readonly palettes: readonly { readonly id: string; readonly name: string; readonly inks: readonly string[] }[]
  readonly ground: string
  readonly value: string
  readonly onChange: (palette: string) => void
}

/** Each palette on the garment's own colour, as it will look there. */
export const PalettePicker = memo(function PalettePicker({ palettes, ground, value, onChange }: PalettePickerProps) {
  const box = useRef<HTMLDivElement>(null)
  useEffect(() => void box.current?.querySelector('[data-checked]')?.scrollIntoView({ block: 'nearest' }), [value])
  return (
    <div ref={box} className="max-h-34 overflow-y-auto p-0.5">
      <RadioGroup<string> aria-label={words.designEdit.palette} value={value} onValueChange={onChange} className="grid grid-cols-[repeat(auto-fill,minmax(4.5rem,1fr))] gap-1.5">
        {palettes.map(({ id, name, inks }) => (
          <Radio.Root
            key={id}
            value={id}
            aria-label={words.designEdit.colourOf(name)}
            title={name}
            className="edged flex h-8 items-center justify-center gap-1 rounded-8 data-checked:outline-2 data-checked:outline-offset-1 data-checked:outline-accent"
            style={{ backgroundColor: ground }}
          >
            {inks.map((ink, index) => (
              <span key={index} aria-hidden="true" className="size-3 rounded-full" style={{ backgroundColor: ink }} />
            ))}
          </Radio.Root>
        ))}
      </RadioGroup>
    </div>
  )
})
