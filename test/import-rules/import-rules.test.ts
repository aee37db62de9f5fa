import { execFile } from 'node:child_process'
import { readdirSync } from 'node:fs'
import { createRequire } from 'node:module'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'

const root = fileURLToPath(new URL('../..', import.meta.url))
const planted = fileURLToPath(new URL('planted', import.meta.url))
const config = `${root}.dependency-cruiser.cjs`
const rules = (createRequire(import.meta.url)(config) as { forbidden: { name: string }[] }).forbidden.map(({ name }) => name)

interface Cruise {
  readonly summary: {
    readonly totalCruised: number
    readonly violations: readonly { readonly rule: { readonly name: string }; readonly from: string; readonly to: string }[]
  }
}

/** Runs dependency-cruiser as `npm run rules` does, in `folder`; its exit code counts violations and is read from the report. */
async function cruise(folder: string, ...paths: string[]): Promise<Cruise['summary']> {
  const program = `${root}node_modules/dependency-cruiser/bin/dependency-cruiser.mjs`
  const json = await new Promise<string>((resolve, reject) => {
    const args = [program, '--config', config, '--output-type', 'json', ...paths]
    execFile(process.execPath, args, { cwd: folder, maxBuffer: 64 * 1024 * 1024 }, (error, stdout) =>
      stdout === '' ? reject(error ?? new Error('dependency-cruiser printed nothing')) : resolve(stdout),
    )
  })
  return (JSON.parse(json) as Cruise).summary
}

test('each rule reports the one import that was planted against it, and nothing that is allowed', async () => {
  const { violations, totalCruised } = await cruise(planted, 'src', 'electron', 'test')
  expect(totalCruised).toBeGreaterThan(0)
  expect(violations.map(({ rule }) => rule.name).toSorted()).toEqual(rules.toSorted())
  for (const { from } of violations) expect(from).not.toMatch(/legal|index[.]ts$/)
})

test('the real tree is seen and holds to the rules', async () => {
  const { violations, totalCruised } = await cruise(root, 'electron', 'src', 'test', 'bench')
  expect(totalCruised).toBeGreaterThan(50)
  expect(violations.map(({ rule, from, to }) => `${rule.name}: ${from} → ${to}`)).toEqual([])
})

test('every slice has its row in the table of who may know whom', () => {
  const folders = readdirSync(`${root}src/main`, { withFileTypes: true }).filter((entry) => entry.isDirectory())
  // The composition root knows every slice; server/ is a part of it.
  const withRow = ['server', ...rules.flatMap((name) => /^(.+?)-knows-/.exec(name)?.[1] ?? [])]
  expect(withRow).toEqual(expect.arrayContaining(folders.map(({ name }) => name)))
})
