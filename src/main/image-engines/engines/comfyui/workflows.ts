/** The workflows that come with the program, and those of the seller's own. */
import { readFile, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { InvalidInput } from '../../../kernel/errors.ts'
import { findInputs } from '../../pure/workflows/find-inputs.ts'
import { readWorkflow, type Graph } from '../../pure/workflows/graph.ts'
import { corrected, type Mapping } from '../../pure/workflows/mapping.ts'

/** By name of the file in resources/workflows. */
export const BUNDLED = {
  sdxl: 'SDXL, from words',
  'sdxl-lora': 'SDXL with a LoRA, from words',
  'sdxl-image': 'SDXL, a picture of yours varied',
  'sdxl-print': 'SDXL in the shape of a shirt print, enlarged by a model; for a flat ground',
  'sdxl-transparent': 'SDXL in the shape of a shirt print, cut out by the server (0.20.1 or newer)',
  sd15: 'SD 1.5, from words',
  'sd15-lora': 'SD 1.5 with a LoRA, from words',
  'sd15-image': 'SD 1.5, a picture of yours varied',
  upscale: 'A picture of yours enlarged by a model',
} as const
export type BundledName = keyof typeof BUNDLED

export interface Workflow {
  /** A bundled name, or the file. */
  readonly name: string
  readonly graph: Graph
  readonly mapping: Mapping
}

const MOST_BYTES = 20_000_000

/** @param map a file with the seller's corrections. @throws InvalidInput naming the file and what is wrong with it. */
export async function openWorkflow(resources: string, name: string, map?: string): Promise<Workflow> {
  const file = isBundled(name) ? join(resources, 'workflows', `${name}.json`) : name
  const graph = readWorkflow(await textOf(file), isBundled(name) ? name : file)
  const mapping = findInputs(graph)
  return { name, graph, mapping: map === undefined ? mapping : corrected(mapping, await textOf(map), map, graph) }
}

export function isBundled(name: string): name is BundledName {
  return Object.hasOwn(BUNDLED, name)
}

async function textOf(file: string): Promise<string> {
  const found = await stat(file).catch(() => null)
  if (found === null || !found.isFile()) throw new InvalidInput(file, found === null ? 'does not exist' : 'is no file', `Name a file, or one of ${Object.keys(BUNDLED).join(', ')}.`)
  if (found.size > MOST_BYTES) throw new InvalidInput(file, 'is too large for a workflow')
  return readFile(file, 'utf8')
}
