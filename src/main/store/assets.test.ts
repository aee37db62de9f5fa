import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { openTestStore } from '../../../test/support/open-test-store.ts'
import { tempHome } from '../../../test/support/temp-home.ts'

const sha = (bytes: string | Uint8Array): string => createHash('sha256').update(bytes).digest('hex')
const filesIn = (folder: string): string[] => readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile()).map((entry) => entry.name)

test('the same bytes are kept once, under the hash of their content', async () => {
  const home = tempHome()
  const { assets } = await openTestStore({ home })
  const first = await assets.put('<svg/>', 'svg')
  const second = await assets.put('<svg/>', 'svg')
  const staged = assets.stagingPath('svg')
  writeFileSync(staged, '<svg/>')
  const third = await assets.adopt(staged, 'svg')
  expect([second, third]).toEqual([first, first])
  expect(first).toEqual({ hash: sha('<svg/>'), extension: 'svg', bytes: 6 })
  expect(filesIn(join(home, 'assets'))).toEqual([`${first.hash}.svg`])
  expect(readFileSync(assets.path(first), 'utf8')).toBe('<svg/>')
})

test('many writes of many pictures at once leave each whole', async () => {
  const { assets } = await openTestStore()
  const pictures = Array.from({ length: 40 }, (_, at) => Buffer.alloc(50_000, at % 8))
  const stored = await Promise.all(pictures.map((bytes) => assets.put(bytes, 'png')))
  for (const [at, file] of stored.entries()) expect(sha(readFileSync(assets.path(file)))).toBe(sha(pictures[at] ?? ''))
  expect(new Set(stored.map((file) => file.hash)).size).toBe(8)
})

test('a staged file that is missing or empty is refused, and nothing appears in the store', async () => {
  const home = tempHome()
  const { assets } = await openTestStore({ home })
  const staged = assets.stagingPath('png')
  await expect(assets.adopt(staged, 'png')).rejects.toThrow(/ENOENT/)
  writeFileSync(staged, '')
  await expect(assets.adopt(staged, 'png')).rejects.toThrow(`${staged}: is empty`)
  expect(assets.sizes().filter(({ extension }) => extension === 'png')).toEqual([{ extension: 'png', files: 1, bytes: 0 }])
})

test('a process killed while it writes leaves no picture, only a staged piece that the next start removes', async () => {
  const home = tempHome()
  const script = `
    import { openStore } from ${JSON.stringify(join(import.meta.dirname, 'index.ts'))}
    import { createWriteStream } from 'node:fs'
    const store = await openStore({ home: ${JSON.stringify(home)}, migrations: ${JSON.stringify(join(import.meta.dirname, '../../../resources/migrations'))}, clock: { now: () => 0 } })
    const file = createWriteStream(store.assets.stagingPath('png'))
    file.write(Buffer.alloc(300_000, 1), () => { console.log('half'); setInterval(() => file, 1000) })`
  const child = spawn(process.execPath, ['--input-type=module-typescript', '-e', script], { stdio: ['ignore', 'pipe', 'inherit'] })
  await once(child.stdout, 'data')
  child.kill('SIGKILL')
  await once(child, 'exit')
  expect(filesIn(join(home, 'assets', 'staging'))).toHaveLength(1)
  await openTestStore({ home })
  expect(filesIn(join(home, 'assets'))).toEqual([])
})

test.each(['../../library', '..%2f', 'a'.repeat(63), `${'a'.repeat(64)}/../../x`, ''])('“%s” is no name of a picture', async (hash) => {
  const { assets } = await openTestStore()
  expect(() => assets.path({ hash, extension: 'png' })).toThrow('is not a stored picture')
  expect(() => assets.path({ hash: 'a'.repeat(64), extension: '../x' as 'png' })).toThrow('is not a stored picture')
})

test('sizes count bytes by kind, and a removed picture is gone while its record stays', async () => {
  const home = tempHome()
  const store = await openTestStore({ home })
  const file = await store.assets.put(Buffer.alloc(10, 1), 'jpg')
  await store.assets.put(Buffer.alloc(7, 2), 'jpg')
  store.writeTx(() => store.assets.recordTx({ ...file, widthPx: 1, heightPx: 1, thumbHash: null, createdAt: 0 }))
  expect(store.assets.sizes()).toEqual([{ extension: 'jpg', files: 2, bytes: 17 }])
  await store.assets.remove(file)
  expect(existsSync(store.assets.path(file))).toBe(false)
  expect(store.assets.find(file.hash)?.bytes).toBe(10)
})

test('what work leaves half-done in staging is removed when it fails, and when it succeeds', async () => {
  const home = tempHome()
  const { assets } = await openTestStore({ home })
  const failing = assets.staged('png', async (path) => {
    writeFileSync(path, 'half')
    writeFileSync(`${path}.partial`, 'half')
    throw new Error('the disk is full')
  })
  await expect(failing).rejects.toThrow('the disk is full')
  const { hash } = await assets.staged('png', async (path) => {
    writeFileSync(path, 'whole')
    return assets.adopt(path, 'png')
  })
  expect(filesIn(join(home, 'assets'))).toEqual([`${hash}.png`])
})

test('a folder of an unknown kind among the pictures disturbs nothing', async () => {
  const home = tempHome()
  mkdirSync(join(home, 'assets', 'my pictures'), { recursive: true })
  expect((await openTestStore({ home })).assets.sizes()).toEqual([])
})
