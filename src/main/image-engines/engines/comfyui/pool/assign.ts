/** Which picture goes to which server next. A model takes longer to load than a picture to draw, so pictures of one model go together. */

export interface Seat {
  readonly server: string
  /** What runs and waits there, of anybody. */
  readonly load: number
  /** The model and workflow that it worked on last. */
  readonly group: string | null
}

export interface Waiting {
  readonly id: number
  /** Pictures that came later and went first. */
  readonly overtaken: number
  /** By server: what it would load for this picture; absent where it cannot make it. */
  readonly groups: ReadonlyMap<string, string>
}

export interface Assignment {
  readonly id: number
  readonly server: string
}

/** A picture of another model waits for so many others, no more. */
export const MOST_OVERTAKEN = 50

/** @param waiting the longest waiting first. @param seats servers with room. @returns null when no picture fits any of them. */
export function assign(waiting: readonly Waiting[], seats: readonly Seat[]): Assignment | null {
  const matches = ({ server, group }: Seat): boolean => group !== null && waiting.some(({ groups }) => groups.get(server) === group)
  const byLoad = seats.toSorted((a, b) => a.load - b.load || Number(matches(b)) - Number(matches(a)))
  for (const seat of byLoad) {
    const picture = pictureFor(seat, waiting.filter(({ groups }) => groups.has(seat.server)), seats)
    if (picture !== undefined) return { id: picture.id, server: seat.server }
  }
  return null
}

/** One that waited too long; else one whose model is there; else one whose model is nowhere; else the first. */
function pictureFor({ server, group }: Seat, fitting: readonly Waiting[], seats: readonly Seat[]): Waiting | undefined {
  const elsewhere = (one: Waiting): boolean => seats.some((other) => other.server !== server && other.group !== null && one.groups.get(other.server) === other.group)
  return fitting.find(({ overtaken }) => overtaken >= MOST_OVERTAKEN) ?? fitting.find(({ groups }) => groups.get(server) === group) ?? fitting.find((one) => !elsewhere(one)) ?? fitting[0]
}
