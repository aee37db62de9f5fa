import { useId, useState } from 'react'
import type { EngineView, ImageEngines } from '../../main/image-engines/contract.ts'
import type { Settings } from '../../main/settings/contract.ts'
import { changeEngines } from '../api/engines.ts'
import { useToday } from '../app/today.ts'
import { amountOf } from '../settings/product-values.ts'
import { SavedText } from '../settings/saved-text.tsx'
import { Button } from '../ui/button.tsx'
import { Field } from '../ui/field.tsx'
import { words } from '../words/en.ts'
import { calendarDay, minorUnits, priceMinor } from '../words/format.ts'
import { plainAmount, priceOf, withPrice } from './engine-state.ts'

interface PriceFieldProps {
  readonly all: ImageEngines
  readonly view: EngineView
  readonly engine: Settings['picturePrices'][number]['engine']
}

/** What the seller read on the price page, with the day it was read. Shown in whole units of the currency. */
export function PriceField({ all, view, engine }: PriceFieldProps) {
  const id = useId()
  const today = useToday()
  const [problem, setProblem] = useState<string | null>(null)
  const { currency } = all.budget
  const minor = minorUnits(currency)
  const model = view.pricedAs ?? view.model
  const known = model === null ? undefined : priceOf(all.prices, engine, model)
  if (model === null || model === '') return null
  const save = async (minorPerPicture: number, readOn: string): Promise<void> => setProblem(await changeEngines({ picturePrices: withPrice(all.prices, { engine, model, minorPerPicture, readOn }) }))
  const read = (text: string): void => {
    const amount = amountOf(text)
    if (amount === null || amount === undefined) setProblem(words.engines.priceWrong)
    else void save(amount * minor, today)
  }
  const { suggestion = null } = view
  return (
    <Field label={words.engines.price(currency)} htmlFor={id} problem={problem} hint={known === undefined ? words.engines.priceEmpty : words.engines.priceRead(calendarDay(known.readOn))}>
      <SavedText id={id} value={known === undefined ? '' : plainAmount(known.minorPerPicture, minor)} onSave={read} />
      {suggestion !== null && suggestion.minorPerPicture !== known?.minorPerPicture && (
        <div className="flex flex-wrap items-center gap-2">
          <Button onClick={() => void save(suggestion.minorPerPicture, suggestion.readOn)}>{words.engines.priceAccept(priceMinor(suggestion.minorPerPicture, currency))}</Button>
          <span className="text-11 text-ink-3">{words.engines.priceSuggested(suggestion.source, calendarDay(suggestion.readOn))}</span>
        </div>
      )}
    </Field>
  )
}
