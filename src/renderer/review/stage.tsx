import { AnimatePresence, motion, useReducedMotion, type Variants } from 'motion/react'
import { useEffect, useRef } from 'react'
import type { ReviewItem } from '../../main/listings/contract.ts'
import { spring } from '../ui/spring.ts'
import { useSize } from '../ui/use-size.ts'
import { words } from '../words/en.ts'
import { Frame } from './frame.tsx'
import { useReview, type Leaving } from './review-state.ts'
import type { View } from './views.ts'

interface StageProps {
  readonly item: ReviewItem
  readonly view: View
  readonly onSize: (side: number) => void
  readonly frameRef: React.RefObject<HTMLButtonElement | null>
}

const PADDING = 40
/** Mock-ups are 2000 pixels wide; larger than this they would only blur. */
const LARGEST = 1400

/** Where a design goes: approved ones up towards the right, rejected ones down, the rest sideways. */
const AWAY: Readonly<Record<Leaving, { x: number; y: number; scale: number }>> = {
  approve: { x: 120, y: -60, scale: 0.86 },
  reject: { x: -40, y: 90, scale: 0.9 },
  next: { x: -60, y: 0, scale: 0.97 },
  previous: { x: 60, y: 0, scale: 0.97 },
  back: { x: 60, y: 0, scale: 0.97 },
}

/** With motion turned down Motion would still put the design elsewhere, only at once. */
const still: Variants = { enter: { opacity: 0 }, stand: { opacity: 1 }, leave: { opacity: 0 } }

const travelling: Variants = {
  enter: (leaving: Leaving) => ({ opacity: 0, x: leaving === 'previous' || leaving === 'back' ? -48 : 48, y: 0, scale: 0.98 }),
  stand: { opacity: 1, x: 0, y: 0, scale: 1 },
  leave: (leaving: Leaving) => ({ opacity: 0, ...AWAY[leaving] }),
}

/** The design, as large as the place allows. */
export function Stage({ item, view, onSize, frameRef }: StageProps) {
  const leaving = useReview((state) => state.leaving)
  const variants = useReducedMotion() === true ? still : travelling
  const area = useRef<HTMLDivElement>(null)
  const { width, height } = useSize(area)
  const side = Math.max(0, Math.floor(Math.min(width, height, LARGEST + PADDING) - PADDING))
  useEffect(() => onSize(side), [side, onSize])

  return (
    <div ref={area} className="relative min-h-0 flex-1">
      <AnimatePresence initial={false} custom={leaving}>
        <motion.div
          key={item.design.id}
          custom={leaving}
          variants={variants}
          initial="enter"
          animate="stand"
          exit="leave"
          transition={spring}
          className="absolute inset-0 grid place-items-center"
        >
          {side > 0 && (
            <button
              ref={frameRef}
              type="button"
              aria-label={`${words.review.quickLook}: ${item.design.phrase}`}
              onClick={() => useReview.setState({ quickLook: true })}
              className="edged overflow-hidden rounded-20 shadow-float"
              style={{ width: side, height: side }}
            >
              <Frame view={view} phrase={item.design.phrase} size={side} ready />
            </button>
          )}
        </motion.div>
      </AnimatePresence>
    </div>
  )
}
