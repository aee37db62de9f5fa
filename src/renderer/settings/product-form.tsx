import { Checkbox } from '@base-ui/react/checkbox'
import { useQuery } from '@tanstack/react-query'
import { Check } from 'lucide-react'
import { useId, useState } from 'react'
import type { Garment, Money, ProductTemplate } from '../../main/products/contract.ts'
import { trpc } from '../api/client.ts'
import { Field } from '../ui/field.tsx'
import { Segmented } from '../ui/segmented.tsx'
import { words } from '../words/en.ts'
import { minorUnits } from '../words/format.ts'
import { amountOf, coloursWith } from './product-values.ts'
import { SavedText } from './saved-text.tsx'

interface ProductFormProps {
  readonly product: ProductTemplate
  readonly onSave: (change: Partial<ProductTemplate>) => void
}

const SUGGESTED_PERCENT = 100

export function ProductForm({ product, onSave }: ProductFormProps) {
  const id = useId()
  const [problem, setProblem] = useState<{ readonly field: string; readonly text: string } | null>(null)
  const { priceRule, baseCost } = product
  const currency = priceRule.kind === 'fixed' ? priceRule.price.currency : (baseCost?.currency ?? 'USD')
  const problemOf = (field: string): string | null => (problem?.field === field ? problem.text : null)
  const saveMoney = (field: string, text: string, changeOf: (money: Money | null) => Partial<ProductTemplate> | null): void => {
    const amount = amountOf(text)
    const change = amount === undefined ? null : changeOf(amount === null ? null : { minor: Math.round(amount * minorUnits(currency)), currency })
    setProblem(change === null ? { field, text: amount === null && field === 'cost' ? words.products.needsCost : words.products.wrongPrice } : null)
    if (change !== null) onSave(change)
  }
  const setRule = (kind: 'fixed' | 'markup'): void => {
    if (kind === priceRule.kind) return
    if (kind === 'markup' && baseCost === null) return setProblem({ field: 'rule', text: words.products.needsCost })
    setProblem(null)
    onSave({ priceRule: kind === 'markup' ? { kind, percent: SUGGESTED_PERCENT } : { kind, price: { minor: Math.round((baseCost?.minor ?? 0) * (1 + percentOf(priceRule) / 100)), currency } } })
  }
  const [area] = product.printAreas
  return (
    <div className="flex flex-col gap-5">
      {area !== undefined && <p className="text-11 text-ink-3">{words.products.size(area.widthPx, area.heightPx)}</p>}
      <Colours product={product} onSave={onSave} />
      <div className="grid grid-cols-2 gap-5 @max-[40rem]/window:grid-cols-1">
        <Field label={`${words.products.baseCost} (${currency})`} htmlFor={`${id}-cost`} hint={words.products.baseCostHint} problem={problemOf('cost')}>
          <SavedText
            id={`${id}-cost`}
            value={textOf(baseCost)}
            onSave={(text) => saveMoney('cost', text, (cost) => (cost === null && priceRule.kind === 'markup' ? null : { baseCost: cost }))}
          />
        </Field>
        <Field label={words.products.priceRule} problem={problemOf('rule')}>
          <Segmented
            className="self-start"
            label={words.products.priceRule}
            value={priceRule.kind}
            options={(['fixed', 'markup'] as const).map((value) => ({ value, label: words.products.rules[value] }))}
            onChange={setRule}
          />
        </Field>
        {priceRule.kind === 'fixed' ? (
          <Field label={`${words.products.price} (${currency})`} htmlFor={`${id}-price`} problem={problemOf('price')}>
            <SavedText id={`${id}-price`} value={textOf(priceRule.price)} onSave={(text) => saveMoney('price', text, (price) => (price === null ? null : { priceRule: { kind: 'fixed', price } }))} />
          </Field>
        ) : (
          <Field label={words.products.percent} htmlFor={`${id}-percent`} problem={problemOf('percent')}>
            <SavedText
              id={`${id}-percent`}
              value={String(priceRule.percent)}
              onSave={(text) => {
                const percent = amountOf(text)
                const isWrong = percent === null || percent === undefined || percent > 1000
                setProblem(isWrong ? { field: 'percent', text: words.products.wrongPercent } : null)
                if (!isWrong) onSave({ priceRule: { ...priceRule, percent } })
              }}
            />
          </Field>
        )}
      </div>
    </div>
  )
}

const percentOf = (rule: ProductTemplate['priceRule']): number => (rule.kind === 'markup' ? rule.percent : 0)

const textOf = (money: Money | null): string => (money === null ? '' : (money.minor / minorUnits(money.currency)).toFixed(Math.log10(minorUnits(money.currency))))

/** The colours that the product ships with and those it has; unticked ones are no longer offered. */
function Colours({ product, onSave }: ProductFormProps) {
  const { data: shipped = [] } = useQuery(trpc.products.defaults.queryOptions())
  const known = shipped.find(({ id }) => id === product.id)?.colours ?? []
  const all: readonly Garment[] = [...known, ...product.colours.filter(({ id }) => !known.some((one) => one.id === id))]
  const offered = new Set(product.colours.map(({ id }) => id))
  return (
    <Field label={words.products.colours} {...(offered.size === 1 ? { hint: words.products.lastColour } : {})}>
      <div role="group" aria-label={words.products.colours} className="grid grid-cols-[repeat(auto-fill,minmax(9.5rem,1fr))] gap-1">
        {all.map((colour) => (
          <label key={colour.id} className="flex min-h-8 items-center gap-2.5 rounded-8 px-2 text-13 hover:bg-fill">
            <Checkbox.Root
              checked={offered.has(colour.id)}
              disabled={offered.size === 1 && offered.has(colour.id)}
              onCheckedChange={(on) => onSave({ colours: coloursWith(all, offered, colour.id, on) })}
              className="grid size-4.5 shrink-0 place-items-center rounded-[5px] bg-fill-2 text-white ring-1 ring-hairline-2 data-checked:bg-accent-strong data-disabled:opacity-60"
            >
              <Checkbox.Indicator>
                <Check size={13} strokeWidth={3} aria-hidden="true" />
              </Checkbox.Indicator>
            </Checkbox.Root>
            <span aria-hidden="true" className="size-4 shrink-0 rounded-full ring-1 ring-hairline-2" style={{ backgroundColor: colour.hex }} />
            {colour.name}
          </label>
        ))}
      </div>
    </Field>
  )
}
