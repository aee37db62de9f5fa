import { ImageOff } from 'lucide-react'
import { useEffect, useRef, useState } from 'react'
import { thumbHashToRGBA } from 'thumbhash'
import type { Picture } from '../../main/listings/contract.ts'
import { pictureUrl } from '../api/picture-url.ts'
import { words } from '../words/en.ts'
import { classes } from './classes.ts'

interface PictureViewProps {
  readonly picture: Pick<Picture, 'url' | 'widthPx' | 'heightPx' | 'thumbHash'>
  /** Empty where the words beside it say the same. */
  readonly alt: string
  /** How wide it stands on screen, in CSS pixels: decides which size is asked for. */
  readonly width: number
  readonly fit?: 'cover' | 'contain'
  /** Paints in the same frame; only for pictures that were decoded ahead. */
  readonly ready?: boolean
  /** A width at which it is on screen already: stands in, sharper than the hash, until the large one is there. */
  readonly soon?: number | undefined
  readonly className?: string
}

const FITS = { cover: 'object-cover', contain: 'object-contain' } as const

/** A picture with its thumb-hash below it until it is there: nothing flashes and nothing moves. */
export function PictureView(props: PictureViewProps) {
  return <OnePicture key={props.picture.url} {...props} />
}

function OnePicture({ picture, alt, width, fit = 'cover', ready = false, soon, className }: PictureViewProps) {
  const [state, setState] = useState<'loading' | 'there' | 'missing'>('loading')
  const image = useRef<HTMLImageElement>(null)
  const src = pictureUrl(picture, width)

  useEffect(() => {
    if (image.current?.complete === true && image.current.naturalWidth > 0) setState('there')
  }, [src])

  return (
    <span className={classes('relative block overflow-hidden', className)}>
      {state !== 'there' && <HashCanvas hash={picture.thumbHash} fit={fit} />}
      {state !== 'there' && soon !== undefined && <img src={pictureUrl(picture, soon)} alt="" draggable={false} className={classes('absolute inset-0 size-full', FITS[fit])} />}
      <img
        ref={image}
        src={src}
        alt={alt}
        draggable={false}
        decoding={ready ? 'sync' : 'async'}
        onLoad={() => setState('there')}
        onError={() => setState('missing')}
        className={classes(
          'relative size-full select-none',
          FITS[fit],
          (state === 'missing' || (!ready && state === 'loading')) && 'opacity-0',
          !ready && 'transition-opacity duration-200',
        )}
      />
      {state === 'missing' && (
        <span title={words.review.noPicture} className="absolute inset-0 grid place-items-center text-ink-3">
          <ImageOff size={Math.max(16, Math.min(32, width / 6))} aria-hidden="true" />
        </span>
      )}
    </span>
  )
}

/** A content policy may refuse data: addresses, so the hash is painted, not linked. */
function HashCanvas({ hash, fit }: { readonly hash: string; readonly fit: 'cover' | 'contain' }) {
  const canvas = useRef<HTMLCanvasElement>(null)
  useEffect(() => {
    if (canvas.current !== null) paint(canvas.current, hash)
  }, [hash])
  return <canvas ref={canvas} aria-hidden="true" className={classes('absolute inset-0 size-full', FITS[fit])} />
}

function paint(canvas: HTMLCanvasElement, hash: string): void {
  const bytes = bytesOf(hash)
  if (bytes === null) return
  const { w, h, rgba } = thumbHashToRGBA(bytes)
  canvas.width = w
  canvas.height = h
  canvas.getContext('2d')?.putImageData(new ImageData(new Uint8ClampedArray(rgba), w, h), 0, 0)
}

/** null for a hash that is missing or was cut: five bytes is the least there can be. */
function bytesOf(hash: string): Uint8Array | null {
  try {
    const bytes = Uint8Array.from(atob(hash), (character) => character.charCodeAt(0))
    return bytes.length < 5 ? null : bytes
  } catch {
    return null
  }
}
