import { expect, test } from 'vitest'
import { SOURCE_IDS } from '../../src/main/signals/pure/source-ids.ts'
import type { ImportFormat } from '../../src/main/signals/contract.ts'
import { acquirePort } from '../../src/workers/acquire/contract.ts'
import { readAnswer } from '../../src/workers/acquire/read-answer.ts'
import { answerOf } from '../support/source-answer.ts'
import { PARSERS } from './parsers.ts'
import { tryParser } from './try-parser.ts'

/** `npm run fuzz` tries ten thousand of each, with other damages every time it is given another seed. */
const COUNT = 1_000
const SEED = 20_261_123

test('every source and every format of a file is among the parsers that are tried', () => {
  const tried = PARSERS.map(({ name }) => name)
  const missing = [...SOURCE_IDS].filter((id) => !tried.some((name) => name === id || name.startsWith(`${id}: `)))
  expect(missing).toEqual([])
  const formats: Record<ImportFormat, string> = { csv: 'file: csv', json: 'saved answer: any list', ndjson: 'file: ndjson', feed: 'file: feed', ics: 'file: calendar', xlsx: 'file: workbook' }
  expect(Object.values(formats).filter((name) => !tried.includes(name))).toEqual([])
})

test.each(PARSERS)('$name: a damaged payload is read as far as it goes or refused in our words, and good items outlive bad ones', (parser) => {
  const trial = tryParser(parser, COUNT, SEED, () => performance.now())
  expect(trial.faults).toEqual([])
  // Damages that leave nothing to read, or that nothing notices, would prove nothing.
  expect(trial.read).toBeGreaterThan(COUNT * 0.03)
  expect(trial.refused).toBeGreaterThan(COUNT * 0.02)
}, 120_000)

test('every good answer passes the port of the worker that reads it, whole', async () => {
  for (const { name, asked, seeds: [bytes], parse } of PARSERS) {
    if (asked === undefined || bytes === undefined) continue
    const input = acquirePort.read.input.parse({ ...answerOf(asked.source, bytes, asked.about), memory: null, from: '2026-01-01', to: '2027-12-31' })
    const output = acquirePort.read.output.parse(structuredClone(await readAnswer(input)))
    const { outcomes, follow = [] } = parse(bytes)
    expect([output.drafts.length + output.rejects.length, output.follow], name).toEqual([outcomes.length, follow])
    expect(output.drafts.length + output.follow.length + output.suggestions.length, name).toBeGreaterThan(0)
  }
})

test('a parser that breaks its promises is found out', () => {
  const good = PARSERS.find(({ name }) => name === 'bluesky: topics')
  if (good === undefined) throw new Error('the parser is gone')
  const faultsOf = (parse: typeof good.parse): string => tryParser({ ...good, parse }, 500, SEED, () => 0).faults.join('\n')
  const texts = (bytes: Uint8Array) => good.parse(bytes).outcomes
  expect(faultsOf((bytes) => ({ outcomes: texts(bytes).map((outcome) => ('text' in outcome ? { ...outcome, text: `${outcome.text}\u202E` } : outcome)) }))).toContain('a text is not plain')
  expect(faultsOf((bytes) => (texts(bytes).some((outcome) => 'place' in outcome) ? { outcomes: [] } : good.parse(bytes)))).toContain('a good item is lost beside a bad one')
  expect(faultsOf((bytes) => (JSON.parse(new TextDecoder().decode(bytes)) === null ? { outcomes: [] } : good.parse(bytes)))).toContain('SyntaxError')
})
