/** A justified block at a given width, to stand inside a frame. */
import { composeBlock, type Block, type BlockStyle } from './block.ts'
import { scaleParts, WIDTH, type Setting } from './layout.ts'

/** As composeBlock, but `width` wide; `height` and `maxLine` stay parts of the width. */
export function insetBlock(setting: Setting, width: number, style: BlockStyle): Block {
  const block = composeBlock(setting, style)
  const factor = width / WIDTH
  return { ...block, parts: scaleParts(block.parts, factor), height: block.height * factor, first: block.first * factor, last: block.last * factor }
}
