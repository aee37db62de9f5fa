import { createReadStream } from 'node:fs'
import type { ServerResponse } from 'node:http'
import { pipeline } from 'node:stream/promises'
import type { App } from '../app.ts'
import { NotFound } from '../kernel/errors.ts'

/** The small picture of a mock-up scene. Its address names the version (`?v=`), so it may be kept; a day is enough. */
export async function serveScenePicture(app: App, response: ServerResponse, { pathname }: URL): Promise<void> {
  const id = /^\/api\/scenes\/([a-z0-9][a-z0-9-]{0,120})$/.exec(pathname)?.[1]
  if (id === undefined) throw new NotFound('This scene')
  const file = await app.mockups.scenePicture(id)
  response.writeHead(200, { 'content-type': 'image/webp', 'cache-control': 'private, max-age=86400' })
  await pipeline(createReadStream(file), response).catch(() => response.destroy())
}
