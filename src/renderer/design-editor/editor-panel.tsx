import { useQuery } from '@tanstack/react-query'
import { Dices, Redo2, RotateCcw, Undo2 } from 'lucide-react'
import { memo, useState, type KeyboardEvent } from 'react'
import type { DesignArt } from '../../main/designs/contract.ts'
import type { ReviewItem } from '../../main/listings/contract.ts'
import { trpc } from '../api/client.ts'
import { Button } from '../ui/button.tsx'
import { IconButton } from '../ui/icon-button.tsx'
import { isMac } from '../ui/platform.ts'
import { AfterAMoment, Bone, TroubleView } from '../ui/states.tsx'
import { words } from '../words/en.ts'
import { begin, isAlone, redo, reset, startOf, surprise, undo, type Changes } from './changes.ts'
import { EditorFields } from './editor-fields.tsx'
import { saveChange } from './save-change.ts'
import { useSketch, type Sketched } from './use-sketch.ts'

interface EditorPanelProps {
  readonly item: ReviewItem
  readonly garment: DesignArt['garments'][number]
  readonly onSketch: (sketched: Sketched | null) => void
  readonly onMade: (designId: string) => void
  readonly onLeave: () => void
}

/** Beside the stage: everything that can be changed of a design, drawn as it is changed. What it tells the stage does not draw it again. */
export const EditorPanel = memo(function EditorPanel({ item: { design, idea }, garment, onSketch, onMade, onLeave }: EditorPanelProps) {
  const [start] = useState(() => startOf(design))
  const [changes, setChanges] = useState<Changes>(() => begin(start))
  const [saving, setSaving] = useState(false)
  const stock = useQuery({ ...trpc.designs.stock.queryOptions(), staleTime: Number.POSITIVE_INFINITY })
  const wordless = isAlone(design) && changes.now.phrase.trim() === ''
  const { sketched, problem } = useSketch({ designId: design.id, look: changes.now, start, wordless, garmentId: garment.id, onSketch })
  const isNew = changes.now !== start

  const ready = isNew && !saving && problem === null && sketched !== null && sketched.look === changes.now
  const save = async (): Promise<void> => {
    if (!ready || sketched === null) return
    setSaving(true)
    const made = await saveChange(sketched)
    setSaving(false)
    if (made === null) return
    onLeave()
    onMade(made)
  }
  const onKeyDown = (event: KeyboardEvent): void => {
    const held = event.ctrlKey || event.metaKey
    const name = event.key.toLowerCase()
    if (!held) return
    if (name === 'enter') void save()
    else if (name === 'z') setChanges(event.shiftKey ? redo : undo)
    else if (name === 'y') setChanges(redo)
    else return
    event.preventDefault()
    event.stopPropagation()
  }

  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- it hears the keys of the fields inside
    <aside aria-label={words.designEdit.title} onKeyDown={onKeyDown} className="flex w-84 shrink-0 flex-col bg-ground text-ink shadow-sheet @max-[56rem]/window:w-72">
      <header className="flex min-h-14 items-center gap-1 px-5 pt-2">
        <h2 className="mr-auto text-15 font-semibold">{words.designEdit.title}</h2>
        <IconButton label={words.designEdit.undo} shortcut={isMac() ? '⌘Z' : 'Ctrl Z'} disabled={changes.past.length === 0} onClick={() => setChanges(undo)}>
          <Undo2 size={16} aria-hidden="true" />
        </IconButton>
        <IconButton label={words.designEdit.redo} shortcut={isMac() ? '⇧⌘Z' : 'Ctrl Y'} disabled={changes.future.length === 0} onClick={() => setChanges(redo)}>
          <Redo2 size={16} aria-hidden="true" />
        </IconButton>
        <IconButton label={words.designEdit.reset} disabled={!isNew} onClick={() => setChanges((before) => reset(before, start))}>
          <RotateCcw size={15} aria-hidden="true" />
        </IconButton>
      </header>
      <div className="min-h-0 flex-1 overflow-y-auto px-5 pt-1 pb-5">
        {stock.data !== undefined ? (
          <>
            {design.recipe === undefined && !isAlone(design) && <p className="mb-4 rounded-12 bg-fill p-3 text-13 text-ink-2">{words.designEdit.older}</p>}
            <EditorFields design={design} wordless={wordless} stock={stock.data} about={[idea.concept.motif, design.phrase].filter(Boolean).join(' ')} changes={changes} sketched={sketched} problem={problem} garment={garment} onChanges={setChanges} />
          </>
        ) : stock.isError ? (
          <TroubleView error={stock.error} title={words.designEdit.cannotLoad} />
        ) : (
          <AfterAMoment>
            <Bone className="h-96 rounded-12" />
          </AfterAMoment>
        )}
      </div>
      <footer className="flex flex-col gap-2 px-5 py-4 shadow-[inset_0_1px_0_var(--hairline)]">
        {problem !== null && problem.field === null && (
          <p role="alert" className="text-13 text-red">
            {problem.sentence}
          </p>
        )}
        <div className="flex gap-2">
          <Button className="flex-1" icon={<Dices size={16} aria-hidden="true" />} title={words.designEdit.surpriseNote} onClick={() => setChanges((before) => surprise(before, crypto.randomUUID()))}>
            {words.designEdit.surprise}
          </Button>
          <Button className="flex-1" look="primary" shortcut={isMac() ? '⌘↵' : 'Ctrl ↵'} disabled={!ready} onClick={() => void save()}>
            {saving ? words.designEdit.saving : words.designEdit.save}
          </Button>
        </div>
        <p className="text-11 text-ink-2">{words.designEdit.saveNote}</p>
      </footer>
    </aside>
  )
})
