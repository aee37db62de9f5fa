import { expect, test } from 'vitest'
import { runJson, start } from '../../../test/faults/program.ts'
import { startStandIn } from '../../../test/support/stand-in.ts'
import { tempHome } from '../../../test/support/temp-home.ts'
import type { SourceTest, SourceView } from '../../main/signals/contract.ts'

const SEVERAL_PROCESSES_MS = 120_000

test('a seller sets a feed up, tests it, switches it on and reads it, all from the command line', { timeout: SEVERAL_PROCESSES_MS }, async () => {
  const server = await startStandIn({
    answer: (request, response) => {
      if (request.url === '/feed') response.end('<rss version="2.0"><channel><item><title>Plant lady</title><guid>tag:example.com,2026:1</guid></item></channel></rss>')
      else response.writeHead(429, { 'retry-after': '3600' }).end()
    },
  })
  const home = tempHome()
  const run = <T>(...args: string[]): Promise<T> => runJson<T>([...args, '--home', home])
  const fails = async (...args: string[]) => start([...args, '--home', home]).ended
  expect(await run<SourceView[]>('sources')).toEqual(expect.arrayContaining([expect.objectContaining({ id: 'feed', on: false, provenLive: null })]))
  expect((await fails('sources', 'set', 'feed', 'addresses=nonsense')).stderr).toContain('Feeds: Addresses: every line must be an address that begins with http:// or https://')
  expect((await fails('sources', 'set', 'feed', 'colour=red')).stderr).toContain('colour: is no setting of Feeds')
  expect(await run('sources', 'set', 'feed', `addresses=${server.origin}/feed`)).toMatchObject({ ready: true, config: { addresses: [`${server.origin}/feed`] } })
  expect(await run<SourceTest>('sources', 'test', 'feed')).toEqual({ ok: true, sentence: 'It works: 1 item.', examples: ['Plant lady'] })
  expect(await run('sources', 'on', 'feed')).toMatchObject({ on: true })
  expect(await run('poll', 'feed')).toEqual([expect.objectContaining({ id: 'feed', ok: true, sentence: '1 item, 1 of them new.' })])
  await run('sources', 'set', 'feed', `addresses=${server.origin}/busy`)
  // The work waits for an hour; the command does not.
  const busy = await fails('poll', 'feed')
  expect([busy.code, busy.stdout]).toEqual([1, expect.stringContaining('asked to wait')])
  expect(await run('sources', 'off', 'feed')).toMatchObject({ on: false, nextPollAt: null, signals: 1 })
})
