import type { Design } from '../../main/designs/contract.ts'
import { PictureFacts } from '../look/picture-facts.tsx'
import { words } from '../words/en.ts'
import { Fold } from './section.tsx'

/** Engine, layout, seed and the licences of the type: needed rarely, kept at hand. */
export function MadeSection({ design }: { readonly design: Design }) {
  const fonts = design.fonts.map((font) => `${font.family} (${font.licence})`).join(', ')
  return (
    <Fold summary={words.review.made}>
      <dl className="grid grid-cols-[5rem_1fr] gap-x-3 gap-y-1.5 text-13">
        <Row name={words.review.engine} value={design.engine} />
        <Row name={words.review.layout} value={design.layout} />
        <Row name={words.review.fonts} value={fonts} />
        <Row name={words.review.seed} value={design.seed} />
      </dl>
      {(design.picture !== undefined || design.noPicture !== undefined) && (
        <section aria-label={words.pictures.facts} className="mt-4">
          <h4 className="mb-1.5 text-13 font-medium">{words.look.picture}</h4>
          <PictureFacts design={design} />
        </section>
      )}
    </Fold>
  )
}

function Row({ name, value }: { readonly name: string; readonly value: string }) {
  return (
    <>
      <dt className="text-ink-3">{name}</dt>
      <dd className="min-w-0 break-words">{value}</dd>
    </>
  )
}
