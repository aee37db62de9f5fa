import { spawnSync } from 'node:child_process'
import { existsSync, readFileSync, renameSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { tempHome } from '../../test/support/temp-home.ts'
import { createSecretStore } from './secrets.ts'

interface Sealed {
  salt: string
  entries: Record<string, { iv: string; tag: string; text: string }>
}

function store(home: string, passphrase: string | null) {
  let asked = 0
  const askPassphrase = (): Promise<string | null> => {
    asked++
    return Promise.resolve(passphrase)
  }
  return { secrets: createSecretStore({ home, keychain: false, askPassphrase }), asked: () => asked, file: join(home, 'secrets.enc') }
}

const sealedIn = (file: string): Sealed => JSON.parse(readFileSync(file, 'utf8')) as Sealed

test('a key comes back with the right passphrase, which is asked for once', async () => {
  const home = tempHome()
  const first = store(home, 'right')
  await first.secrets.set('openai', 'sk-very-secret-key')
  await first.secrets.set('etsy', 'another')
  expect(first.asked()).toBe(1)
  const later = store(home, 'right')
  expect(await later.secrets.get('openai')).toBe('sk-very-secret-key')
  expect(await later.secrets.get('etsy')).toBe('another')
  expect(await later.secrets.get('unknown')).toBeNull()
  expect(later.asked()).toBe(1)
  await later.secrets.delete('openai')
  expect(await store(home, 'right').secrets.get('openai')).toBeNull()
})

test('the file holds neither the key nor the passphrase, and is its owner’s alone', async () => {
  const { secrets, file } = store(tempHome(), 'open sesame')
  await secrets.set('openai', 'sk-very-secret-key')
  const text = readFileSync(file, 'utf8')
  for (const secret of ['sk-very', 'sesame', Buffer.from('sk-very-secret-key').toString('base64')]) expect(text).not.toContain(secret)
  expect(process.platform === 'win32' ? 0o600 : statSync(file).mode & 0o777).toBe(0o600)
})

test('a wrong passphrase opens nothing, and says that it is wrong; the right one opens it afterwards', async () => {
  const home = tempHome()
  await store(home, 'right').secrets.set('openai', 'key')
  const wrong = store(home, 'wrong')
  await expect(wrong.secrets.get('openai')).rejects.toThrow(`The passphrase does not open ${wrong.file}.`)
  await expect(wrong.secrets.set('etsy', 'x')).rejects.toThrow('The passphrase does not open')
  expect(await store(home, 'right').secrets.get('openai')).toBe('key')
})

test('with nobody there to be asked, a person is needed and nothing is written', async () => {
  const { secrets, file } = store(tempHome(), null)
  await expect(secrets.set('openai', 'key')).rejects.toMatchObject({ kind: 'needs-human', message: 'Your keys are locked and nobody could be asked for the passphrase.' })
  expect(existsSync(file)).toBe(false)
})

test('two entries that change places do not open, nor does one that was changed by a bit or whose tag was cut', async () => {
  const home = tempHome()
  const { secrets, file } = store(home, 'right')
  await secrets.set('etsy', 'etsy key')
  await secrets.set('openai', 'openai key')
  const sealed = sealedIn(file)
  const { etsy, openai } = sealed.entries
  if (etsy === undefined || openai === undefined) throw new Error('not stored')
  const bent = Buffer.from(etsy.text, 'base64')
  bent[0] = (bent[0] ?? 0) ^ 1
  const changes = [{ etsy: openai }, { etsy: { ...etsy, text: bent.toString('base64') } }, { etsy: { ...etsy, tag: Buffer.from(etsy.tag, 'base64').subarray(0, 4).toString('base64') } }]
  for (const change of changes) {
    writeFileSync(file, JSON.stringify({ ...sealed, entries: { ...sealed.entries, ...change } }))
    await expect(store(home, 'right').secrets.get('etsy')).rejects.toThrow(`${file} is damaged.`)
  }
})

test.each(['', '{', '{}', '[]', '{"version":1,"salt":"AA==","entries":{"openai":{"iv":1}}}', '{"version":2,"salt":"AA==","entries":{}}'])('a damaged file (%s) is named, with what to do, and is left as it is', async (text) => {
  const { secrets, file } = store(tempHome(), 'right')
  writeFileSync(file, text)
  await expect(secrets.get('openai')).rejects.toMatchObject({ message: `${file} is damaged.`, action: 'Move it away and enter your keys again.' })
  await expect(secrets.set('openai', 'x')).rejects.toThrow('is damaged')
  expect(readFileSync(file, 'utf8')).toBe(text)
})

test('keys that are stored at the same moment are all kept', async () => {
  const home = tempHome()
  const { secrets, asked } = store(home, 'right')
  await Promise.all(['a', 'b', 'c', 'd'].map((name) => secrets.set(name, `key ${name}`)))
  expect(asked()).toBe(1)
  const later = store(home, 'right').secrets
  expect(await Promise.all(['a', 'b', 'c', 'd'].map((name) => later.get(name)))).toEqual(['key a', 'key b', 'key c', 'key d'])
})

test('after the file was moved away, what is stored next opens with its passphrase', async () => {
  const home = tempHome()
  const { secrets, file } = store(home, 'right')
  await secrets.set('openai', 'old')
  renameSync(file, `${file}.old`)
  await secrets.set('openai', 'new')
  expect(await store(home, 'right').secrets.get('openai')).toBe('new')
})

/** A fresh process, because the library remembers what it found. */
function describeIn(environment: Record<string, string>, wrap: readonly string[] = []) {
  const script = `
    import { createSecretStore } from ${JSON.stringify(join(import.meta.dirname, 'secrets.ts'))}
    const secrets = createSecretStore({ home: ${JSON.stringify(tempHome())} })
    const { kind } = await secrets.describe()
    const back = kind === 'keychain' ? (await secrets.set('test', 'a key'), await secrets.get('test')) : null
    if (kind === 'keychain') await secrets.delete('test')
    console.log(JSON.stringify({ kind, back, after: kind === 'keychain' ? await secrets.get('test') : null }))
    process.exit(0)`
  const [command, ...args] = [...wrap, process.execPath, '--input-type=module-typescript', '-e', script]
  const { stdout } = spawnSync(command ?? '', args, { encoding: 'utf8', env: { ...process.env, ...environment } })
  return JSON.parse(stdout.trim().split('\n').at(-1) ?? 'null') as unknown
}

test.runIf(process.platform === 'linux')('a machine without a secret service keeps keys in the file, not in the kernel’s keyring that forgets them', () => {
  expect(describeIn({ DBUS_SESSION_BUS_ADDRESS: 'unix:path=/nowhere' })).toEqual({ kind: 'encrypted-file', back: null, after: null })
})

const hasKeyring = process.platform === 'linux' && ['dbus-run-session', 'gnome-keyring-daemon'].every((program) => spawnSync('which', [program]).status === 0)

test.runIf(hasKeyring)('a machine with a secret service keeps keys there and gives them back', () => {
  const home = tempHome()
  const unlocked = 'printf pw | gnome-keyring-daemon --unlock --components=secrets >/dev/null 2>&1; exec "$@"'
  expect(describeIn({ HOME: home, XDG_DATA_HOME: home, XDG_RUNTIME_DIR: home }, ['dbus-run-session', '--', 'sh', '-c', unlocked, 'sh'])).toEqual({ kind: 'keychain', back: 'a key', after: null })
})
