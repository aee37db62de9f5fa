import { Collapsible } from '@base-ui/react/collapsible'
import { useQuery } from '@tanstack/react-query'
import { ChevronRight } from 'lucide-react'
import { useState } from 'react'
import type { ProductTemplate } from '../../main/products/contract.ts'
import { client, queryClient, trpc } from '../api/client.ts'
import { explainShort } from '../api/explain-error.ts'
import { classes } from '../ui/classes.ts'
import { AfterAMoment, Bone, TroubleView } from '../ui/states.tsx'
import { Switch } from '../ui/switch.tsx'
import { words } from '../words/en.ts'
import { moneyMinor } from '../words/format.ts'
import { ProductForm } from './product-form.tsx'

/** What designs are made for: on or off, colours, cost and price. */
export function ProductsSection() {
  const products = useQuery(trpc.products.list.queryOptions())
  if (products.data === undefined) {
    if (products.isError) return <TroubleView error={products.error} title={words.products.cannotLoad} />
    return (
      <AfterAMoment>
        <Bone className="h-72 rounded-12" />
      </AfterAMoment>
    )
  }
  return (
    <>
      <p className="mb-4 text-13 text-ink-2">{words.products.note}</p>
      <ul className="overflow-hidden rounded-12 bg-card shadow-card">
        {products.data.map((product) => (
          <ProductCard key={product.id} product={product} />
        ))}
      </ul>
    </>
  )
}

function ProductCard({ product }: { readonly product: ProductTemplate }) {
  const [open, setOpen] = useState(false)
  const [problem, setProblem] = useState<string | null>(null)
  const save = async (change: Partial<ProductTemplate>): Promise<void> => setProblem(await saveProduct({ ...product, ...change }))
  return (
    <li className="shadow-[inset_0_-1px_0_var(--hairline)] last:shadow-none">
      <Collapsible.Root open={open} onOpenChange={setOpen}>
        <div className="flex items-center gap-3 pr-4">
          <div className="relative flex min-w-0 flex-1 items-start gap-3 py-3 pl-4">
            <ChevronRight size={16} aria-hidden="true" className={classes('mt-0.5 shrink-0 text-ink-3 transition-transform duration-200', open && 'rotate-90')} />
            <div className="min-w-0 flex-1">
              <Collapsible.Trigger className="rounded-[4px] text-left text-13 font-medium after:absolute after:inset-0">
                <span className="sr-only">{words.products.more}</span> {product.name}
              </Collapsible.Trigger>
              <p className="mt-0.5 text-13 text-ink-2">{words.products.summary(priceOf(product), product.colours.length)}</p>
            </div>
          </div>
          <Switch label={words.products.on(product.name)} on={product.enabled} onChange={(enabled) => void save({ enabled })} />
        </div>
        <Collapsible.Panel className="pr-4 pb-5 pl-11">
          <ProductForm product={product} onSave={(change) => void save(change)} />
        </Collapsible.Panel>
        {problem !== null && (
          <p role="alert" className="px-11 pb-3 text-13 text-red">
            {problem}
          </p>
        )}
      </Collapsible.Root>
    </li>
  )
}

function priceOf({ priceRule }: ProductTemplate): string {
  return priceRule.kind === 'fixed' ? moneyMinor(priceRule.price.minor, priceRule.price.currency) : words.products.plus(priceRule.percent)
}

/** @returns null once it is kept, else why it was not. */
async function saveProduct(product: ProductTemplate): Promise<string | null> {
  try {
    const saved = await client.products.save.mutate(product)
    queryClient.setQueryData(trpc.products.list.queryKey(), (all) => all?.map((one) => (one.id === saved.id ? saved : one)))
    return null
  } catch (error) {
    return explainShort(error)
  }
}
