/** A preview comes as a data address, which the window's content policy does not draw; as a blob it is. */
const PICTURE = /^data:(image\/(?:jpeg|png|webp));base64,([A-Za-z0-9+/]+=*)$/

/** @returns null for anything but a picture. */
export function blobOf(address: string): Blob | null {
  const [, type, text] = PICTURE.exec(address) ?? []
  if (type === undefined || text === undefined) return null
  try {
    return new Blob([Uint8Array.from(atob(text), (letter) => letter.charCodeAt(0))], { type })
  } catch {
    return null
  }
}
