import { Radio } from '@base-ui/react/radio'
import { RadioGroup } from '@base-ui/react/radio-group'
import { memo } from 'react'
import type { DesignArt } from '../../main/designs/contract.ts'
import { Hint } from '../ui/icon-button.tsx'
import { words } from '../words/en.ts'

interface SwatchesProps {
  readonly garments: DesignArt['garments']
  readonly current: string
  readonly onChange: (garmentId: string) => void
}

/** Keys 1 to 9 from the left; the arrows move once one of them has the focus. */
export const Swatches = memo(function Swatches({ garments, current, onChange }: SwatchesProps) {
  return (
    <RadioGroup<string> aria-label={words.look.garments} value={current} onValueChange={onChange} className="flex flex-wrap items-center justify-center gap-0.5">
      {garments.map(({ id, name, hex }, index) => (
        <Hint key={id} text={name} shortcut={index < 9 ? String(index + 1) : undefined}>
          <Radio.Root value={id} aria-label={name} className="group grid size-7 place-items-center rounded-full">
            <span
              className="block size-4.5 rounded-full ring-1 ring-hairline-2 transition-[scale,box-shadow] duration-200 ease-spring group-hover:scale-110 group-data-checked:scale-115 group-data-checked:outline-2 group-data-checked:outline-offset-2 group-data-checked:outline-accent"
              style={{ backgroundColor: hex }}
            />
          </Radio.Root>
        </Hint>
      ))}
    </RadioGroup>
  )
})
