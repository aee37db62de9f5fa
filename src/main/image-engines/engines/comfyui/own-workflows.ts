/** The seller's workflows: files in the library's folder `workflows`, each with the seller's corrections beside it. A file that was put there by hand counts too. */
import { mkdir, readdir, rename, rm, stat, writeFile } from 'node:fs/promises'
import { basename, join } from 'node:path'
import { AppError, InvalidInput, NotFound } from '../../../kernel/errors.ts'
import { findInputs } from '../../pure/workflows/find-inputs.ts'
import { readWorkflow } from '../../pure/workflows/graph.ts'
import { corrected } from '../../pure/workflows/mapping.ts'
import { BUNDLED, openWorkflow, type Workflow } from './workflows.ts'

export interface OwnWorkflow {
  readonly name: string
  readonly title: string
  /** Null when the file cannot be used; then `problem` says why. */
  readonly workflow: Workflow | null
  readonly problem: string | null
}

export interface OwnWorkflows {
  list(): Promise<readonly OwnWorkflow[]>
  /** Bundled or own. @throws NotFound; InvalidInput naming the file and what is wrong with it. */
  open(name: string): Promise<Workflow>
  /** @param fileName as the seller's computer names it. @returns the name that it has here. @throws InvalidInput when it is no workflow that a server takes. */
  add(fileName: string, text: string): Promise<string>
  /** @param map corrections as JSON; see `corrected`. @throws InvalidInput, NotFound. */
  map(name: string, map: string): Promise<void>
  /** @throws NotFound */
  remove(name: string): Promise<void>
}

/** What is safe as a file name everywhere; a bundled name or a map is never meant. */
const NAME = /^[\p{L}\p{N}][\p{L}\p{N} _-]{0,79}$/u
const MOST_WORKFLOWS = 200

export function createOwnWorkflows(folder: string, resources: string): OwnWorkflows {
  const fileOf = (name: string): string => join(folder, `${name}.json`)
  const mapOf = (name: string): string => join(folder, `${name}.map.json`)
  const held = new Map<string, { readonly stamp: string; readonly workflow: Promise<Workflow> }>()
  const mustBe = async (name: string): Promise<void> => {
    if (!NAME.test(name) || (await stat(fileOf(name)).catch(() => null)) === null) throw new NotFound(`The workflow “${name.slice(0, 80)}”`)
  }
  const read = async (name: string): Promise<Workflow> => {
    const hasMap = (await stat(mapOf(name)).catch(() => null)) !== null
    const opened = await openWorkflow(resources, fileOf(name), hasMap ? mapOf(name) : undefined)
    return { ...opened, name }
  }
  /** Read again only when a file changed: a night asks for hundreds of pictures. */
  const open = async (name: string): Promise<Workflow> => {
    const bundled = Object.hasOwn(BUNDLED, name)
    if (!bundled) await mustBe(name)
    const stamp = bundled ? 'bundled' : `${await stampOf(fileOf(name))} ${await stampOf(mapOf(name))}`
    const known = held.get(name)
    if (known?.stamp === stamp) return known.workflow
    const workflow = bundled ? openWorkflow(resources, name) : read(name)
    held.set(name, { stamp, workflow })
    workflow.catch(() => held.delete(name))
    return workflow
  }
  const names = async (): Promise<string[]> => {
    const files = await readdir(folder).catch((error: NodeJS.ErrnoException) => (error.code === 'ENOENT' ? [] : Promise.reject(error)))
    return files.filter((file) => file.endsWith('.json') && !file.endsWith('.map.json')).map((file) => file.slice(0, -5)).filter((name) => NAME.test(name) && !Object.hasOwn(BUNDLED, name)).toSorted().slice(0, MOST_WORKFLOWS)
  }
  return {
    open,
    list: async () => Promise.all((await names()).map(async (name): Promise<OwnWorkflow> => {
      try {
        return { name, title: name, workflow: await open(name), problem: null }
      } catch (error) {
        if (!(error instanceof AppError)) throw error
        return { name, title: name, workflow: null, problem: `${error.message}${error.action === undefined ? '' : ` ${error.action}`}` }
      }
    })),
    async add(fileName, text) {
      const shown = basename(fileName.replaceAll('\\', '/')).slice(0, 120)
      const graph = readWorkflow(text, shown)
      if (Object.values(findInputs(graph)).every((slots) => slots.length === 0)) throw new InvalidInput(shown, 'holds no step that draws or saves a picture', 'Give a workflow that ends in Save Image.')
      const there = await names()
      if (there.length >= MOST_WORKFLOWS) throw new InvalidInput(shown, `there are ${MOST_WORKFLOWS} workflows already`, 'Remove one first.')
      const name = freeName(nameFrom(shown), there)
      await mkdir(folder, { recursive: true })
      await writeAside(fileOf(name), `${JSON.stringify(graph, null, 1)}\n`)
      return name
    },
    async map(name, map) {
      await mustBe(name)
      const { graph } = await openWorkflow(resources, fileOf(name))
      corrected(findInputs(graph), map, name, graph)
      await writeAside(mapOf(name), map)
    },
    async remove(name) {
      await mustBe(name)
      await rm(fileOf(name), { force: true })
      await rm(mapOf(name), { force: true })
      held.delete(name)
    },
  }
}

async function stampOf(file: string): Promise<string> {
  const found = await stat(file).catch(() => null)
  return found === null ? '-' : `${found.mtimeMs}/${found.size}`
}

async function writeAside(file: string, text: string): Promise<void> {
  await writeFile(`${file}.part`, text)
  await rename(`${file}.part`, file)
}

function nameFrom(file: string): string {
  const plain = file.replace(/(?:\.map)?\.json$/i, '').normalize('NFC').replaceAll(/[^\p{L}\p{N} _-]+/gu, '-').replaceAll(/^[^\p{L}\p{N}]+|[^\p{L}\p{N}]+$/gu, '').slice(0, 70)
  return plain === '' ? 'workflow' : plain
}

function freeName(wanted: string, there: readonly string[]): string {
  const taken = (name: string): boolean => Object.hasOwn(BUNDLED, name) || there.some((one) => one.toLowerCase() === name.toLowerCase())
  for (let number = 1; ; number++) {
    const name = number === 1 ? wanted : `${wanted} ${number}`
    if (!taken(name)) return name
  }
}
