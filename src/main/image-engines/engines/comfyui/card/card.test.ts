import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { fakeClock } from '../../../../../../test/support/fake-clock.ts'
import { tempHome } from '../../../../../../test/support/temp-home.ts'
import { serversAt } from '../../../../../../test/support/fake-comfyui/open-pool.ts'
import type { SystemStats } from '../schema.ts'
import { powerOf, readPmset, readWindows, type Power } from './battery.ts'
import { askNvidia, readNvidia } from './nvidia.ts'
import { CARD_BUSY, createPauseRule, ON_BATTERY } from './pause-rule.ts'
import { runProgram } from './run-program.ts'
import { cardSentence } from './sentence.ts'

const GIB = 2 ** 30
const stats = (others: number, ours = 0): SystemStats => ({ system: { os: '', comfyui_version: '', python_version: '' }, devices: [{ name: 'cuda:0 NVIDIA X : native', type: 'cuda', vram_total: 12 * GIB, vram_free: (12 - others - ours) * GIB, torch_vram_total: ours * GIB, torch_vram_free: 0 }] })

test.each([
  ['NVIDIA GeForce RTX 4070, 12282, 11014, 3, 551.86\n', [['NVIDIA GeForce RTX 4070', 12282 * 2 ** 20, 11014 * 2 ** 20, 3, '551.86']]],
  ['Quadro K2000, 2000, [N/A], [Not Supported], 390.1\r\nTesla, T4, 15360, 15000, 0, 550\n', [['Quadro K2000', 2000 * 2 ** 20, null, null, '390.1'], ['Tesla, T4', 15360 * 2 ** 20, 15000 * 2 ** 20, 0, '550']]],
  ['NVIDIA-SMI has failed because it couldn\'t communicate with the NVIDIA driver.', []], ['', []], ['a,b,c,d,e\n,1,1,1,1', []], ['x, 1e9, 1, 1, 1', []],
])('of %j the cards are read', (out, cards) => {
  expect(readNvidia(out).map(({ name, vramBytes, freeBytes, busyPercent, driver }) => [name, vramBytes, freeBytes, busyPercent, driver])).toEqual(cards)
})

test('a program that is not there, fails or hangs is as if there were no card', async () => {
  expect(await askNvidia((_file, args, ms) => runProgram('no-such-program-here', args, ms))).toEqual([])
  expect(await runProgram(process.execPath, ['-e', 'process.exit(9)'], 5_000)).toBeNull()
  expect(await runProgram(process.execPath, ['-e', 'setInterval(() => {}, 1000)'], 300)).toBeNull()
  expect(await runProgram(process.execPath, ['-e', 'console.log(7)'], 20_000)).toBe('7\n')
})

test.each([[2, 'less than SD 1.5'], [6, 'SD 1.5 should run well. SDXL usually wants about 8 GB'], [7.6, 'SD 1.5 and SDXL should run well. Flux'], [11.9, 'in their smaller forms'], [23.9, 'most Flux-class']])('a card of %d GiB is described', (gib, part) => {
  expect(cardSentence([{ name: 'Card', vramBytes: gib * GIB, freeBytes: null, busyPercent: null, driver: null }], null)).toContain(part)
})

test('without a card of that maker it is said what there is instead', () => {
  expect(cardSentence([], 'mps')).toContain('“mps”')
  expect(cardSentence([], null)).toContain('No NVIDIA card')
})

test('each system says in its own way that it runs on battery', async () => {
  const folder = tempHome()
  const supply = (name: string, files: Record<string, string>): void => {
    mkdirSync(join(folder, name), { recursive: true })
    for (const [file, text] of Object.entries(files)) writeFileSync(join(folder, name, file), `${text}\n`)
  }
  const linux = (): Promise<Power> => powerOf('linux', () => Promise.resolve(null), folder)
  expect(await linux()).toBe('unknown')
  supply('mouse', { type: 'Battery', scope: 'Device', status: 'Discharging' })
  expect(await linux()).toBe('unknown')
  supply('BAT0', { type: 'Battery', status: 'Discharging' })
  expect(await linux()).toBe('battery')
  supply('AC', { type: 'Mains', online: '1' })
  expect(await linux()).toBe('mains')
  expect([readPmset("Now drawing from 'Battery Power'\n -InternalBattery-0"), readPmset("Now drawing from 'AC Power'"), readPmset('')]).toEqual(['battery', 'mains', 'unknown'])
  expect([readWindows('1\r\n'), readWindows('2'), readWindows(''), readWindows('nonsense')]).toEqual(['battery', 'mains', 'unknown', 'unknown'])
})

test('pictures wait on battery and while the card is wanted elsewhere, and the own work of ComfyUI is no reason', async () => {
  const clock = fakeClock()
  let [power, busyPercent, others]: [Power, number, number] = ['battery', 0, 1]
  const gate = createPauseRule({ clock, power: () => Promise.resolve(power), cards: () => Promise.resolve([{ name: 'NVIDIA X', vramBytes: 12 * GIB, freeBytes: null, busyPercent, driver: null }]) })
  const [server] = serversAt({ a: 'http://127.0.0.1:8188' })
  if (server === undefined) throw new Error('no server')
  const ask = (idle: boolean, local = true) => {
    clock.advance(6_000)
    return gate({ ...server, local }, idle, () => Promise.resolve(stats(others, 8)))
  }
  expect([await ask(true), await ask(true, false)]).toEqual([ON_BATTERY, null])
  power = 'mains'
  expect(await ask(true)).toBeNull()
  busyPercent = 97
  expect([await ask(true), await ask(false)]).toEqual([CARD_BUSY, null])
  busyPercent = 0
  expect(await ask(true)).toBeNull()
  others = 7
  expect([await ask(true), await ask(false)]).toEqual([CARD_BUSY, CARD_BUSY])
})
