import { existsSync, readdirSync, readFileSync, statSync, truncateSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { runJson, start, type Ended } from '../../../test/faults/program.ts'
import { tempHome } from '../../../test/support/temp-home.ts'

const ONE_PROCESS_MS = 30_000

function run(home: string, ...args: string[]): Promise<Ended> {
  return start([...args, '--home', home]).ended
}

test.each([
  [['night', '--count', 'many'], '--count: must be a whole number from 1 to 1000, not “many”'],
  [['night', '--count', '0'], '--count: must be a whole number'],
  [['night', '--at', 'tomorrow'], '--at: “tomorrow” is not a time'],
  [['night', '--publish', 'maybe'], 'Allowed choices are off, dry-run, on'],
  [['nihgt'], "unknown command 'nihgt'"],
  [['night', '--cuont', '3'], "unknown option '--cuont'"],
  [['serve', '--port', '99999'], '--port: must be a whole number from 0 to 65535'],
  [['approve'], "missing required argument 'ids'"],
  [['approve', 'bananas'], 'bananas is neither a design nor a listing.'],
  [['reject', 'dsg_1', '--reason', 'ugly'], 'Allowed choices are taste'],
  [['export', '--format', 'shopify'], '--out: is missing'],
  [['import', '/nowhere/posts.csv'], '/nowhere/posts.csv'],
  [['settings', '/nowhere/settings.json'], '/nowhere/settings.json: '],
  [['restore', '/nowhere/backup.tar'], '/nowhere/backup.tar: does not exist'],
  [['ideas', '--after', 'ide_000000000000000000000000'], 'ide_000000000000000000000000 does not exist'],
])('%j is refused by name, on stderr, with an exit code for misuse', { timeout: ONE_PROCESS_MS }, async (args, sentence) => {
  const { code, stdout, stderr } = await run(tempHome(), ...args)
  expect(code, stderr).toBeGreaterThan(0)
  expect(stderr).toContain(sentence)
  expect(stderr).not.toMatch(/\n\s+at .*:\d+:\d+/)
  expect(stdout).toBe('')
})

test('help is told everywhere and makes nothing', { timeout: ONE_PROCESS_MS }, async () => {
  const home = join(tempHome(), 'none')
  for (const args of [['--help'], ['night', '--help']]) {
    const { code, stdout } = await run(home, ...args)
    expect(code).toBe(0)
    expect(stdout).toContain('Usage: idea-engine')
  }
  expect(existsSync(home)).toBe(false)
})

test('a command on an empty library answers with one JSON document, and leaves no core behind', { timeout: ONE_PROCESS_MS }, async () => {
  const home = tempHome()
  for (const command of ['ideas', 'designs', 'listings']) expect(await runJson([command, '--home', home])).toEqual([])
  expect(readdirSync(home)).not.toContain('core.json')
})

test('a damaged library is met with a sentence and the way back, and not a byte of it is changed', { timeout: ONE_PROCESS_MS }, async () => {
  const home = tempHome()
  const file = join(home, 'library.db')
  const backup = join(tempHome(), 'mine.tar')
  await runJson(['backup', backup, '--home', home])
  truncateSync(file, 50_000)
  const before = readFileSync(file)
  const { code, stderr } = await run(home, 'ideas')
  expect(code).toBe(1)
  expect(stderr).toMatch(/library\.db is damaged and cannot be read\.\n.*idea-engine restore/)
  expect(readFileSync(file).equals(before)).toBe(true)
  const { setAside } = await runJson<{ setAside: string }>(['restore', backup, '--home', home])
  expect(statSync(join(setAside, 'library.db')).size).toBe(50_000)
  expect(await runJson(['ideas', '--home', home])).toEqual([])
})

test('a home that is a file is refused with a sentence', { timeout: ONE_PROCESS_MS }, async () => {
  const file = join(tempHome(), 'a-file')
  writeFileSync(file, 'x')
  const { code, stderr } = await run(file, 'ideas')
  expect(code).toBe(1)
  expect(stderr).toBe(`${file} cannot be used as the folder of a library.\nChoose a folder that you may write in with --home.\n`)
})
