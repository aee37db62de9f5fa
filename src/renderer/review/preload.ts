/** Decodes the pictures of the next designs ahead, so that a decision shows the next one in the same frame. */
import type { ReviewItem } from '../../main/listings/contract.ts'
import { pictureUrl } from '../api/picture-url.ts'
import { viewsOf } from './views.ts'

const KEPT = 16

/** Held so that the browser keeps the decoded pixels; the oldest goes first. */
const held = new Map<string, HTMLImageElement>()

export function preloadFirstViews(items: readonly ReviewItem[], width: number): void {
  for (const item of items) {
    const [first] = viewsOf(item)
    if (first !== undefined) hold(pictureUrl(first.picture, width))
  }
}

function hold(src: string): void {
  const known = held.get(src)
  if (known !== undefined) {
    held.delete(src)
    held.set(src, known)
    return
  }
  const image = new Image()
  image.src = src
  // A picture that cannot be had shows its placeholder on the stage; it is asked for again there.
  image.decode().catch(() => held.delete(src))
  held.set(src, image)
  const [oldest] = held.keys()
  if (held.size > KEPT && oldest !== undefined) held.delete(oldest)
}
