import { memo, useCallback, useEffect, useId, useMemo, useRef, type ReactNode } from 'react'
import type { inferOutput } from '@trpc/tanstack-react-query'
import type { Design, DesignArt, DesignChoices, InkVariant, Lettering, Texture } from '../../main/designs/contract.ts'
import type { trpc } from '../api/client.ts'
import { ChecksSection } from '../review/checks-section.tsx'
import { Field, inputLook } from '../ui/field.tsx'
import { Segmented } from '../ui/segmented.tsx'
import { Switch } from '../ui/switch.tsx'
import { words } from '../words/en.ts'
import { choose, chooseMotif, free, isAlone, isChosen, OWN_PICTURE, say, type Changes, type Field as FieldName } from './changes.ts'
import { MotifPicker } from './motif-picker.tsx'
import { NewPicture } from './new-picture.tsx'
import { PalettePicker } from './palette-picker.tsx'
import type { Problem, Sketched } from './use-sketch.ts'

type Stock = inferOutput<typeof trpc.designs.stock>

interface EditorFieldsProps {
  readonly design: Design
  /** A picture that stands alone, and no words for it yet. */
  readonly wordless: boolean
  readonly stock: Stock
  /** Pictures are looked for by these words until others are typed. */
  readonly about: string
  readonly changes: Changes
  readonly sketched: Sketched | null
  readonly problem: Problem | null
  readonly garment: DesignArt['garments'][number]
  readonly onChanges: (change: (before: Changes) => Changes) => void
}

export function EditorFields(props: EditorFieldsProps) {
  const { design, wordless, changes: { now }, sketched, problem, onChanges } = props
  const id = useId()
  const phrase = useRef<HTMLTextAreaElement>(null)
  useEffect(() => phrase.current?.focus({ preventScroll: true }), [])
  return (
    <div className="flex flex-col gap-5">
      <Field label={words.designEdit.phrase} htmlFor={id} problem={problem?.field === 'phrase' ? problem.sentence : null}>
        <textarea ref={phrase} id={id} rows={2} placeholder={isAlone(design) ? words.designEdit.aloneHint : undefined} value={now.phrase} onChange={(event) => onChanges((before) => say(before, event.target.value.replaceAll('\n', ' ')))} className={inputLook} />
      </Field>
      {sketched !== null && sketched.sketch.checks.some(({ state }) => state === 'warn' || state === 'block') && <ChecksSection checks={sketched.sketch.checks} />}
      {wordless ? (
        <>
          <p className="rounded-12 bg-fill p-3 text-13 text-ink-2">{words.designEdit.alone}</p>
          <NewPicture design={design} look={now} drawn={undefined} />
        </>
      ) : (
        <LookFields {...props} />
      )}
    </div>
  )
}

