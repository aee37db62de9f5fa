import { Dialog } from '@base-ui/react/dialog'
import { PencilRuler, X } from 'lucide-react'
import type { DesignArt } from '../../main/designs/contract.ts'
import { Button } from '../ui/button.tsx'
import { words } from '../words/en.ts'
import { SaveMenu } from './save-menu.tsx'

interface LookHeaderProps {
  readonly phrase: string
  readonly note: string
  /** Missing while it is loaded. */
  readonly art: DesignArt | undefined
  readonly garment: DesignArt['garments'][number] | undefined
  readonly editing: boolean
  readonly onEdit: () => void
}

export function LookHeader({ phrase, note, art, garment, editing, onEdit }: LookHeaderProps) {
  return (
    <header className="flex min-h-14 items-center gap-2 pt-2">
      <div className="mr-auto min-w-0">
        <Dialog.Title className="truncate text-17 font-semibold">{phrase}</Dialog.Title>
        <Dialog.Description className="truncate text-13 text-ink-2">{note}</Dialog.Description>
      </div>
      {art !== undefined && garment !== undefined && <SaveMenu art={art} phrase={phrase} variant={garment.variant} />}
      <Button look={editing ? 'plain' : 'quiet'} round shortcut="D" aria-pressed={editing} icon={<PencilRuler size={15} aria-hidden="true" />} onClick={onEdit}>
        {words.designEdit.open}
      </Button>
      <Dialog.Close aria-label={words.app.close} className="grid size-9 shrink-0 place-items-center rounded-full bg-fill text-ink-2 hover:bg-fill-2 hover:text-ink">
        <X size={17} aria-hidden="true" />
      </Dialog.Close>
    </header>
  )
}
