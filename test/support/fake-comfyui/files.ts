/** Files of the stand-in: they survive its death, in memory or in a folder as a real server's do. */
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { dirname, join } from 'node:path'
import type { Fault } from './faults.ts'
import { pngOf } from './png.ts'
import { signature, type Job, type Saved } from './worker.ts'

export class FakeFiles {
  readonly inputs: string[] = []
  readonly #held = new Map<string, Buffer>()
  readonly #take: (...kinds: Fault[]) => Fault | null
  readonly #side: number
  readonly #folder: string | null
  readonly #picture: Buffer | null

  readonly #quick: boolean

  constructor(take: (...kinds: Fault[]) => Fault | null, { side, folder, picture, quick }: { side: number; folder: string | null; picture: Buffer | null; quick: boolean }) {
    this.#take = take
    this.#side = side
    this.#folder = folder
    this.#quick = quick
    this.#picture = picture
  }

  save(job: Job, node: string, index: number): Saved {
    const prefix = job.prompt[node]?.inputs?.['filename_prefix']
    const parts = (typeof prefix === 'string' ? prefix : 'ComfyUI_temp').split('/')
    const [subfolder, name] = [parts.slice(0, -1).join('/'), parts.at(-1) ?? '']
    const type = job.prompt[node]?.class_type === 'PreviewImage' ? 'temp' : 'output'
    let number = 1
    const filename = (): string => `${name}_${String(number).padStart(5, '0')}_.png`
    while (this.#read({ type, subfolder, filename: filename() }) !== null) number += 1
    const png = this.#picture ?? pngOf(`${signature(job.prompt, node).replace(/filename_prefix="[^"]*"/, '')}${index}`, this.#side, { prompt: JSON.stringify(job.prompt) }, this.#quick)
    const spoiled = this.#take('empty-file', 'broken-file')
    const saved = { filename: filename(), subfolder, type }
    this.#write(saved, spoiled === 'empty-file' ? Buffer.alloc(0) : spoiled === 'broken-file' ? png.subarray(0, png.length - 30) : png)
    return saved
  }

  view(query: URLSearchParams, request: IncomingMessage, response: ServerResponse): void {
    const bytes = this.#read({ type: query.get('type') ?? 'output', subfolder: query.get('subfolder') ?? '', filename: query.get('filename') ?? '' })
    if (bytes === null || (request.headers.range === undefined && this.#take('file-gone') !== null)) return void response.writeHead(404).end()
    const tail = /^bytes=-(\d+)$/.exec(request.headers.range ?? '')?.[1]
    if (tail !== undefined) return void response.writeHead(206, { 'content-type': 'image/png' }).end(bytes.subarray(-Number(tail)))
    response.writeHead(200, { 'content-type': 'image/png', 'content-length': bytes.length })
    if (this.#take('download-cut') === null) return void response.end(bytes)
    response.write(bytes.subarray(0, bytes.length / 2), () => response.destroy())
  }

  /** @returns its name and folder; null when it came without a name. */
  upload(body: Buffer): { readonly name: string; readonly subfolder: string } | null {
    const text = body.toString('latin1')
    const name = /filename="([^"]+)"/.exec(text)?.[1]
    const subfolder = /name="subfolder"\r\n\r\n([^\r]*)/.exec(text)?.[1] ?? ''
    if (name === undefined) return null
    const full = subfolder === '' ? name : `${subfolder}/${name}`
    if (!this.inputs.includes(full)) this.inputs.push(full)
    return { name, subfolder }
  }

  deleteAll(): void {
    this.#held.clear()
    if (this.#folder !== null) rmSync(this.#folder, { recursive: true, force: true })
  }

  #read(saved: Saved): Buffer | null {
    const place = placeOf(saved)
    const file = this.#folder === null ? null : join(this.#folder, place)
    return file === null ? (this.#held.get(place) ?? null) : existsSync(file) ? readFileSync(file) : null
  }

  #write(saved: Saved, bytes: Buffer): void {
    const place = placeOf(saved)
    if (this.#folder === null) return void this.#held.set(place, bytes)
    const file = join(this.#folder, place)
    mkdirSync(dirname(file), { recursive: true })
    writeFileSync(file, bytes)
  }
}

function placeOf({ type, subfolder, filename }: Saved): string {
  return [type === 'output' ? '' : `${type}/`, subfolder, '/', filename].join('')
}
