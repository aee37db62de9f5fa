import { existsSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { fakeClock } from '../../../test/support/fake-clock.ts'
import { tempHome } from '../../../test/support/temp-home.ts'
import { createFileLog, redact } from './log.ts'

test('each entry is one line of JSON with its time', () => {
  const file = join(tempHome(), 'a.log')
  createFileLog(file, fakeClock()).warn('a worker\ndied', { worker: 'imaging', deaths: 2 })
  expect(JSON.parse(readFileSync(file, 'utf8'))).toEqual({ time: '2026-11-23T12:00:00.000Z', level: 'warn', message: 'a worker\ndied', worker: 'imaging', deaths: 2 })
})

test.runIf(process.platform !== 'win32')('only its owner can read the log', () => {
  const file = join(tempHome(), 'a.log')
  createFileLog(file, fakeClock()).info('hello')
  expect(statSync(file).mode & 0o777).toBe(0o600)
})

test.each([
  ['a service key', 'refused: sk-abcdefgh12345678 is over its limit', 'abcdefgh'],
  ['a bearer token', 'sent Authorization: Bearer eyJhbGciOi.J9-_x==', 'eyJhbGci'],
  ['our own one-time token', 'open http://127.0.0.1:4780/?token=AAbb_cc-dd11', 'AAbb_cc'],
])('%s never reaches the file, neither in the message nor in a field', (_what, text, secret) => {
  const file = join(tempHome(), 'a.log')
  createFileLog(file, fakeClock()).error(text, { detail: text })
  expect(readFileSync(file, 'utf8')).not.toContain(secret)
  expect(redact(text)).toContain('[redacted]')
})

test('at five megabytes the log starts anew and the older part is kept once', () => {
  const file = join(tempHome(), 'a.log')
  writeFileSync(file, 'x'.repeat(5 * 1024 * 1024 - 10))
  const log = createFileLog(file, fakeClock())
  log.info('after the turn')
  expect(readFileSync(file, 'utf8')).toContain('after the turn')
  expect(statSync(file).size).toBeLessThan(1_000)
  expect(statSync(`${file}.old`).size).toBeGreaterThan(5_000_000)
})

test('a log that cannot be written stops nothing', () => {
  const file = join(tempHome(), 'missing', 'a.log')
  expect(() => createFileLog(file, fakeClock()).error('nowhere to go')).not.toThrow()
  expect(existsSync(file)).toBe(false)
})
