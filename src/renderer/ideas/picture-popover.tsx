import { Popover } from '@base-ui/react/popover'
import { useQuery } from '@tanstack/react-query'
import { ImagePlus } from 'lucide-react'
import { useId, useState, type ReactNode } from 'react'
import type { ImageEngines } from '../../main/image-engines/contract.ts'
import type { ImageEngineId, Settings } from '../../main/settings/contract.ts'
import { enginesList } from '../api/engines.ts'
import { explainShort } from '../api/explain-error.ts'
import { openSettings } from '../app/view-state.ts'
import { Button } from '../ui/button.tsx'
import { Field, inputLook } from '../ui/field.tsx'
import { Segmented } from '../ui/segmented.tsx'
import { AfterAMoment, Bone } from '../ui/states.tsx'
import { words } from '../words/en.ts'
import { costOf, readyEngines, whyNone } from './picture-cost.ts'

type Form = Settings['pictures']['form']

export interface PictureChoice {
  readonly form: Form
  /** null is the seller's choice in Settings. */
  readonly engine: ImageEngineId | null
}

interface PicturePopoverProps {
  readonly label: ReactNode
  readonly title: string
  readonly note: string
  readonly count: number
  /** Where the form is settled already it is not asked for. */
  readonly form?: Form
  readonly side: 'top' | 'left'
  readonly className: string
  readonly onMake: (choice: PictureChoice) => void
}

/** Asks for pictures: what form, who makes them, and what they may cost. */
export function PicturePopover({ label, title, note, side, className, ...choice }: PicturePopoverProps) {
  const [open, setOpen] = useState(false)
  const list = useQuery({ ...enginesList, enabled: open })
  return (
    <Popover.Root open={open} onOpenChange={setOpen}>
      <Popover.Trigger title={title} className={className}>
        <ImagePlus size={16} aria-hidden="true" />
        {label}
      </Popover.Trigger>
      <Popover.Portal>
        <Popover.Positioner side={side} align="end" sideOffset={14} collisionPadding={12} className="z-50">
          <Popover.Popup className="glass flex w-88 max-w-[calc(100vw-24px)] flex-col gap-4 rounded-20 bg-glass p-5 text-ink shadow-sheet transition-[opacity,scale] duration-200 ease-spring outline-none data-ending-style:opacity-0 data-starting-style:scale-[0.97] data-starting-style:opacity-0">
            <div>
              <Popover.Title className="text-15 font-semibold">{title}</Popover.Title>
              <Popover.Description className="mt-0.5 text-13 text-ink-2">{note}</Popover.Description>
            </div>
            {list.data !== undefined && <Choice all={list.data} onDone={() => setOpen(false)} {...choice} />}
            {list.isError && (
              <p role="alert" className="text-13 text-red">
                {explainShort(list.error)}
              </p>
            )}
            {list.isPending && (
              <AfterAMoment>
                <Bone className="h-28" />
              </AfterAMoment>
            )}
          </Popover.Popup>
        </Popover.Positioner>
      </Popover.Portal>
    </Popover.Root>
  )
}

interface ChoiceProps extends Pick<PicturePopoverProps, 'count' | 'form' | 'onMake'> {
  readonly all: ImageEngines
  readonly onDone: () => void
}

function Choice({ all, count, form: settled, onMake, onDone }: ChoiceProps) {
  const id = useId()
  const [chosen, setForm] = useState(all.pictures.form)
  const [engine, setEngine] = useState<ImageEngineId | null>(null)
  const ready = readyEngines(all)
  const why = whyNone(all)
  const cost = costOf(all, engine, count)
  const make = (): void => {
    onMake({ form: settled ?? chosen, engine })
    onDone()
  }
  if (why !== null) {
    return (
      <>
        <p className="rounded-12 bg-amber-fill p-3 text-13">{why}</p>
        <Button look="primary" className="self-end" onClick={() => openSettings('engines')}>
          {words.pictures.setUp}
        </Button>
      </>
    )
  }
  return (
    <>
      {settled === undefined && (
        <Segmented
          className="self-start"
          label={words.engines.form}
          value={chosen}
          options={(['picture-and-words', 'picture'] as const).map((value) => ({ value, label: words.engines.forms[value] }))}
          onChange={setForm}
        />
      )}
      <Field label={words.pictures.engine} htmlFor={id}>
        <select id={id} value={engine ?? ''} onChange={(event) => setEngine(ready.find((view) => view.id === event.target.value)?.id ?? null)} className={inputLook}>
          <option value="" className="bg-raised">
            {words.pictures.auto}
          </option>
          {ready.map((view) => (
            <option key={view.id} value={view.id} className="bg-raised">
              {view.title}
            </option>
          ))}
        </select>
      </Field>
      <div className="flex items-center justify-between gap-3">
        <p className="text-13 text-ink-2 tabular-nums">{cost.sentence}</p>
        <Button look="primary" disabled={!cost.may} onClick={make}>
          {words.pictures.go(count)}
        </Button>
      </div>
    </>
  )
}
