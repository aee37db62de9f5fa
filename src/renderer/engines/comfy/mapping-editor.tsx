import { useId, useState } from 'react'
import type { WorkflowView } from '../../../main/image-engines/contract.ts'
import { mapWorkflow } from '../../api/engines.ts'
import { inputLook } from '../../ui/field.tsx'
import { words } from '../../words/en.ts'
import { keyOf, placesOf } from './places.ts'

/** For each thing the program writes into a workflow: the step and its input. */
export function MappingEditor({ workflow }: { readonly workflow: WorkflowView }) {
  const [problem, setProblem] = useState<string | null>(null)
  const fields = placesOf(workflow)
  return (
    <div role="group" aria-label={words.comfy.mappingOf(workflow.title)} className="flex flex-col gap-2">
      <p className="text-11 text-ink-3">{words.comfy.mappingNote}</p>
      {fields.map((place) => (
        <PlaceField key={place.field} workflow={workflow} place={place} onProblem={setProblem} />
      ))}
      {problem !== null && (
        <p role="alert" className="text-13 text-red">
          {problem}
        </p>
      )}
    </div>
  )
}

interface PlaceFieldProps {
  readonly workflow: WorkflowView
  readonly place: ReturnType<typeof placesOf>[number]
  readonly onProblem: (problem: string | null) => void
}

function PlaceField({ workflow, place: { field, slots, options }, onProblem }: PlaceFieldProps) {
  const id = useId()
  const [first] = slots
  const choose = async (key: string): Promise<void> => {
    const slot = options.find((option) => keyOf(option) === key)
    onProblem(await mapWorkflow(workflow.name, field, slot === undefined ? [] : [{ node: slot.node, input: slot.input }]))
  }
  return (
    <div className="grid grid-cols-[10rem_minmax(0,1fr)] items-center gap-x-3 @max-[40rem]/window:grid-cols-1">
      <label htmlFor={id} className="text-13">
        {words.comfy.fields[field] ?? field}
      </label>
      <select id={id} value={first === undefined ? '' : keyOf(first)} onChange={(event) => void choose(event.target.value)} className={inputLook}>
        <option value="" className="bg-raised">
          {words.comfy.nowhere}
        </option>
        {options.map((option) => (
          <option key={keyOf(option)} value={keyOf(option)} className="bg-raised">
            {words.comfy.place(option.title, option.input)}
          </option>
        ))}
      </select>
      <p className="col-start-2 truncate text-11 text-ink-3 @max-[40rem]/window:col-start-1">
        {[first === undefined || first.value === '' ? '' : words.comfy.value(first.value), slots.length > 1 ? words.comfy.alsoAt(slots.length - 1) : ''].filter(Boolean).join(' ')}
      </p>
    </div>
  )
}
