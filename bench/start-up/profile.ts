/** Reads a V8 CPU profile of a start: whose code took the time, package by package and module by module. */
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Table } from '../report.ts'

interface ProfileNode {
  readonly id: number
  readonly callFrame: { readonly url: string; readonly lineNumber: number }
  readonly positionTicks?: readonly { readonly line: number; readonly ticks: number }[]
  readonly hitCount?: number
}
interface CpuProfile {
  readonly nodes: readonly ProfileNode[]
  readonly startTime: number
  readonly endTime: number
}

const SHOWN = 20

/** The profile that `node --cpu-prof` left in `folder`. */
export function profileTable(folder: string, title: string): Table {
  const file = readdirSync(folder).find((name) => name.endsWith('.cpuprofile'))
  if (file === undefined) throw new Error('The program left no profile: it did not end by itself.')
  const profile = JSON.parse(readFileSync(join(folder, file), 'utf8')) as CpuProfile
  const ticks = ticksByOrigin(profile)
  const all = [...ticks.values()].reduce((sum, count) => sum + count, 0)
  const ms = (profile.endTime - profile.startTime) / 1000
  const slowest = [...ticks].toSorted(([, a], [, b]) => b - a).slice(0, SHOWN)
  return {
    title,
    columns: ['code of', 'ms', 'share %'],
    rows: slowest.map(([origin, count]) => [origin, (ms * count) / all, (100 * count) / all]),
    notes: ['Own time, sampled; "(engine)" is compiling, collecting garbage and waiting. The profiler itself slows the start.'],
  }
}

function ticksByOrigin({ nodes }: CpuProfile): Map<string, number> {
  const ticks = new Map<string, number>()
  const originAt = originReader()
  for (const node of nodes) {
    const lines = node.positionTicks ?? [{ line: node.callFrame.lineNumber + 1, ticks: node.hitCount ?? 0 }]
    for (const { line, ticks: count } of lines) {
      const origin = originAt(node.callFrame.url, line)
      ticks.set(origin, (ticks.get(origin) ?? 0) + count)
    }
  }
  return ticks
}

/** A built file names above each stretch the module it came from, as a comment. */
function originReader(): (url: string, line: number) => string {
  const files = new Map<string, readonly (readonly [line: number, module: string])[]>()
  return (url, line) => {
    if (url === '') return '(engine)'
    if (!url.startsWith('file:')) return url.split('/').slice(0, 2).join('/')
    const known = files.get(url) ?? modulesOf(fileURLToPath(url))
    files.set(url, known)
    return shortName(known.findLast(([begin]) => begin <= line)?.[1] ?? url)
  }
}

function modulesOf(file: string): (readonly [number, string])[] {
  return readFileSync(file, 'utf8').split('\n').flatMap((text, index) => {
    const module = /^\/\/ (\S+\.[cm]?[jt]sx?)$/.exec(text)?.[1]
    return module === undefined ? [] : [[index + 1, module] as const]
  })
}

/** A package by its name, a file of ours by its path. */
function shortName(module: string): string {
  const inPackage = /node_modules\/((?:@[^/]+\/)?[^/]+)(?!.*node_modules)/.exec(module)?.[1]
  return inPackage ?? module.replace(/^.*\/(?=(?:src|out)\/)/, '')
}
