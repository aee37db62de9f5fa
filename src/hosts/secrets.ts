/**
 * Keys and passwords: the operating system's keychain where there is one, else a file encrypted with a passphrase that
 * is asked for and never stored (scrypt → AES-256-GCM). Never plaintext.
 */
import { createCipheriv, createDecipheriv, randomBytes, scrypt } from 'node:crypto'
import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { z } from 'zod'
import { AppError, NeedsHuman } from '../main/kernel/errors.ts'
import type { SecretStore } from '../main/host.ts'

const SERVICE = 'Design Idea Engine'
/** Asks the seller; null when nobody is there to be asked. */
export type AskPassphrase = (question: string) => Promise<string | null>

export interface SecretStoreOptions {
  readonly home: string
  readonly askPassphrase?: AskPassphrase
  /** Tests turn the keychain off. */
  readonly keychain?: boolean
}

export function createSecretStore(options: SecretStoreOptions): SecretStore {
  const file = createEncryptedFile(join(options.home, 'secrets.enc'), options.askPassphrase ?? (() => Promise.resolve(null)))
  let chosen: Promise<SecretStore> | null = null
  const store = (): Promise<SecretStore> => {
    chosen ??= (options.keychain === false ? Promise.resolve(null) : openKeychain()).then((keychain) => keychain ?? file)
    // A keychain that failed once may be unlocked later, so a failure is not remembered.
    chosen.catch(() => (chosen = null))
    return chosen
  }
  return {
    describe: async () => (await store()).describe(),
    get: async (name) => (await store()).get(name),
    set: async (name, value) => (await store()).set(name, value),
    delete: async (name) => (await store()).delete(name),
  }
}

/**
 * The system's keychain, or null where there is none (no desktop session, no secret service). On Linux it is the secret
 * service alone: left to itself the library falls back to the kernel's keyring, which forgets everything at log-out.
 */
async function openKeychain(): Promise<SecretStore | null> {
  try {
    const { AsyncEntry } = await import('@napi-rs/keyring')
    const entry = (name: string) => new AsyncEntry(SERVICE, name, { linux: { store: 'secret-service' } })
    // Asking for a name that is not there tells whether anybody answers; with nobody there it throws.
    await entry('probe').getPassword()
    return {
      describe: () => Promise.resolve({ kind: 'keychain', sentence: 'Keys are kept in the keychain of this computer.' }),
      get: async (name) => (await inWords(entry(name).getPassword())) ?? null,
      set: (name, value) => inWords(entry(name).setPassword(value)),
      delete: async (name) => void (await inWords(entry(name).deletePassword())),
    }
  } catch {
    return null
  }
}

/** What a keychain says when it refuses is meant for programmers. */
async function inWords<T>(asked: Promise<T>): Promise<T> {
  try {
    return await asked
  } catch (error) {
    throw new NeedsHuman(`The keychain of this computer refused: ${error instanceof Error ? error.message : 'no reason given'}`, 'Unlock it, then try again.')
  }
}

const base64 = z.base64()
const sealedEntry = z.object({ iv: base64, tag: base64, text: base64 })
const sealedFile = z.object({ version: z.literal(1), salt: base64, entries: z.record(z.string(), sealedEntry) })
type Sealed = z.infer<typeof sealedFile>
type SealedEntry = z.infer<typeof sealedEntry>

const deriveKey = promisify<string, Buffer, number, { N: number; maxmem: number }, Buffer>(scrypt)
/** scrypt at 2^16: about a tenth of a second and 64 MB, per RFC 7914's advice for interactive use. */
const COST = { N: 2 ** 16, maxmem: 128 * 1024 * 1024 }
/** The whole tag: a shorter one is easier to forge, and Node would take it. */
const TAG = { authTagLength: 16 }
/** Known text under each key: a wrong passphrase is told apart from a damaged file. */
const CHECK = ['passphrase check', 'correct'] as const

