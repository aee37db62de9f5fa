import { Meter } from '@base-ui/react/meter'
import { useId, useState } from 'react'
import type { ImageEngines } from '../../main/image-engines/contract.ts'
import { changeMonthlyBudget, changePictures } from '../api/engines.ts'
import { amountOf } from '../settings/product-values.ts'
import { SavedText } from '../settings/saved-text.tsx'
import { classes } from '../ui/classes.ts'
import { Field } from '../ui/field.tsx'
import { words } from '../words/en.ts'
import { minorUnits, moneyMinor } from '../words/format.ts'
import { plainAmount } from './engine-state.ts'

/** The three limits, and how much of them is gone. */
export function BudgetFields({ budget }: Pick<ImageEngines, 'budget'>) {
  const { currency } = budget
  const { engines } = words
  return (
    <div className="grid grid-cols-3 items-start gap-6 @max-[44rem]/window:grid-cols-1">
      <MoneyField label={engines.monthly(currency)} hint={engines.monthlyHint} minor={budget.monthlyBudgetMinor} currency={currency} onSave={changeMonthlyBudget}>
        <Taken label={engines.takenMonth} taken={budget.monthTakenMinor} of={budget.monthlyBudgetMinor} currency={currency} />
      </MoneyField>
      <MoneyField label={engines.nightly(currency)} hint={engines.nightlyHint} minor={budget.nightlyCapMinor} currency={currency} onSave={(nightlyCapMinor) => changePictures({ nightlyCapMinor })}>
        <Taken label={engines.takenNight} taken={budget.nightTakenMinor} of={budget.nightlyCapMinor} currency={currency} />
      </MoneyField>
      <MoneyField label={engines.perDesign(currency)} hint={engines.perDesignHint} minor={budget.designCapMinor} currency={currency} onSave={(designCapMinor) => changePictures({ designCapMinor })} />
    </div>
  )
}

interface MoneyFieldProps {
  readonly label: string
  readonly hint: string
  readonly minor: number
  readonly currency: string
  /** @returns why it was not kept, or null. */
  readonly onSave: (minor: number) => Promise<string | null>
  readonly children?: React.ReactNode
}

function MoneyField({ label, hint, minor, currency, onSave, children }: MoneyFieldProps) {
  const id = useId()
  const [problem, setProblem] = useState<string | null>(null)
  const units = minorUnits(currency)
  const save = async (text: string): Promise<void> => {
    const amount = amountOf(text)
    setProblem(amount === null || amount === undefined ? words.engines.amountWrong : await onSave(Math.round(amount * units)))
  }
  return (
    <div className="flex flex-col gap-2">
      <Field label={label} htmlFor={id} hint={hint} problem={problem}>
        <SavedText id={id} value={plainAmount(minor, units)} onSave={(text) => void save(text)} />
      </Field>
      {children}
    </div>
  )
}

/** At nine tenths the bar warns, at the limit it is red. */
function Taken({ label, taken, of, currency }: { readonly label: string; readonly taken: number; readonly of: number; readonly currency: string }) {
  if (of === 0 && taken === 0) return null
  const share = of === 0 ? 1 : Math.min(1, taken / of)
  const text = words.engines.taken(moneyMinor(taken, currency), moneyMinor(of, currency))
  return (
    <Meter.Root value={Math.min(taken, of)} max={Math.max(1, of)} aria-label={label} getAriaValueText={() => text} className="flex flex-col gap-1">
      <Meter.Track className="h-1.5 overflow-hidden rounded-full bg-fill-2">
        <Meter.Indicator className={classes('h-full rounded-full transition-[width] duration-300', share >= 1 ? 'bg-red' : share >= 0.9 ? 'bg-amber' : 'bg-accent-strong')} />
      </Meter.Track>
      <span className="text-11 text-ink-3 tabular-nums">{text}</span>
    </Meter.Root>
  )
}
