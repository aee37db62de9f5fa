/** Which bundled workflow suits a wish on one server, best first: by what is installed and what the card holds. */
import { nearestName } from '../../../pure/workflows/nearest.ts'
import type { BundledName } from '../workflows.ts'
import { familyOf } from './model-family.ts'
import type { Known } from './known.ts'

export interface BundledChoice {
  readonly workflow: BundledName
  readonly checkpoint: string
  /** The model that cuts out, where the workflow has one. */
  readonly remover: string | null
  /** The model's kind could not be told by its name. */
  readonly guessed: boolean
}

/**
 * SDXL models want about 8 GB; cards of that size report a little less. On a smaller card an SD 1.5 model goes first when
 * there is one; ComfyUI can still run SDXL there, slowly, by moving parts of it in and out.
 */
const SDXL_ROOM_BYTES = 7 * 2 ** 30
const SHIPPED = { sdxl: 'sd_xl_base_1.0.safetensors', sd15: 'v1-5-pruned-emaonly.safetensors' }

export function bundledChoices(ground: 'clear' | 'filled', { checkpoints, removers, vramBytes }: Pick<Known, 'checkpoints' | 'removers' | 'vramBytes'>): BundledChoice[] {
  const unknown = checkpoints.find((name) => familyOf(name) === 'unknown') ?? null
  const [xl, small] = [checkpointOf('sdxl', checkpoints), checkpointOf('sd15', checkpoints)]
  const [remover = null] = removers
  const of = (workflow: BundledName, checkpoint: string | null, guessed = false): BundledChoice[] =>
    checkpoint === null || (workflow === 'sdxl-transparent' && remover === null) ? [] : [{ workflow, checkpoint, remover: workflow === 'sdxl-transparent' ? remover : null, guessed }]
  const large = [...(ground === 'clear' ? of('sdxl-transparent', xl) : []), ...of('sdxl', xl)]
  const known = vramBytes !== null && vramBytes < SDXL_ROOM_BYTES ? [...of('sd15', small), ...large] : [...large, ...of('sd15', small)]
  return known.length > 0 ? known : of('sdxl', unknown, true)
}

/** The model that a bundled workflow is used with on a server that has these; null where none of its kind is there. */
export function checkpointFor(workflow: BundledName, checkpoints: readonly string[]): string | null {
  if (workflow === 'upscale') return null
  return checkpointOf(workflow.startsWith('sd15') ? 'sd15' : 'sdxl', checkpoints)
}

function checkpointOf(family: 'sdxl' | 'sd15', checkpoints: readonly string[]): string | null {
  const names = checkpoints.filter((name) => familyOf(name) === family)
  return names.find((name) => name === SHIPPED[family]) ?? nearestName(SHIPPED[family], names) ?? names[0] ?? null
}
