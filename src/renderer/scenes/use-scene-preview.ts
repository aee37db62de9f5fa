import { useEffect, useRef, useState } from 'react'
import type { ScenePreviewRequest } from '../../main/mockups/contract.ts'
import { client } from '../api/client.ts'
import { explainShort } from '../api/explain-error.ts'

/** The newest wish is the next to be drawn; those in between are passed over, so that dragging never falls behind. */
export function useScenePreview(wish: ScenePreviewRequest): { readonly src: string | null; readonly problem: string | null } {
  const [shown, setShown] = useState<{ src: string | null; problem: string | null }>({ src: null, problem: null })
  const latest = useRef(wish)
  const running = useRef(false)
  const key = JSON.stringify(wish)
  useEffect(() => {
    latest.current = wish
    if (running.current) return
    running.current = true
    void drawNewest(latest, (next) => setShown((before) => ({ src: next.src ?? before.src, problem: next.problem }))).finally(() => (running.current = false))
    // oxlint-disable-next-line exhaustive-deps -- the key says when the wish is another
  }, [key])
  const { src } = shown
  useEffect(() => () => (src === null ? undefined : URL.revokeObjectURL(src)), [src])
  return shown
}

async function drawNewest(latest: { current: ScenePreviewRequest }, show: (next: { src: string | null; problem: string | null }) => void): Promise<void> {
  for (;;) {
    const wish = latest.current
    try {
      const { jpeg } = await client.mockups.previewScene.mutate(wish)
      show({ src: URL.createObjectURL(pictureOf(jpeg)), problem: null })
    } catch (error) {
      show({ src: null, problem: explainShort(error) })
    }
    if (latest.current === wish) return
  }
}

function pictureOf(base64: string): Blob {
  return new Blob([Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0))], { type: 'image/jpeg' })
}
