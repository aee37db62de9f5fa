import type { ReactNode } from 'react'
import type { Design } from '../../main/designs/contract.ts'
import { useCurrency } from '../engines/use-currency.ts'
import { words } from '../words/en.ts'
import { moneyMinor } from '../words/format.ts'

export type PictureFactsOf = Pick<Design, 'picture' | 'aiMade' | 'noPicture'>

/** How the picture of a design was made: all that is needed to make it once more. Nothing for designs of words alone. */
export function PictureFacts({ design: { picture, aiMade, noPicture } }: { readonly design: PictureFactsOf }) {
  const currency = useCurrency()
  const { pictures, engines } = words
  if (picture === undefined) return noPicture === undefined ? null : <p className="text-13 text-ink-2">{noPicture}</p>
  const { engine, model, prompt, negative, seed, costMinor, warnings } = picture
  return (
    <>
      {aiMade && (
        <p className="mb-2 text-11 text-ink-2">
          <span className="mr-2 rounded-full bg-accent-fill px-2 py-0.5 font-medium text-accent">{pictures.withAi}</span>
          {pictures.withAiWhy}
        </p>
      )}
      <dl className="grid grid-cols-[5rem_1fr] gap-x-3 gap-y-1.5 text-13">
        <Row name={pictures.by}>{engines.names[engine]}</Row>
        {model !== null && <Row name={pictures.model}>{model}</Row>}
        <Row name={pictures.prompt}>{prompt}</Row>
        {negative !== '' && <Row name={pictures.keptOut}>{negative}</Row>}
        <Row name={pictures.seed}>{seed}</Row>
        <Row name={pictures.cost}>{costMinor === 0 ? pictures.nothing : moneyMinor(costMinor, currency)}</Row>
      </dl>
      {warnings.map((warning) => (
        <p key={warning} className="mt-1.5 text-11 text-ink-2">
          {warning}
        </p>
      ))}
    </>
  )
}

function Row({ name, children }: { readonly name: string; readonly children: ReactNode }) {
  return (
    <>
      <dt className="text-ink-3">{name}</dt>
      <dd className="min-w-0 break-words">{children}</dd>
    </>
  )
}
