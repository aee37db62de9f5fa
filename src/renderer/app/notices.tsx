import { CircleCheck, TriangleAlert, X } from 'lucide-react'
import { AnimatePresence, motion } from 'motion/react'
import { useEffect, useState } from 'react'
import { Button } from '../ui/button.tsx'
import { classes } from '../ui/classes.ts'
import { spring } from '../ui/spring.ts'
import { words } from '../words/en.ts'
import { dropNotice, useNotice, type Notice } from './notice-state.ts'

const SHOWN_MS = 10_000

/** What just happened, with Undo for ten seconds; the time stands still while the pointer or the focus is on it. `top` keeps it off the filmstrip. */
export function Notices({ top }: { readonly top: boolean }) {
  const notice = useNotice((state) => state.notice)
  return (
    <div role="status" aria-live="polite" className={classes('pointer-events-none absolute inset-x-0 z-20 flex justify-center', top ? 'top-1 px-36 @max-[56rem]/window:px-4' : 'bottom-5 px-4')}>
      <AnimatePresence mode="wait" initial={false}>
        {notice !== null && <NoticeBar key={notice.undo === null ? `n${notice.id}` : 'decision'} notice={notice} />}
      </AnimatePresence>
    </div>
  )
}

function NoticeBar({ notice }: { readonly notice: Notice }) {
  const [held, setHeld] = useState(false)
  useEffect(() => {
    if (held || notice.stays) return
    const timer = setTimeout(() => dropNotice(notice.id), SHOWN_MS)
    return () => clearTimeout(timer)
  }, [notice.id, notice.stays, held])

  const { undo } = notice
  return (
    <motion.div
      initial={{ opacity: 0, scale: 0.94 }}
      animate={{ opacity: 1, scale: 1 }}
      exit={{ opacity: 0, scale: 0.97, transition: { duration: 0.15 } }}
      transition={spring}
      onPointerEnter={() => setHeld(true)}
      onPointerLeave={() => setHeld(false)}
      onFocus={() => setHeld(true)}
      onBlur={() => setHeld(false)}
      className="glass pointer-events-auto flex max-w-[36rem] items-center gap-3 rounded-[1.4rem] bg-glass py-1.5 pr-1.5 pl-4 text-13 text-ink shadow-float"
    >
      {notice.tone === 'trouble' ? <TriangleAlert size={16} className="shrink-0 text-red" aria-hidden="true" /> : <CircleCheck size={16} className="shrink-0 text-ink-3" aria-hidden="true" />}
      <span className="min-w-0 py-1">{notice.text}</span>
      {undo === null ? (
        <button type="button" aria-label={words.app.dismiss} onClick={() => dropNotice(notice.id)} className="grid size-8 shrink-0 place-items-center rounded-full text-ink-3 hover:bg-fill hover:text-ink">
          <X size={15} aria-hidden="true" />
        </button>
      ) : (
        <Button round look="plain" shortcut="Z" onClick={undo}>
          {words.app.undo}
        </Button>
      )}
    </motion.div>
  )
}
