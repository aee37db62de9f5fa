import { memo } from 'react'
import type { Design, DesignArt } from '../../main/designs/contract.ts'
import { Segmented } from '../ui/segmented.tsx'
import { words } from '../words/en.ts'
import { MODES, showMode, useLook, type Mode } from './look-state.ts'
import { ReadOut, type Facts } from './read-out.tsx'
import { Swatches } from './swatches.tsx'

interface LookToolbarProps {
  readonly art: DesignArt
  readonly facts: Facts
  readonly design: Design
  readonly garmentId: string
  readonly mode: Mode
  /** What an editor draws is shown flat or bare; nothing else has it yet. */
  readonly editing: boolean
}

const optionsOf = (modes: readonly Mode[]) => modes.map((value) => ({ value, label: words.look.modes[value] }))
const OPTIONS = { all: optionsOf(MODES), edited: optionsOf(['flat', 'clear']) } as const

const wear = (garmentId: string): void => useLook.setState({ garmentId })

/** Under the stage: what it measures, what it is shown on, and how. */
export function LookToolbar({ art, facts, design, garmentId, mode, editing }: LookToolbarProps) {
  return (
    <div className="flex min-h-11 flex-wrap items-center justify-center gap-x-4 gap-y-1 px-1">
      <div className="min-w-0 flex-[1_1_11rem]">
        <ReadOut area={art.area} facts={facts} design={design} />
      </div>
      <Swatches garments={art.garments} current={garmentId} onChange={wear} />
      <div className="flex max-w-full flex-[1_0_auto] items-center justify-end">
        <Modes mode={mode} editing={editing} />
      </div>
    </div>
  )
}

const Modes = memo(function Modes({ mode, editing }: Pick<LookToolbarProps, 'mode' | 'editing'>) {
  return <Segmented label={words.look.mode} value={mode} options={editing ? OPTIONS.edited : OPTIONS.all} onChange={showMode} />
})
