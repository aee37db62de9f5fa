import type { WorkflowView } from '../../../main/image-engines/contract.ts'

type Slot = WorkflowView['mapping'][string][number]

/** As a seller thinks of a picture; what is not named here comes after. */
const ORDER = ['prompt', 'negative', 'seed', 'width', 'height', 'checkpoint', 'lora', 'loraStrength', 'image', 'steps', 'cfg', 'sampler', 'scheduler', 'denoise', 'upscaler', 'batch', 'saveAs']

export const keyOf = ({ node, input }: Pick<Slot, 'node' | 'input'>): string => `${node} ${input}`

/** Every field that has a place or could have one, with where it may stand; the place it has is always among them. */
export function placesOf({ mapping, candidates }: Pick<WorkflowView, 'mapping' | 'candidates'>): { readonly field: string; readonly slots: readonly Slot[]; readonly options: readonly Slot[] }[] {
  const rank = (field: string): number => (ORDER.includes(field) ? ORDER.indexOf(field) : ORDER.length)
  return [...new Set([...Object.keys(mapping), ...Object.keys(candidates)])]
    .toSorted((a, b) => rank(a) - rank(b))
    .map((field) => {
      const slots = mapping[field] ?? []
      const offered = candidates[field] ?? []
      return { field, slots, options: [...slots.filter((slot) => !offered.some((one) => keyOf(one) === keyOf(slot))), ...offered] }
    })
    .filter(({ options }) => options.length > 0)
}
