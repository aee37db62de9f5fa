/**
 * What will run on a card, in words. The figures are rules of thumb for models at their usual precision, not measurements:
 * SD 1.5 from about 4 GB, SDXL from about 8 GB, Flux-class models from about 12 to 16 GB.
 */
import type { Device } from './nvidia.ts'

const GIB = 2 ** 30

/** `elsewhere`: a server on this machine works with a card of another maker. */
export function cardSentence(devices: readonly Device[], elsewhere: string | null): string {
  const best = devices.toSorted((a, b) => b.vramBytes - a.vramBytes)[0]
  if (best !== undefined) return `${best.name} with ${gigabytes(best)} GB: ${runs(best.vramBytes / GIB)}`
  if (elsewhere !== null) return `ComfyUI works with “${elsewhere}” here. How much it can run is best seen by a try.`
  return 'No NVIDIA card was found in this computer. ComfyUI on another computer can be added by its address, and services can make pictures for money.'
}

/** Cards report a little less than they are sold with, so a tenth below a mark still counts. */
function runs(gib: number): string {
  if (gib < 3.6) return 'less than SD 1.5 usually wants (about 4 GB). It may still run, slowly.'
  if (gib < 7.2) return 'SD 1.5 should run well. SDXL usually wants about 8 GB and may be slow here.'
  if (gib < 10.8) return 'SD 1.5 and SDXL should run well. Flux-class models usually want 12 GB or more.'
  if (gib < 14.4) return 'SD 1.5 and SDXL should run well, and Flux-class models in their smaller forms.'
  return 'SD 1.5, SDXL and most Flux-class models should run well.'
}

function gigabytes({ vramBytes }: Device): string {
  return String(Math.round(vramBytes / GIB))
}
