import { useId } from 'react'
import { sceneProduct, type Photo, type Placing, type SceneProduct } from '../../main/mockups/scenes/contract.ts'
import { Button } from '../ui/button.tsx'
import { Field, inputLook } from '../ui/field.tsx'
import { Segmented } from '../ui/segmented.tsx'
import { Slider } from '../ui/slider.tsx'
import { classes } from '../ui/classes.ts'
import { words } from '../words/en.ts'
import { withPoints } from './mesh.ts'

interface ControlsProps {
  readonly placing: Placing
  readonly photo: Photo
  readonly onChange: (patch: Partial<Placing>) => void
  readonly isPicking: boolean
  readonly onPicking: (on: boolean) => void
  readonly onPickMiddle: () => void
}

const KINDS = ['cloth', 'ceramic', 'paper'] as const
const GRIDS = ['2', '3', '5'] as const
/** A sticker is cut from its art, so no photo shows where it lies. */
const PRODUCTS = sceneProduct.options.filter((product) => product !== 'sticker')

/** Everything of a scene that is not a point on the picture. */
export function PlacingControls(props: ControlsProps) {
  const { placing, photo, onChange } = props
  const id = useId()
  return (
    <div className="flex flex-col gap-5">
      <Field label={words.scenes.name} htmlFor={`${id}-name`}>
        <input id={`${id}-name`} value={placing.name} maxLength={80} onChange={(event) => onChange({ name: event.target.value })} className={inputLook} />
      </Field>
      <Products chosen={placing.products} onChange={(products) => onChange({ products })} />
      <Field label={words.scenes.kind}>
        <Segmented className="self-start" label={words.scenes.kind} value={placing.kind} options={KINDS.map((value) => ({ value, label: words.scenes.kinds[value] }))} onChange={(kind) => onChange({ kind })} />
      </Field>
      {photo.widthPx !== photo.heightPx && <Slider label={words.scenes.crop} value={placing.crop} onChange={(crop) => onChange({ crop })} />}
      <Field label={words.scenes.grid} hint={words.scenes.gridHint}>
        <Segmented className="self-start" label={words.scenes.grid} value={GRIDS.find((grid) => Number(grid) === placing.mesh.length) ?? '5'} options={GRIDS.map((value) => ({ value, label: words.scenes.grids[value] }))}
          onChange={(grid) => onChange({ mesh: withPoints(placing.mesh, Number(grid)) })} />
      </Field>
      <Colour {...props} />
      <Slider label={words.scenes.ink} value={placing.inkStrength} onChange={(inkStrength) => onChange({ inkStrength })} />
      <Slider label={words.scenes.folds} value={placing.foldDepth} onChange={(foldDepth) => onChange({ foldDepth })} />
    </div>
  )
}

function Products({ chosen, onChange }: { readonly chosen: readonly SceneProduct[]; readonly onChange: (products: SceneProduct[]) => void }) {
  return (
    <Field label={words.scenes.shows} problem={chosen.length === 0 ? words.scenes.showsNothing : null}>
      <div role="group" aria-label={words.scenes.shows} className="flex flex-wrap gap-1.5">
        {PRODUCTS.map((product) => {
          const on = chosen.includes(product)
          return (
            <button key={product} type="button" aria-pressed={on} onClick={() => onChange(on ? chosen.filter((one) => one !== product) : [...chosen, product])}
              className={classes('min-h-7 rounded-full px-3 text-13 font-medium', on ? 'bg-accent-fill text-accent' : 'bg-fill text-ink-2 hover:bg-fill-2')}>
              {words.scenes.products[product]}
            </button>
          )
        })}
      </div>
    </Field>
  )
}

function Colour({ placing: { garment }, onChange, isPicking, onPicking, onPickMiddle }: ControlsProps) {
  const hex = garment.recolour ? garment.pick : garment.hex
  const setHex = (next: string): void => onChange({ garment: garment.recolour ? { ...garment, pick: next } : { recolour: false, hex: next } })
  return (
    <div className="flex flex-col gap-3">
      <Field label={words.scenes.colour} hint={garment.recolour ? words.scenes.dyeHint : words.scenes.keepHint}>
        <Segmented className="self-start" label={words.scenes.colour} value={garment.recolour ? 'dye' : 'keep'} options={(['keep', 'dye'] as const).map((value) => ({ value, label: words.scenes.colours[value] }))}
          onChange={(way) => onChange({ garment: way === 'dye' ? { recolour: true, pick: hex, reach: 0.3 } : { recolour: false, hex } })} />
      </Field>
      <div className="flex flex-wrap items-center gap-2">
        <input type="color" aria-label={words.scenes.colourOf} value={hex.toLowerCase()} onChange={(event) => setHex(event.target.value.toUpperCase())} className="size-8 shrink-0 rounded-8 bg-fill p-0.5" />
        <Button aria-pressed={isPicking} onClick={() => onPicking(!isPicking)}>
          {isPicking ? words.scenes.picking : words.scenes.pick}
        </Button>
        <Button look="quiet" onClick={onPickMiddle}>
          {words.scenes.pickMiddle}
        </Button>
      </div>
      {garment.recolour && <Slider label={words.scenes.reach} value={garment.reach} onChange={(reach) => onChange({ garment: { ...garment, reach } })} />}
    </div>
  )
}
