import { createReadStream, existsSync, mkdirSync, renameSync } from 'node:fs'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import type { App } from '../app.ts'
import { InvalidInput, NotFound } from '../kernel/errors.ts'
import type { AssetExtension } from '../store/index.ts'

const TYPES: Readonly<Record<AssetExtension, string>> = { svg: 'image/svg+xml', png: 'image/png', jpg: 'image/jpeg', webp: 'image/webp' }
/** Widths a picture is kept in; a request gets the next one up, so that the shelf stays small. */
const WIDTHS = [160, 320, 480, 640, 960, 1280, 2000] as const

/** A stored picture, whole or at a width. Its name is its content, so it may be kept for ever. */
export async function serveAsset(app: App, request: IncomingMessage, response: ServerResponse, url: URL): Promise<void> {
  const { hash, extension } = nameOf(url.pathname)
  const original = app.store.assets.path({ hash, extension })
  if (!existsSync(original)) throw new NotFound('This picture')
  const width = url.searchParams.get('w')
  const file = width === null ? original : await atWidth(app, hash, original, Number(width))
  if (request.headers['if-none-match'] === `"${hash}"`) {
    response.writeHead(304).end()
    return
  }
  const saved = url.searchParams.get('save')
  response.writeHead(200, {
    'content-type': width === null ? TYPES[extension] : TYPES.webp,
    'cache-control': 'public, max-age=31536000, immutable',
    etag: `"${hash}"`,
    ...(saved === null ? {} : { 'content-disposition': attachment(saved, width === null ? extension : 'webp') }),
    // An SVG opened by itself must not run anything either.
    ...(extension === 'svg' ? { 'content-security-policy': "default-src 'none'; img-src data:; style-src 'unsafe-inline'; sandbox" } : {}),
  })
  await pipeline(createReadStream(file), response).catch(() => response.destroy())
}

/** A file name from outside: no path, no sign that a disk or a header minds, and always the ending that the bytes have. */
function attachment(wished: string, extension: string): string {
  const plain = wished.normalize('NFC').replace(/[\p{Cc}\p{Cf}"*/:<>?\\|]/gu, ' ').replaceAll(/\s+/g, ' ').replace(/^[ .]+/u, '').slice(0, 120).trim()
  const name = `${plain.replace(/\.(svg|png|jpg|webp)$/i, '') || 'design'}.${extension}`
  return `attachment; filename="${name.replaceAll(/[^\x20-\x7E]/g, '_').replaceAll('%', '_')}"; filename*=UTF-8''${encodeURIComponent(name).replaceAll("'", '%27')}`
}

function nameOf(path: string): { hash: string; extension: AssetExtension } {
  const match = /^\/api\/assets\/([0-9a-f]{64})\.(svg|png|jpg|webp)$/.exec(path)
  if (match === null) throw new InvalidInput('picture', 'is not a stored picture')
  return { hash: match[1] as string, extension: match[2] as AssetExtension }
}

const making = new Map<string, Promise<void>>()

/** The small picture, made once by the imaging worker and kept in `thumbs/`, which may be emptied at any time. */
async function atWidth(app: App, hash: string, original: string, asked: number): Promise<string> {
  if (!Number.isInteger(asked) || asked < 1) throw new InvalidInput('picture width', 'must be a whole number of pixels')
  const width = WIDTHS.find((known) => known >= asked) ?? 2000
  const folder = join(app.host.paths.home, 'thumbs', hash.slice(0, 2))
  const file = join(folder, `${hash}-${width}.webp`)
  if (existsSync(file)) return file
  // Two windows that ask for the same picture wait for the same work.
  const known = making.get(file)
  const made = known ?? make(app, { original, width, folder, file }).finally(() => making.delete(file))
  if (known === undefined) making.set(file, made)
  await made
  return file
}

async function make(app: App, { original, width, folder, file }: { original: string; width: number; folder: string; file: string }): Promise<void> {
  await app.store.assets.staged('webp', async (staged) => {
    await app.imaging.call('thumbnail', { file: original, widthPx: width, out: staged })
    mkdirSync(folder, { recursive: true, mode: 0o700 })
    renameSync(staged, file)
  })
}