/** How the words are set. */
function LookFields({ design, stock, about, changes, sketched, problem, garment, onChanges }: EditorFieldsProps) {
  const id = useId()
  const { now } = changes
  const drawn = sketched?.sketch.recipe
  const stands = useRef(drawn)
  useEffect(() => {
    stands.current = drawn
  })
  // The same functions each time: what did not change is not drawn again with every letter that is typed.
  const set = useCallback((choice: DesignChoices): void => onChanges((before) => choose(before, choice, stands.current)), [onChanges])
  const setLayout = useCallback((layout: string) => set({ layout }), [set])
  const setVoice = useCallback((voice: string) => set({ voice }), [set])
  const setPalette = useCallback((palette: string) => set({ palette }), [set])
  const setMotif = useCallback((motif: string | null) => onChanges((before) => chooseMotif(before, motif, stands.current)), [onChanges])
  // What is asked for shows at once; what is left open shows as it was drawn.
  const shown = { ...now.rest, ...drawn, ...now.chosen, finish: { ...now.rest.finish, ...drawn?.finish, ...now.chosen.finish } }
  const layouts = shown.motif === OWN_PICTURE ? stock.pictureLayouts : stock.layouts
  // The colours of the picture itself are no palette of the stock; while they are worn they stand first.
  const own = shown.palette === OWN_PICTURE ? (sketched?.sketch ?? design).inks : null
  const palettes = useMemo(() => palettesFor(stock, garment.variant, own), [stock, garment.variant, own])
  const problemOf = (field: string): string | null => (problem?.field === field ? problem.sentence : null)
  const aside = (field: FieldName): ReactNode => isChosen(now, field) && <FreeButton onClick={() => onChanges((before) => free(before, field, drawn))} />
  return (
    <>
      <Field label={words.designEdit.layout} htmlFor={`${id}-layout`} aside={aside('layout')} problem={problemOf('layout')}>
        <Choice id={`${id}-layout`} value={shown.layout} options={layouts} onChange={setLayout} />
      </Field>
      <Field label={words.designEdit.voice} htmlFor={`${id}-voice`} aside={aside('voice')} problem={problemOf('voice')}>
        <Choice id={`${id}-voice`} value={shown.voice} options={stock.voices} onChange={setVoice} />
      </Field>
      <Field label={words.designEdit.palette} aside={aside('palette')} problem={problemOf('palette')}>
        <PalettePicker palettes={palettes} ground={garment.hex} value={shown.palette ?? ''} onChange={setPalette} />
      </Field>
      <Field label={words.designEdit.motif} aside={aside('motif')} problem={problemOf('motif')}>
        <MotifPicker value={shown.motif ?? null} own={design.picture?.cutOutUrl ?? null} about={about} onChange={setMotif} />
        <NewPicture design={design} look={now} drawn={drawn} />
      </Field>
      <Field label={words.designEdit.letters} aside={aside('letters')} problem={problemOf('finish')}>
        <Letters stock={stock} layout={layouts.find((one) => one.id === shown.layout)} value={shown.finish.letters ?? 'plain'} onChange={set} />
      </Field>
      <Field label={words.designEdit.texture} aside={aside('texture')}>
        <Textures stock={stock} value={shown.finish.texture ?? 'none'} onChange={set} />
      </Field>
      <div className="flex items-center justify-between">
        <span className="text-13 font-medium">{words.designEdit.sticker}</span>
        <Switch label={words.designEdit.sticker} on={shown.finish.sticker ?? false} onChange={(sticker) => set({ finish: { sticker } })} />
      </div>
    </>
  )
}

function palettesFor({ palettes }: Stock, variant: InkVariant, own: readonly string[] | null) {
  const first = own === null ? [] : [{ id: OWN_PICTURE, name: words.designEdit.fromPicture, inks: own }]
  return [...first, ...palettes.map(({ id, name, onDark, onLight }) => ({ id, name, inks: variant === 'on-dark' ? onDark : onLight }))]
}

interface FinishProps<T> {
  readonly stock: Stock
  readonly value: T
  readonly onChange: (choice: DesignChoices) => void
}

/** Those that the layout can carry. */
const Letters = memo(function Letters({ stock, layout, value, onChange }: FinishProps<Lettering> & { readonly layout: Stock['layouts'][number] | undefined }) {
  const letters = stock.letters.filter((one) => layout === undefined || layout.letters.includes(one.id) || one.id === value)
  return <Segmented<Lettering> className="self-start" label={words.designEdit.letters} value={value} options={letters.map((one) => ({ value: one.id, label: one.name }))} onChange={(next) => onChange({ finish: { letters: next } })} />
})

const Textures = memo(function Textures({ stock, value, onChange }: FinishProps<Texture>) {
  return <Segmented<Texture> className="self-start" label={words.designEdit.texture} value={value} options={stock.textures.map((one) => ({ value: one.id, label: one.name }))} onChange={(texture) => onChange({ finish: { texture } })} />
})

interface ChoiceProps {
  readonly id: string
  readonly value: string | undefined
  readonly options: readonly { readonly id: string; readonly name: string }[]
  readonly onChange: (id: string) => void
}

const Choice = memo(function Choice({ id, value, options, onChange }: ChoiceProps) {
  return (
    <select id={id} value={value ?? ''} onChange={(event) => onChange(event.target.value)} className={inputLook}>
      {options.every((one) => one.id !== value) && <option value={value ?? ''}>{words.designEdit.undecided}</option>}
      {options.map((one) => (
        <option key={one.id} value={one.id} className="bg-raised">
          {one.name}
        </option>
      ))}
    </select>
  )
})

function FreeButton({ onClick }: { readonly onClick: () => void }) {
  return (
    <button type="button" onClick={onClick} className="rounded-[4px] text-11 text-accent hover:underline">
      {words.designEdit.free}
    </button>
  )
}
