import { useState, type KeyboardEvent, type Ref } from 'react'
import { EditorPanel } from '../design-editor/editor-panel.tsx'
import type { Sketched } from '../design-editor/use-sketch.ts'
import { TroubleView } from '../ui/states.tsx'
import { words } from '../words/en.ts'
import type { DesignLookProps } from './design-look.tsx'
import { Growing } from './growing.tsx'
import { LookHeader } from './look-header.tsx'
import { lookCommand } from './look-keys.ts'
import { showVariation, useLook, type Mode } from './look-state.ts'
import { LookToolbar } from './look-toolbar.tsx'
import { MockupStrip } from './mockup-strip.tsx'
import { obey } from './obey.ts'
import { LookStage, StageBone, useStage } from './stage.tsx'
import { useLookItem, type LookItem } from './use-look-item.ts'
import { moreLike } from './use-more-like.ts'
import { Variations } from './variations.tsx'
import { wornIn } from './worn.ts'
import { ZoomBar } from './zoom-bar.tsx'

interface LookDeskProps extends Omit<DesignLookProps, 'base'> {
  readonly base: NonNullable<DesignLookProps['base']>
  readonly ref: Ref<HTMLDivElement>
}

/** The stage with what belongs to it above and below, and the editor beside it. */
export function LookDesk({ base, ref, onClose, onMove, originOf, onKey, onMade }: LookDeskProps) {
  const { mode, editing, sceneId } = useLook()
  const look = useLookItem(base)
  const { shown, item, art, garment } = look
  const [stage, setStage] = useStage()
  const [sketched, setSketched] = useState<Sketched | null>(null)
  const sketch = editing && sketched?.designId === shown.id ? sketched : null
  const desk = { look, stage, onClose, onMove }

  const onKeyDown = (event: KeyboardEvent): void => {
    if (ownKeys(event)) return
    const command = lookCommand(event)
    if (command === null ? editing || !onKey(event, shown) : !obey(command, desk)) return
    event.preventDefault()
    event.stopPropagation()
  }

  return (
    // oxlint-disable-next-line jsx-a11y/no-static-element-interactions -- the dialog's own keys
    <div ref={ref} tabIndex={-1} onKeyDown={onKeyDown} className="flex size-full outline-none">
      <div className="flex min-w-0 flex-1 flex-col gap-2 px-4 pb-3">
        <LookHeader phrase={shown.phrase} note={noteOf(look, mode)} art={art} garment={garment} editing={editing} onEdit={() => obey({ do: 'edit' }, desk)} />
        <Growing originOf={originOf}>
          {item !== undefined && art !== undefined && garment !== undefined ? (
            <>
              <LookStage item={item} art={art} garment={garment} mode={mode} sketch={sketch?.image ?? null} onStage={setStage} />
              {!isWorn(look, mode) && <ZoomBar art={art} stage={stage} />}
            </>
          ) : (
            <Missing trouble={look.trouble} />
          )}
        </Growing>
        {item !== undefined && art !== undefined && garment !== undefined && (
          <LookToolbar art={art} facts={sketch?.sketch ?? item.design} design={item.design} garmentId={garment.id} mode={mode} editing={editing} />
        )}
        {mode === 'mockup' && !editing && item !== undefined && garment !== undefined && (
          <MockupStrip key={item.design.id} item={item} current={wornIn(item.pictures.mockups, garment.id, sceneId)?.id ?? null} />
        )}
        {!editing && <Variations family={look.family} current={shown.id} making={look.making} onShow={showVariation} onMore={() => void moreLike(shown.id, look.ideaId)} />}
      </div>
      {editing && item !== undefined && garment !== undefined && (
        <EditorPanel key={shown.id} item={item} garment={garment} onSketch={setSketched} onMade={onMade} onLeave={leaveEditor} />
      )}
    </div>
  )
}

const leaveEditor = (): void => useLook.setState({ editing: false })

function Missing({ trouble }: { readonly trouble: unknown }) {
  return trouble === null ? <StageBone /> : <TroubleView error={trouble} title={words.look.cannotLoad} />
}

const isWorn = ({ item, garment }: Pick<LookItem, 'item' | 'garment'>, mode: Mode): boolean => mode === 'mockup' && item?.pictures.mockups.some((one) => one.garment === garment?.id) === true

function noteOf({ item, garment, shown }: LookItem, mode: Mode): string {
  const status = words.gallery.status[shown.status]
  if (garment === undefined || item === undefined) return status
  return `${status} · ${mode === 'mockup' && !isWorn({ item, garment }, mode) ? words.look.noMockup(garment.name) : garment.name}`
}

const TYPING = 'input:not([type=checkbox]):not([type=radio]), textarea, select'
const PRESSED = 'button, summary, [role=button], [role=radio], [role=switch], a[href]'

/** Keys that a field, a row of choices, a menu or a focused button keeps for itself. */
function ownKeys(event: KeyboardEvent): boolean {
  const { target } = event
  // A menu or a pop-up stands elsewhere in the page, and reaches here by React alone.
  if (!(target instanceof Element) || !event.currentTarget.contains(target)) return true
  if (target.matches(TYPING)) return event.key !== 'Escape'
  if (event.key.startsWith('Arrow')) return target.matches('[role=radio], [role=slider]')
  return (event.key === ' ' || event.key === 'Enter') && target.matches(PRESSED)
}
