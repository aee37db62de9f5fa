import { Popover } from '@base-ui/react/popover'
import { Info } from 'lucide-react'
import type { ReactNode } from 'react'
import type { Design, DesignArt, DesignSketch } from '../../main/designs/contract.ts'
import { words } from '../words/en.ts'
import { PictureFacts, type PictureFactsOf } from './picture-facts.tsx'

export type Facts = Pick<Design | DesignSketch, 'inks' | 'fonts' | 'motif' | 'printFacts'>

/** What a printer would ask: the size in sight, the rest one press away. */
export function ReadOut({ area, facts, design }: { readonly area: DesignArt['area']; readonly facts: Facts; readonly design: PictureFactsOf }) {
  return (
    <div className="flex min-w-0 items-center gap-2">
      <p className="min-w-0 truncate text-11 text-ink-2 tabular-nums">{words.look.size(area.widthPx, area.heightPx)}</p>
      <Popover.Root>
        <Popover.Trigger aria-label={words.look.facts} className="grid size-7 shrink-0 place-items-center rounded-full text-ink-2 hover:bg-fill hover:text-ink">
          <Info size={15} aria-hidden="true" />
        </Popover.Trigger>
        <Popover.Portal>
          <Popover.Positioner sideOffset={8} side="top" align="start" className="z-50">
            <Popover.Popup className="w-80 rounded-12 bg-raised text-ink shadow-sheet outline-none transition-opacity duration-150 data-ending-style:opacity-0 data-starting-style:opacity-0">
              {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- words alone that may need scrolling */}
              <div tabIndex={0} role="region" aria-label={words.look.facts} className="max-h-[70dvh] overflow-y-auto rounded-12 p-4 outline-offset-[-3px]">
                <Popover.Title className="mb-2 text-13 font-semibold">{words.look.facts}</Popover.Title>
                <FactList facts={facts} generated={design.picture !== undefined} />
                <p className="mt-3 text-11 text-ink-2">{words.look.printPixels}</p>
                {(design.picture !== undefined || design.noPicture !== undefined) && (
                  <section aria-label={words.pictures.facts} className="mt-3 pt-3 shadow-[inset_0_1px_0_var(--hairline)]">
                    <h3 className="mb-2 text-13 font-semibold">{words.pictures.facts}</h3>
                    <PictureFacts design={design} />
                  </section>
                )}
              </div>
            </Popover.Popup>
          </Popover.Positioner>
        </Popover.Portal>
      </Popover.Root>
    </div>
  )
}

function FactList({ facts: { inks, fonts, motif, printFacts }, generated }: { readonly facts: Facts; readonly generated: boolean }) {
  const { thinnest, narrowest, mm, notMeasured } = words.look
  return (
    <dl className="grid grid-cols-[7rem_1fr] gap-x-3 gap-y-1.5 text-13">
      <Row name={thinnest}>{printFacts === undefined ? notMeasured : mm(printFacts.thinnestStrokeMm)}</Row>
      <Row name={narrowest}>{printFacts === undefined ? notMeasured : mm(printFacts.narrowestGapMm)}</Row>
      <Row name={words.look.inks}>
        <span className="flex flex-wrap items-center gap-1.5">
          {words.look.spotColours(printFacts?.spotColours ?? inks.length)}
          {inks.map((ink) => (
            <span key={ink} title={ink} aria-hidden="true" className="size-3.5 rounded-full ring-1 ring-hairline-2" style={{ backgroundColor: ink }} />
          ))}
        </span>
      </Row>
      <Row name={words.look.type}>{fonts.map(({ family, licence }) => `${family} (${licence})`).join(', ')}</Row>
      <Row name={words.look.picture}>{generated ? words.pictures.withAi : motif === undefined ? words.look.noPicture : plain(motif)}</Row>
    </dl>
  )
}

/** A picture's id without the set it comes from. */
const plain = (motif: string): string => motif.slice(motif.lastIndexOf(':') + 1).replaceAll('-', ' ')

function Row({ name, children }: { readonly name: string; readonly children: ReactNode }) {
  return (
    <>
      <dt className="text-ink-2">{name}</dt>
      <dd className="min-w-0 break-words">{children}</dd>
    </>
  )
}
