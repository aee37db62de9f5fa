/**
 * Takes a flat background away: everything of its colour that can be reached from the edge, and the share of it that
 * is mixed into the edges of the art.
 */
import { InvalidInput } from '../../../main/kernel/errors.ts'
import { clearEdges } from './clear-edges.ts'
import { stepsFrom } from './colour-steps.ts'
import { groundOf, type Ground } from './ground.ts'
import type { RawPicture } from './raw-picture.ts'

export interface BackgroundTaken {
  readonly picture: RawPicture
  /** #RRGGBB. */
  readonly colour: string
  /** 0 to 1: how flat the ground is, and how clearly the art ends. */
  readonly sure: number
  /** Share of the picture that was taken away. */
  readonly share: number
}

/** Something that can take a background away. A model that finds the subject of a photograph would be another. */
export type BackgroundRemover = (file: string, picture: RawPicture, options: { readonly holes: boolean }, signal: AbortSignal) => Promise<BackgroundTaken>

/** OKLab steps from the ground within which a pixel is ground, before noise. */
const NEAR = 0.035
const NEAREST_FLAT = 0.85

/** @throws InvalidInput when the background is not flat, is not there, or nothing would be left of the art. */
export const removeFlatBackground: BackgroundRemover = async (file, picture, { holes }, signal) => {
  const ground = groundOf(picture, { left: 0, top: 0, right: picture.widthPx, bottom: picture.heightPx })
  if (ground.kind === 'none') throw new InvalidInput(file, 'it has no background: the art stands on nothing already', 'Leave out the removal of the background.')
  if (ground.flatness < NEAREST_FLAT) {
    throw new InvalidInput(file, `its background is not one flat colour (only ${Math.round(ground.flatness * 100)}% of its edge is)`, 'No model that finds the subject of a photograph is here. Cut it out in a picture editor first.')
  }
  const { state, taken, blurred } = flood(picture, ground, holes)
  signal.throwIfAborted()
  const share = taken / state.length
  if (share > 0.995) throw new InvalidInput(file, 'nothing would be left without its background', 'Leave out the removal of the background.')
  const data = Buffer.from(picture.data)
  for (let place = 0; place < state.length; place++) if (state[place] === TAKEN) data.fill(0, place * 4, place * 4 + 4)
  clearEdges(picture, { data, widthPx: picture.widthPx, heightPx: picture.heightPx }, state, ground.rgb)
  signal.throwIfAborted()
  const colour = `#${ground.rgb.map((channel) => channel.toString(16).padStart(2, '0')).join('').toUpperCase()}`
  return { picture: { data, widthPx: picture.widthPx, heightPx: picture.heightPx }, colour, sure: Math.round(100 * ground.flatness * (1 - blurred)) / 100, share }
}

export const TAKEN = 1

/** Marks what is ground. `blurred` is the share of the art's outline where it fades into the ground. */
function flood(picture: RawPicture, ground: Ground, holes: boolean): { state: Uint8Array; taken: number; blurred: number } {
  const { data, widthPx, heightPx } = picture
  const steps = stepsFrom(ground.lab)
  const near = NEAR + 3 * ground.noise
  const stepAt = (place: number): number => ((data[place * 4 + 3] ?? 0) < 128 ? 0 : steps(data[place * 4] ?? 0, data[place * 4 + 1] ?? 0, data[place * 4 + 2] ?? 0))
  const state = new Uint8Array(widthPx * heightPx)
  const open: number[] = []
  let [taken, outline, faint] = [0, 0, 0]
  const visit = (place: number): void => {
    if (state[place] === TAKEN) return
    const step = stepAt(place)
    if (step >= near) {
      outline += 1
      if (step < near * 1.8 && steadySteps(place)) faint += 1
      return
    }
    state[place] = TAKEN
    taken += 1
    open.push(place)
  }
  /** A soft edge of one pixel is how pictures are drawn; a slow fade goes on for several. */
  const steadySteps = (place: number): boolean => [-3, 3, -3 * widthPx, 3 * widthPx].every((away) => {
    const step = stepAt(Math.min(state.length - 1, Math.max(0, place + away)))
    return step < near * 2.5
  })
  for (let x = 0; x < widthPx; x++) for (const place of [x, (heightPx - 1) * widthPx + x]) visit(place)
  for (let y = 0; y < heightPx; y++) for (const place of [y * widthPx, (y + 1) * widthPx - 1]) visit(place)
  if (holes) for (let place = 0; place < state.length; place++) if (stepAt(place) < NEAR) visit(place)
  for (let place = open.pop(); place !== undefined; place = open.pop()) {
    const x = place % widthPx
    if (x > 0) visit(place - 1)
    if (x < widthPx - 1) visit(place + 1)
    if (place >= widthPx) visit(place - widthPx)
    if (place < state.length - widthPx) visit(place + widthPx)
  }
  return { state, taken, blurred: outline === 0 ? 0 : faint / outline }
}
