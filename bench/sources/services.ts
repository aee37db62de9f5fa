/** Twenty services on this machine that answer with what real ones were recorded to answer, a little different every hour, and now and then badly. */
import { readFileSync } from 'node:fs'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { sharedData } from '../../test/support/shared-data.ts'

export const SERVICES = 20

export interface Services {
  /** One address each, because a service that asks to wait speaks for its own domain only. */
  readonly origins: readonly string[]
  asked(): number
  close(): void
}

type Recording = (hour: number, service: number) => string

/** A quarter of the posts of a recorded list are new each hour; the rest was there before. */
function renewed(text: string, id: RegExp): Recording {
  return (hour, service) => {
    let at = 0
    return text.replace(id, (whole) => `${whole}${service}${at++ % 4 === hour % 4 ? hour : ''}`)
  }
}

function recordings(): readonly Recording[] {
  const read = (...path: string[]): string => readFileSync(sharedData('api_payloads', ...path), 'utf8')
  const videos = read('youtube', 'channel_feed_2026.xml')
  const tags = read('mastodon', 'trends_tags.json')
  return [
    renewed(read('reddit', 'subreddit_atom_2025.xml'), /comments\/[a-z0-9]+/g),
    renewed(read('hackernews', 'hn_rss.xml'), /item\?id=\d+/g),
    (hour, service) => videos.replace(/views="(\d+)"/g, (_whole, views: string) => `views="${Number(views) + hour * 17 + service}"`),
    (hour) => tags.replaceAll('"uses":"', `"uses":"${1 + (hour % 9)}`),
  ]
}

export async function startServices(hourNow: () => number): Promise<Services> {
  const made = recordings()
  let asked = 0
  const servers = Array.from({ length: SERVICES }, (_, service) =>
    createServer((request, response) => {
      asked++
      const recording = made[service % made.length]
      if (recording !== undefined && !misbehaves(service * 1_009 + hourNow() * 31, response)) answer(request, response, () => recording(hourNow(), service), hourNow())
    }))
  await Promise.all(servers.map((server) => new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))))
  return {
    origins: servers.map((server) => `http://127.0.0.1:${(server.address() as AddressInfo).port}`),
    asked: () => asked,
    close: () => {
      for (const server of servers) {
        server.closeAllConnections()
        server.close()
      }
    },
  }
}

/** About one request in twelve meets a fault of the kinds that services have. */
function misbehaves(draw: number, response: ServerResponse): boolean {
  if (draw % 43 === 0) response.writeHead(500).end()
  else if (draw % 47 === 0) response.writeHead(429, { 'retry-after': '600' }).end()
  else if (draw % 53 === 0) response.end('<!doctype html><title>Sign in</title>')
  else if (draw % 59 === 0) response.writeHead(200, { 'content-length': 100_000 }).write('cut off', () => response.destroy())
  else return false
  return true
}

function answer(request: IncomingMessage, response: ServerResponse, recorded: () => string, hour: number): void {
  const etag = `"${Math.floor(hour / 2)}"`
  if (request.headers['if-none-match'] === etag) response.writeHead(304).end()
  else response.setHeader('etag', etag).end(recorded())
}
