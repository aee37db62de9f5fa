import { useQuery } from '@tanstack/react-query'
import type { SceneProduct } from '../../main/mockups/scenes/contract.ts'
import { trpc } from '../api/client.ts'
import { classes } from '../ui/classes.ts'
import { words } from '../words/en.ts'

/** The colours that the scene's first product is sold in, to see the scene dyed. */
export function GarmentSwatches({ products, chosen, onChoose }: { readonly products: readonly SceneProduct[]; readonly chosen: string; readonly onChoose: (hex: string) => void }) {
  const { data = [] } = useQuery(trpc.products.list.queryOptions())
  const colours = data.find(({ type }) => products.includes(type))?.colours ?? []
  return (
    <div role="group" aria-label={words.scenes.dyedIn} className="flex flex-wrap gap-1">
      {colours.map(({ id, name, hex }) => (
        <button key={id} type="button" aria-label={name} title={name} aria-pressed={chosen === hex} onClick={() => onChoose(hex)} className={classes('grid size-7 place-items-center rounded-full', chosen === hex && 'ring-2 ring-accent')}>
          <svg viewBox="0 0 20 20" className="size-5" aria-hidden="true">
            <circle cx="10" cy="10" r="9.25" fill={hex} className="stroke-ink-3/40" />
          </svg>
        </button>
      ))}
    </div>
  )
}
