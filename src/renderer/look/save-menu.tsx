import { Menu } from '@base-ui/react/menu'
import { Download } from 'lucide-react'
import { useState } from 'react'
import type { DesignArt, InkVariant } from '../../main/designs/contract.ts'
import { words } from '../words/en.ts'
import { saveCopy, savePrintFile } from './copies.ts'

const ITEM = 'flex min-h-8 cursor-default items-center justify-between gap-6 rounded-8 px-2.5 text-13 outline-none data-highlighted:bg-fill-2'

/** Saves the drawing or the print file of either ink variant, the one in sight first. */
export function SaveMenu({ art, phrase, variant }: { readonly art: DesignArt; readonly phrase: string; readonly variant: InkVariant }) {
  const [preparing, setPreparing] = useState(false)
  const variants = art.variants.toSorted((a, b) => Number(b.variant === variant) - Number(a.variant === variant))
  const savePrint = async (of: InkVariant): Promise<void> => {
    setPreparing(true)
    await savePrintFile(art.designId, of, words.look.fileName(phrase, of))
    setPreparing(false)
  }
  return (
    <>
      <p role="status" className="text-13 text-ink-2">
        {preparing ? words.look.preparing : ''}
      </p>
      <Menu.Root>
        <Menu.Trigger disabled={preparing} className="inline-flex min-h-8 shrink-0 items-center gap-2 rounded-full px-3 text-13 font-medium whitespace-nowrap text-ink-2 hover:bg-fill hover:text-ink disabled:opacity-60">
          <Download size={15} aria-hidden="true" />
          <span className="@max-[52rem]/window:sr-only">{words.look.save}</span>
        </Menu.Trigger>
        <Menu.Portal>
          <Menu.Positioner sideOffset={6} align="end" className="z-50">
            <Menu.Popup className="min-w-72 rounded-12 bg-raised p-1.5 text-ink shadow-sheet outline-none transition-opacity duration-150 data-ending-style:opacity-0 data-starting-style:opacity-0">
              {variants.flatMap(({ variant: of, svg }) => [
                <Menu.Item key={`png ${of}`} className={ITEM} onClick={() => void savePrint(of)}>
                  {words.look.savePng}
                  <span className="text-ink-2">{words.look.inkNames[of]}</span>
                </Menu.Item>,
                <Menu.Item key={`svg ${of}`} className={ITEM} onClick={() => saveCopy(svg, words.look.fileName(phrase, of))}>
                  {words.look.saveSvg}
                  <span className="text-ink-2">{words.look.inkNames[of]}</span>
                </Menu.Item>,
              ])}
            </Menu.Popup>
          </Menu.Positioner>
        </Menu.Portal>
      </Menu.Root>
    </>
  )
}
