import { Plus, X } from 'lucide-react'
import type { FieldLimits } from '../../main/listings/contract.ts'
import { Button } from '../ui/button.tsx'
import { Counter, inputLook } from '../ui/field.tsx'
import { IconButton } from '../ui/icon-button.tsx'
import { words } from '../words/en.ts'
import { number } from '../words/format.ts'
import { characters } from './limits.ts'

interface BulletFieldsProps {
  readonly bullets: readonly string[]
  readonly limits: FieldLimits
  readonly onChange: (bullets: string[]) => void
}

export function BulletFields({ bullets, limits, onChange }: BulletFieldsProps) {
  const full = limits.bullets !== null && bullets.length >= limits.bullets
  return (
    <div className="flex flex-col gap-2">
      {bullets.map((bullet, index) => (
        <div key={index} className="flex items-center gap-2">
          <input
            aria-label={words.edit.point(index + 1)}
            value={bullet}
            onChange={(event) => onChange(bullets.with(index, event.target.value))}
            className={inputLook}
          />
          <Counter used={characters(bullet)} max={limits.bullet} text={limits.bullet === null ? '' : `${number(characters(bullet))} / ${number(limits.bullet)}`} />
          <IconButton label={words.edit.removeTag(words.edit.point(index + 1))} onClick={() => onChange(bullets.toSpliced(index, 1))}>
            <X size={14} aria-hidden="true" />
          </IconButton>
        </div>
      ))}
      {!full && (
        <Button look="quiet" className="self-start" icon={<Plus size={14} aria-hidden="true" />} onClick={() => onChange([...bullets, ''])}>
          {words.edit.addPoint}
        </Button>
      )}
    </div>
  )
}
