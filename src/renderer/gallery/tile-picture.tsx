import type { GalleryItem } from '../../main/listings/contract.ts'
import { PictureView } from '../ui/picture-view.tsx'

interface TilePictureProps {
  readonly item: GalleryItem
  readonly width: number
  /** The width at which it is on screen already. */
  readonly soon?: number | undefined
}

const ART = 0.84

/** A mock-up fills its square; bare art stands on its garment's colour, never on white by accident. */
export function TilePicture({ item, width, soon }: TilePictureProps) {
  const square = Math.abs(item.picture.widthPx - item.picture.heightPx) <= 1
  if (square) return <PictureView picture={item.picture} alt="" width={width} soon={soon} className="size-full" />
  return (
    <span className="grid size-full place-items-center" style={{ backgroundColor: item.garmentHex }}>
      <PictureView picture={item.picture} alt="" width={width * ART} soon={soon === undefined ? undefined : soon * ART} fit="contain" className="size-[84%]" />
    </span>
  )
}
