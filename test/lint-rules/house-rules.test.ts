import { execFile } from 'node:child_process'
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect, onTestFinished, test } from 'vitest'

const root = fileURLToPath(new URL('../..', import.meta.url))

/** Lints one file with the project's own configuration, as if it lay at `path`; gives back the ids of what is reported. */
async function lint(path: string, code: string): Promise<string[]> {
  const folder = mkdtempSync(join(tmpdir(), 'lint-'))
  onTestFinished(() => rmSync(folder, { recursive: true }))
  const config = readFileSync(join(root, '.oxlintrc.json'), 'utf8').replace('"./scripts/lint/', `"${root}scripts/lint/`).replace('"typeAware": true', '"typeAware": false')
  writeFileSync(join(folder, '.oxlintrc.json'), config)
  mkdirSync(dirname(join(folder, path)), { recursive: true })
  writeFileSync(join(folder, path), code)
  const output = await new Promise<string>((resolve) => {
    const args = [join(root, 'node_modules/oxlint/bin/oxlint'), '--format', 'json']
    execFile(process.execPath, args, { cwd: folder }, (_, stdout) => resolve(stdout))
  })
  const { diagnostics } = JSON.parse(output) as { diagnostics: { code: string }[] }
  return diagnostics.map(({ code: id }) => id)
}

const core = 'src/main/signals/service.ts'

test.each([
  ['const at = Date.now()', 'house(no-bare-clock)'],
  ['const at = new Date()', 'house(no-bare-clock)'],
  ['const at = Date()', 'house(no-bare-clock)'],
  ['const at = globalThis.performance.now()', 'house(no-bare-clock)'],
  ['const at = Math.random()', 'house(no-bare-random)'],
  ['const at = globalThis.crypto.randomUUID()', 'house(no-bare-random)'],
  ["import { randomUUID } from 'node:crypto'\nconst at = randomUUID()", 'house(no-bare-random)'],
  ["const at = fetch('http://x')", 'house(no-global-fetch)'],
  ["const at = globalThis.fetch('http://x')", 'house(no-global-fetch)'],
  ['const at = { get: fetch }', 'house(no-global-fetch)'],
  ['const at = store.writeTx(async (tx) => tx)', 'house(no-async-transaction)'],
  ['const at = writeTx(async function () {})', 'house(no-async-transaction)'],
  ['const at = db.transaction(() => Promise.resolve(1))', 'house(no-async-transaction)'],
  ['const at = open().writeTx((tx) => save(tx).then(tell))', 'house(no-async-transaction)'],
  ['const at = store.writeTx(() => { return new Promise(save) })', 'house(no-async-transaction)'],
  ['const save = async () => {}\nconst at = store.writeTx(save)', 'house(no-async-transaction)'],
  ['async function save() {}\nconst at = store.writeTx(save)', 'house(no-async-transaction)'],
])('in the core, %j is reported', async (code, rule) => {
  expect(await lint(core, `${code}\nexport { at }\n`)).toEqual([rule])
})

test('what is given as an argument, and what only looks alike, is left alone', async () => {
  const code = `
    export const run = (clock, rng, fetch, store, at) => {
      const started = new Date(clock.now())
      const parsed = [new Date(0), Date.parse(at), Date.UTC(2026), Math.round(rng.next())]
      const saved = store.writeTx((tx) => tx.save(parsed))
      return [started, saved, fetch('x'), store.fetch('y'), { fetch: 1 }]
    }
    export type Fetch = typeof fetch
  `
  expect(await lint(core, code)).toEqual([])
})

test('the window may call fetch in its api folder only, and tests may read the clock', async () => {
  const code = "export const answer = fetch('/api')\n"
  expect(await lint('src/renderer/api/client.ts', code)).toEqual([])
  expect(await lint('src/renderer/review/screen.ts', code)).toEqual(['house(no-global-fetch)'])
  expect(await lint('src/main/signals/service.test.ts', "import { expect, test } from 'vitest'\ntest('now', () => expect(Date.now()).toBe(1))\n")).toEqual([])
})

test('default exports, file names in other cases, any and ! are refused everywhere', async () => {
  expect(await lint('src/main/signals/Service.ts', 'export default 1\n')).toEqual(
    expect.arrayContaining(['import(no-default-export)', 'unicorn(filename-case)']),
  )
  expect(await lint(core, 'export const first = (all: any) => all[0]!\n')).toEqual(
    expect.arrayContaining(['typescript(no-explicit-any)', 'typescript(no-non-null-assertion)']),
  )
})