function createEncryptedFile(path: string, ask: AskPassphrase): SecretStore {
  let held: { readonly salt: string; readonly key: Buffer } | null = null
  let last: Promise<unknown> = Promise.resolve()
  /** One after the other: two that write at once would each keep only their own entry. */
  const inTurn = <T>(work: () => Promise<T>): Promise<T> => {
    const next = last.then(work, work)
    last = next.catch(() => undefined)
    return next
  }
  const read = (): Sealed | null => (existsSync(path) ? parse(path) : null)
  const unlock = async (): Promise<{ key: Buffer; sealed: Sealed }> => {
    const sealed = read() ?? { version: 1, salt: randomBytes(16).toString('base64'), entries: {} }
    // A file that was moved away or replaced has another salt, and the key of the old one opens nothing in it.
    if (held?.salt !== sealed.salt) held = { salt: sealed.salt, key: await keyFor(sealed, ask, path) }
    return { key: held.key, sealed }
  }
  const save = (sealed: Sealed): void => {
    writeFileSync(`${path}.part`, JSON.stringify(sealed), { mode: 0o600, flush: true })
    renameSync(`${path}.part`, path)
  }
  return {
    describe: () => Promise.resolve({
      kind: 'encrypted-file', unlocked: held !== null,
      sentence: 'This computer offers no keychain here; keys are kept in an encrypted file and its passphrase is asked for when one is needed.',
    }),
    get: (name) => inTurn(async () => {
      if (read()?.entries[name] === undefined) return null
      const { key, sealed } = await unlock()
      const entry = sealed.entries[name]
      return entry === undefined ? null : openOrSay(key, name, entry, path)
    }),
    set: (name, value) => inTurn(async () => {
      const { key, sealed } = await unlock()
      save({ ...sealed, entries: { ...sealed.entries, [CHECK[0]]: seal(key, ...CHECK), [name]: seal(key, name, value) } })
    }),
    delete: (name) => inTurn(async () => {
      const sealed = read()
      if (sealed !== null) save({ ...sealed, entries: Object.fromEntries(Object.entries(sealed.entries).filter(([known]) => known !== name)) })
    }),
  }
}

async function keyFor(sealed: Sealed, ask: AskPassphrase, path: string): Promise<Buffer> {
  const known = sealed.entries[CHECK[0]]
  const passphrase = await ask(known === undefined ? 'Choose a passphrase for your keys: ' : 'Passphrase for your keys: ')
  if (passphrase === null || passphrase === '') throw new NeedsHuman('Your keys are locked and nobody could be asked for the passphrase.', 'Run the command in a terminal.')
  const key = await deriveKey(passphrase, Buffer.from(sealed.salt, 'base64'), 32, COST)
  if (known !== undefined && tryOpen(key, known) !== CHECK[1]) throw new AppError('invalid-input', `The passphrase does not open ${path}.`, { action: 'Try again; without it the keys must be entered anew.' })
  return key
}

function tryOpen(key: Buffer, entry: SealedEntry): string | null {
  try {
    return open(key, CHECK[0], entry)
  } catch {
    return null
  }
}

/** The name is bound to the text, so that entries cannot be swapped. */
function seal(key: Buffer, name: string, value: string): SealedEntry {
  const iv = randomBytes(12)
  const cipher = createCipheriv('aes-256-gcm', key, iv, TAG).setAAD(Buffer.from(name))
  const text = Buffer.concat([cipher.update(value, 'utf8'), cipher.final()])
  return { iv: iv.toString('base64'), tag: cipher.getAuthTag().toString('base64'), text: text.toString('base64') }
}

function open(key: Buffer, name: string, entry: SealedEntry): string {
  const decipher = createDecipheriv('aes-256-gcm', key, Buffer.from(entry.iv, 'base64'), TAG).setAAD(Buffer.from(name)).setAuthTag(Buffer.from(entry.tag, 'base64'))
  return Buffer.concat([decipher.update(Buffer.from(entry.text, 'base64')), decipher.final()]).toString('utf8')
}

/** The passphrase was right, so an entry that does not open was changed by somebody or something else. */
function openOrSay(key: Buffer, name: string, entry: SealedEntry, path: string): string {
  try {
    return open(key, name, entry)
  } catch {
    throw damaged(path)
  }
}

function parse(path: string): Sealed {
  try {
    return sealedFile.parse(JSON.parse(readFileSync(path, 'utf8')))
  } catch {
    throw damaged(path)
  }
}

function damaged(path: string): AppError {
  return new AppError('invalid-input', `${path} is damaged.`, { action: 'Move it away and enter your keys again.' })
}
