/** `npm run bench [name …] [--json FILE] [--scale N] [--profile] [--large] [--only PARTS]`: measures, prints tables and keeps the figures as JSON. */
import { mkdirSync, writeFileSync } from 'node:fs'
import { dirname, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { Command, Option } from 'commander'
import { builtProgram } from './built-program.ts'
import { documentOf, linesOf, type Bench, type BenchOptions } from './report.ts'

/** Loaded one at a time, so that one bench's modules weigh on no other. */
const BENCHES = {
  import: async (): Promise<Bench> => (await import('./import.ts')).importBench,
  night: async (): Promise<Bench> => (await import('./night.ts')).nightBench,
  'start-up': async (): Promise<Bench> => (await import('./start-up.ts')).startUpBench,
  query: async (): Promise<Bench> => (await import('./query.ts')).queryBench,
  search: async (): Promise<Bench> => (await import('./search.ts')).searchBench,
  knn: async (): Promise<Bench> => (await import('./knn.ts')).knnBench,
  rescore: async (): Promise<Bench> => (await import('./rescore.ts')).rescoreBench,
  sources: async (): Promise<Bench> => (await import('./sources.ts')).sourcesBench,
  ocr: async (): Promise<Bench> => (await import('./ocr.ts')).ocrBench,
  design: async (): Promise<Bench> => (await import('./design.ts')).designBench,
  mockup: async (): Promise<Bench> => (await import('./mockup.ts')).mockupBench,
  print: async (): Promise<Bench> => (await import('./print.ts')).printBench,
  comfyui: async (): Promise<Bench> => (await import('./comfyui.ts')).comfyuiBench,
  'comfyui-pool': async (): Promise<Bench> => (await import('./comfyui-pool.ts')).comfyuiPoolBench,
  exports: async (): Promise<Bench> => (await import('./exports.ts')).exportsBench,
  trademarks: async (): Promise<Bench> => (await import('./trademarks.ts')).trademarksBench,
  publishing: async (): Promise<Bench> => (await import('./publishing.ts')).publishingBench,
  prefilter: async (): Promise<Bench> => (await import('./prefilter.ts')).prefilterBench,
} as const
type BenchName = keyof typeof BENCHES

interface Flags {
  readonly json?: string
  readonly scale: number
  readonly profile: boolean
  readonly large: boolean
  readonly only?: string
}

await new Command('bench')
  .description('Measures the program against floors of the same run. Without a name, every bench runs.')
  .argument('[names...]', Object.keys(BENCHES).join(', '))
  .option('--json <file>', 'where the figures go; bench/results/<name>.json unless said')
  .addOption(new Option('--scale <number>', 'size of the work; 1 is what the promises are about').default(1).argParser(scaleOf))
  .option('--profile', 'adds CPU profiles where a bench reads one', false)
  .option('--large', 'adds what takes long and much room: a million vectors (8 GB while it runs)', false)
  .option('--only <parts>', 'ocr: families of layouts, publishing: markets, separated by commas; the figures then stand for these alone')
  .action(runAll)
  .parseAsync()

async function runAll(names: readonly string[], flags: Flags): Promise<void> {
  const unknown = names.find((name) => !(name in BENCHES))
  if (unknown !== undefined) throw new Error(`There is no bench "${unknown}"; there are ${Object.keys(BENCHES).join(', ')}.`)
  const wanted = (names.length > 0 ? names : Object.keys(BENCHES)) as readonly BenchName[]
  const documents: { bench: string }[] = []
  for (const name of wanted) documents.push(await runOne(name, flags))
  if (flags.json === undefined) for (const document of documents) keep(fileURLToPath(new URL(`./results/${document.bench}.json`, import.meta.url)), document)
  else keep(resolve(flags.json), documents.length === 1 ? documents[0] : documents)
}

async function runOne(name: BenchName, flags: Flags) {
  const say = (line: string): void => console.error(`  ${line}`)
  const options: BenchOptions = { scale: flags.scale, profile: flags.profile, large: flags.large, only: flags.only, program: () => builtProgram(say), say }
  console.log(`\n# ${name}`)
  const bench = await BENCHES[name]()
  const result = await bench(options)
  for (const line of linesOf(result)) console.log(line)
  return documentOf(name, options, result, new Date())
}

function keep(file: string, document: unknown): void {
  mkdirSync(dirname(file), { recursive: true })
  writeFileSync(file, `${JSON.stringify(document, null, 2)}\n`)
  console.log(`\nFigures: ${file}`)
}

function scaleOf(text: string): number {
  const scale = Number(text)
  if (!(scale > 0 && scale <= 10)) throw new Error(`--scale must be a number above 0 and at most 10, not "${text}".`)
  return scale
}
