import { useInfiniteQuery } from '@tanstack/react-query'
import { AnimatePresence, motion } from 'motion/react'
import { galleryList } from '../api/lists.ts'
import { showInGallery } from '../app/view-state.ts'
import { TilePicture } from '../gallery/tile-picture.tsx'
import { spring } from '../ui/spring.ts'
import { words } from '../words/en.ts'

const SHOWN = 10
const EVERYTHING = { status: [], query: '' } as const

/** The newest designs, coming in from the left as they are made. */
export function LatestDesigns() {
  const { data } = useInfiniteQuery(galleryList(EVERYTHING))
  const items = data?.pages[0]?.items.slice(0, SHOWN) ?? []
  if (items.length === 0) return null
  return (
    <section aria-label={words.today.latest}>
      <h2 className="mb-3 text-15 font-semibold">{words.today.latest}</h2>
      <ul className="grid auto-rows-[0] grid-cols-[repeat(auto-fill,minmax(6.5rem,1fr))] grid-rows-[auto] gap-x-3 overflow-hidden rounded-12">
        <AnimatePresence initial={false}>
          {items.map((item) => (
            <motion.li key={item.id} layout="position" initial={{ opacity: 0, scale: 0.8 }} animate={{ opacity: 1, scale: 1 }} exit={{ opacity: 0 }} transition={spring}>
              <button type="button" aria-label={item.phrase} onClick={() => showInGallery([])} className="edged block aspect-square w-full overflow-hidden rounded-12 outline-offset-[-3px]">
                <TilePicture item={item} width={130} />
              </button>
            </motion.li>
          ))}
        </AnimatePresence>
      </ul>
    </section>
  )
}
