/** The models of a home: one folder each below `models/`, and its card beside the files. The folders are the truth. */
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, statSync } from 'node:fs'
import { open } from 'node:fs/promises'
import { join } from 'node:path'
import type { Log } from '../kernel/log.ts'
import { canonicalJson } from '../kernel/pure/canonical-json.ts'
import { modelCard, type ModelCard } from './contract.ts'

const CARD = 'model-card.json'
/** What is not whole yet lies here; no model's id begins with a dot. */
const UNFINISHED = '.unfinished'

export interface ModelFolder {
  cards(): readonly ModelCard[]
  folderOf(id: string): string
  /** Where files of a model are gathered before it is whole; survives a kill. @param name of the download or import */
  unfinished(name: string): string
  isUnfinished(name: string): boolean
  dropUnfinished(name: string): void
  /** Makes a gathered folder a model, all at once: after this the model is there, before it is not. */
  adopt(name: string, card: ModelCard): Promise<void>
  remove(id: string): void
  bytesOnDisk(): number
}

export function createModelFolder(home: string, log: Log): ModelFolder {
  const root = join(home, 'models')
  const at = (...parts: string[]): string => join(root, ...parts)
  let held: readonly ModelCard[] | null = null
  return {
    cards: () => (held ??= readCards(root, log)),
    folderOf: (id) => at(id),
    unfinished(name) {
      mkdirSync(at(UNFINISHED, name, 'onnx'), { recursive: true })
      return at(UNFINISHED, name)
    },
    isUnfinished: (name) => existsSync(at(UNFINISHED, name)),
    dropUnfinished: (name) => rmSync(at(UNFINISHED, name), { recursive: true, force: true }),
    async adopt(name, card) {
      await writeDurably(at(UNFINISHED, name, CARD), JSON.stringify(card, null, 2))
      // The same model again: its files are the same, byte for byte, because its id is made from them.
      rmSync(at(card.id), { recursive: true, force: true })
      renameSync(at(UNFINISHED, name), at(card.id))
      held = null
    },
    remove(id) {
      // Away at once, even if a file is held open while the rest is deleted.
      mkdirSync(at(UNFINISHED), { recursive: true })
      renameSync(at(id), at(UNFINISHED, `removed-${id}`))
      held = null
      rmSync(at(UNFINISHED, `removed-${id}`), { recursive: true, force: true })
    },
    bytesOnDisk: () => bytesBelow(root),
  }
}

/** An id that says which weights, read in which way: vectors of two ids are never compared. */
export function modelId(name: string, card: Pick<ModelCard, 'files' | 'pooling' | 'prefixes' | 'weights'>): string {
  const { pooling, prefixes, weights } = card
  const files = card.files.map(({ path, sha256 }) => `${path} ${sha256}`).toSorted((a, b) => (a < b ? -1 : 1))
  return `${name}-${createHash('sha256').update(canonicalJson({ files, pooling, prefixes, weights })).digest('hex').slice(0, 12)}`
}

/** A folder without a readable card is no model: somebody's own, or one that a newer program wrote. */
function readCards(root: string, log: Log): ModelCard[] {
  if (!existsSync(root)) return []
  return readdirSync(root).filter((name) => !name.startsWith('.')).flatMap((name) => {
    try {
      const card = modelCard.parse(JSON.parse(readFileSync(join(root, name, CARD), 'utf8')))
      return card.id === name ? [card] : []
    } catch {
      log.warn('a folder among the models has no readable card', { folder: name })
      return []
    }
  })
}

function bytesBelow(folder: string): number {
  if (!existsSync(folder)) return 0
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .reduce((sum, entry) => sum + (entry.isFile() ? statSync(join(entry.parentPath, entry.name)).size : 0), 0)
}

async function writeDurably(file: string, text: string): Promise<void> {
  const handle = await open(file, 'w', 0o600)
  try {
    await handle.writeFile(text)
    await handle.sync()
  } finally {
    await handle.close()
  }
}
