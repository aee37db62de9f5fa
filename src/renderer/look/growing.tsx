import { motion, useReducedMotion } from 'motion/react'
import { useState, type ReactNode } from 'react'
import { spring } from '../ui/spring.ts'

interface GrowingProps {
  /** Where the small picture stands: the large one grows out of it and shrinks back into it. */
  readonly originOf: () => DOMRect | null
  readonly children: ReactNode
}

/** The heights of what stands above and below the stage, as the desk lays them out. */
const ABOVE = 56
const BELOW = 132

export function Growing({ originOf, children }: GrowingProps) {
  const still = useReducedMotion() === true
  const [from] = useState(() => (still ? {} : travelFrom(originOf())))
  return (
    <motion.div
      initial={{ opacity: 0, ...from }}
      animate={{ opacity: 1, x: 0, y: 0, scale: 1 }}
      exit={still ? { opacity: 0 } : { opacity: 0, ...travelFrom(originOf()) }}
      transition={{ ...spring, opacity: { duration: 0.12 } }}
      className="relative min-h-0 min-w-0 flex-1"
    >
      {children}
    </motion.div>
  )
}

/** The move that lays the large picture over the small one. */
function travelFrom(origin: DOMRect | null): { x: number; y: number; scale: number } | { scale: number } {
  if (origin === null || origin.width === 0) return { scale: 0.94 }
  const side = Math.min(innerWidth, innerHeight - ABOVE - BELOW)
  return {
    x: origin.left + origin.width / 2 - innerWidth / 2,
    y: origin.top + origin.height / 2 - (ABOVE + innerHeight - BELOW) / 2,
    scale: origin.width / side,
  }
}
