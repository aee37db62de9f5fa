/** Payloads that stand beside a test, in its folder `fixtures`. */
import { readFileSync } from 'node:fs'

/** `fixture(import.meta.url, 'trends.shape.json')`, parsed. */
export function jsonFixture(from: string, name: string): unknown {
  return JSON.parse(textFixture(from, name)) as unknown
}

export function textFixture(from: string, name: string): string {
  return readFileSync(new URL(`fixtures/${name}`, from), 'utf8')
}
