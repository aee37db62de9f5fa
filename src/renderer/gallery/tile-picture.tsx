import type { GalleryItem } from '../../main/listings/contract.ts'
import { PictureView } from '../ui/picture-view.tsx'

/** A mock-up fills its square; bare art stands on its garment's colour, never on white by accident. */
export function TilePicture({ item, width }: { readonly item: GalleryItem; readonly width: number }) {
  const square = Math.abs(item.picture.widthPx - item.picture.heightPx) <= 1
  if (square) return <PictureView picture={item.picture} alt="" width={width} className="size-full" />
  return (
    <span className="grid size-full place-items-center" style={{ backgroundColor: item.garmentHex }}>
      <PictureView picture={item.picture} alt="" width={width * 0.84} fit="contain" className="size-[84%]" />
    </span>
  )
}
