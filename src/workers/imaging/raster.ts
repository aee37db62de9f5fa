/** The one place that sets up sharp for this worker. */
import sharp, { type Sharp } from 'sharp'
import { AppError, InvalidInput } from '../../main/kernel/errors.ts'

sharp.cache(false)
// Two threads each: the machine has other work, and print files are made one after the other.
sharp.concurrency(2)

/** A poster of 24 × 36 in at 300 DPI, the largest print area; far smaller than what exhausts memory. */
export const MAX_PIXELS = 80_000_000
/** An SVG of ours is under 2 MB; a larger one is not ours. */
const MAX_SVG_BYTES = 12_000_000

/**
 * An SVG of plain paths drawn at exactly this size on a transparent ground.
 * Throws InvalidInput when the drawing or the size is over its limit.
 */
export function drawSvg(svg: string, widthPx: number, heightPx: number): Sharp {
  if (widthPx * heightPx > MAX_PIXELS) throw new InvalidInput('size', `${widthPx} × ${heightPx} pixels are more than a picture may have`, 'Choose a smaller print area.')
  if (svg.length > MAX_SVG_BYTES) throw new InvalidInput('svg', 'the drawing is over 12 MB', 'Use a simpler drawing.')
  if (/<!ENTITY|<!DOCTYPE|<image\b|<foreignObject\b|<script\b|\bhref\s*=/i.test(svg)) {
    throw new InvalidInput('svg', 'the drawing refers to something outside itself', 'Use a drawing of plain paths.')
  }
  return sharp(Buffer.from(svg), { limitInputPixels: MAX_PIXELS, unlimited: true }).resize(widthPx, heightPx, {
    fit: 'contain',
    background: { r: 0, g: 0, b: 0, alpha: 0 },
  })
}

/** A picture from outside, by its path or its bytes, refused where it unpacks to more than MAX_PIXELS. */
export function openPicture(file: string | Buffer): Sharp {
  return sharp(file, { limitInputPixels: MAX_PIXELS, sequentialRead: true, failOn: 'error' })
}

/** libvips tells its faults only by text; what it says of the picture becomes one plain sentence. */
export function pictureRefusal(file: string, error: unknown): unknown {
  if (!(error instanceof Error) || error instanceof AppError || error.name === 'AbortError') return error
  if ('code' in error) return error
  if (/pixel limit/i.test(error.message)) {
    return new InvalidInput(file, `the picture unpacks to more than ${MAX_PIXELS / 1_000_000} million pixels`, 'Save it smaller and try again.')
  }
  return new InvalidInput(file, 'it is not a picture that can be read', 'Save it as PNG, JPEG or WebP and try again.')
}
