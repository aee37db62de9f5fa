/** Drawings (SVG) as the canvas takes them: decoded once, a few of them kept. */
import { useEffect, useState } from 'react'

const KEPT = 8
const held = new Map<string, Promise<HTMLImageElement>>()

/** @throws when the address gives no drawing. */
export function loadDrawing(url: string): Promise<HTMLImageElement> {
  const known = held.get(url)
  if (known !== undefined) return known
  const loaded = decode(url)
  held.set(url, loaded)
  loaded.catch(() => held.delete(url))
  const [oldest] = held.keys()
  if (held.size > KEPT && oldest !== undefined) held.delete(oldest)
  return loaded
}

/** A drawing that has no address: the text itself. */
export async function drawingOf(svg: string): Promise<HTMLImageElement> {
  const url = URL.createObjectURL(new Blob([svg], { type: 'image/svg+xml' }))
  try {
    return await decode(url)
  } finally {
    URL.revokeObjectURL(url)
  }
}

async function decode(url: string): Promise<HTMLImageElement> {
  const image = new Image()
  image.src = url
  await image.decode()
  return image
}


/** The drawing at `url`, null until it is there. */
export function useDrawing(url: string | undefined): { readonly drawing: HTMLImageElement | null; readonly failed: boolean } {
  const [state, setState] = useState<{ readonly url: string; readonly image: HTMLImageElement | null } | null>(null)
  useEffect(() => {
    if (url === undefined) return
    let wanted = true
    const settle = (image: HTMLImageElement | null): void => {
      if (wanted) setState({ url, image })
    }
    loadDrawing(url).then(settle, () => settle(null))
    return () => {
      wanted = false
    }
  }, [url])
  const here = state !== null && state.url === url
  return { drawing: here ? state.image : null, failed: here && state.image === null }
}
