import { ArrowDown, ArrowUp, GripVertical } from 'lucide-react'
import { Reorder, useDragControls } from 'motion/react'
import { useRef, useState, type ComponentProps } from 'react'
import type { EngineView, ImageEngines } from '../../main/image-engines/contract.ts'
import type { ImageEngineId } from '../../main/settings/contract.ts'
import { changePictures } from '../api/engines.ts'
import { IconButton } from '../ui/icon-button.tsx'
import { Segmented } from '../ui/segmented.tsx'
import { words } from '../words/en.ts'
import { EngineCard } from './engine-card.tsx'
import { movedBy, switched } from './engine-order.ts'

/** Those that are asked, in the seller's order, and below them those that are not. */
export function EngineList({ all }: { readonly all: ImageEngines }) {
  const { pictures, engines } = all
  const [problem, setProblem] = useState<string | null>(null)
  const [said, setSaid] = useState('')
  // While a card is dragged the list follows the hand, and is kept when it is let go.
  const [dragged, setDragged] = useState<ImageEngineId[] | null>(null)
  const [opened, setOpened] = useState<readonly ImageEngineId[]>([])
  const list = useRef<HTMLDivElement>(null)
  const order = dragged ?? pictures.order
  const viewOf = (id: ImageEngineId): EngineView[] => engines.filter((view) => view.id === id)
  const keep = async (next: ImageEngineId[]): Promise<void> => {
    setProblem(await changePictures({ order: next }))
    setDragged(null)
  }
  const move = async (view: EngineView, by: number): Promise<void> => {
    const next = movedBy(pictures.order, view.id, by)
    setDragged(next)
    await keep(next)
    setSaid(words.engines.moved(view.title, next.indexOf(view.id) + 1, next.length))
  }
  const open = (id: ImageEngineId, isOpen: boolean): void => setOpened((before) => (isOpen ? [...before, id] : before.filter((other) => other !== id)))
  const turn = async ({ id, ready, title }: EngineView, on: boolean): Promise<void> => {
    // One that still needs something opens, so that the seller sees what.
    if (on && !ready) open(id, true)
    await keep(switched(pictures.order, id, on))
    // It stands in the other list now, and the keyboard goes with it.
    requestAnimationFrame(() => list.current?.querySelector<HTMLElement>(`[role=switch][aria-label="${CSS.escape(words.engines.use(title))}"]`)?.focus())
  }
  const cardOf = (view: EngineView) => ({ all, view, open: opened.includes(view.id), onOpen: (isOpen: boolean) => open(view.id, isOpen), onTurn: (on: boolean) => void turn(view, on) })
  const others = engines.filter((view) => !order.includes(view.id))
  return (
    <div ref={list} className="flex flex-col gap-4">
      {problem !== null && (
        <p role="alert" className="rounded-12 bg-red-fill p-3 text-13 text-red">
          {problem}
        </p>
      )}
      <p role="status" className="sr-only">
        {said}
      </p>
      {order.length > 0 && (
        <Reorder.Group as="ol" axis="y" values={order} onReorder={setDragged} aria-label={words.engines.order} className="overflow-hidden rounded-12 bg-card shadow-card">
          {order.flatMap((id, at) => viewOf(id).map((view) => <Asked key={id} card={cardOf(view)} at={at} of={order.length} onMove={(by) => void move(view, by)} onLetGo={() => dragged !== null && void keep(dragged)} />))}
        </Reorder.Group>
      )}
      {order.length > 1 && (
        <div className="flex flex-wrap items-center gap-x-4 gap-y-2">
          <span className="text-13 font-medium">{words.engines.prefer}</span>
          <Segmented
            label={words.engines.prefer}
            value={pictures.prefer}
            options={(['cheapest', 'order'] as const).map((value) => ({ value, label: words.engines.preferences[value] }))}
            onChange={(prefer) => void changePictures({ prefer }).then(setProblem)}
          />
          <span className="min-w-52 flex-1 text-11 text-ink-3">{words.engines.preferHints[pictures.prefer]}</span>
        </div>
      )}
      {others.length > 0 && (
        <>
          {order.length > 0 && <h4 className="-mb-2 text-13 font-medium text-ink-2">{words.engines.others}</h4>}
          <ul aria-label={words.engines.others} className="overflow-hidden rounded-12 bg-card shadow-card">
            {others.map((view) => (
              <li key={view.id} className="shadow-[inset_0_-1px_0_var(--hairline)] last:shadow-none">
                <EngineCard {...cardOf(view)} on={false} />
              </li>
            ))}
          </ul>
        </>
      )}
    </div>
  )
}

interface AskedProps {
  readonly card: Pick<ComponentProps<typeof EngineCard>, 'all' | 'view' | 'open' | 'onOpen' | 'onTurn'>
  readonly at: number
  readonly of: number
  readonly onMove: (by: 1 | -1) => void
  readonly onLetGo: () => void
}

function Asked({ card, at, of, onMove, onLetGo }: AskedProps) {
  const controls = useDragControls()
  const { id, title } = card.view
  return (
    <Reorder.Item value={id} layout="position" dragListener={false} dragControls={controls} onDragEnd={onLetGo} tabIndex={undefined} className="relative bg-card shadow-[inset_0_-1px_0_var(--hairline)] last:shadow-none">
      <EngineCard
        {...card}
        on
        handle={
          of > 1 && <span title={words.engines.drag(title)} onPointerDown={(event) => controls.start(event)} className="absolute inset-y-0 left-0 z-10 grid w-4 cursor-grab touch-none place-items-start justify-center pt-3.5 text-ink-3/60 hover:text-ink active:cursor-grabbing">
            <GripVertical size={13} aria-hidden="true" />
          </span>
        }
        moves={
          of > 1 && (
            <span className="flex">
              <IconButton label={words.engines.up(title)} disabled={at === 0} onClick={() => onMove(-1)}>
                <ArrowUp size={15} aria-hidden="true" />
              </IconButton>
              <IconButton label={words.engines.down(title)} disabled={at === of - 1} onClick={() => onMove(1)}>
                <ArrowDown size={15} aria-hidden="true" />
              </IconButton>
            </span>
          )
        }
      />
    </Reorder.Item>
  )
}
