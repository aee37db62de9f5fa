import { gunzipSync } from 'node:zlib'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { fakeClock } from '../../../test/support/fake-clock.ts'
import { openTestApp } from '../../../test/support/open-test-app.ts'
import { openTestStore } from '../../../test/support/open-test-store.ts'
import { filesBelow } from '../../../test/support/shared-data.ts'
import { tempHome } from '../../../test/support/temp-home.ts'
import { createArchive } from '../signals/index.ts'
import { createRecording, recordRequests } from './index.ts'
import { ideaRequest, type Verdict } from './requests.ts'

test('verdicts are kept only when they changed, and every request names those that held when it began', { timeout: 60_000 }, async () => {
  const app = await openTestApp()
  const home = tempHome()
  const clock = fakeClock('2026-11-23T08:00:00Z')
  const events = { lastSeq: () => 7 }
  const archive = createArchive({ store: await openTestStore({ home, clock }), clock, events, home })
  let verdicts: Verdict[] = Array.from({ length: 5_000 }, (_, number) => ({ ideaId: `ide_${number}`, isYes: number % 3 === 0 }))
  const ideas = recordRequests(app.ideas, createRecording({ archive, settings: app.settings, clock, events, verdicts: (limit) => verdicts.slice(0, limit) }))
  const look = (seed: string) => ideas.ideate({ count: 1, seed, now: clock.now(), correlationId: 'c', signal: new AbortController().signal })
  await look('a')
  await look('b')
  await look('c')
  verdicts = [{ ideaId: 'ide_new', isYes: true }, ...verdicts]
  await look('d')
  await look('e')
  await archive.flush(new AbortController().signal)

  const lines = filesBelow(join(home, 'raw-signals')).flatMap((file) => gunzipSync(readFileSync(file)).toString().trim().split('\n'))
  const asked = lines.map((line) => ideaRequest.parse((JSON.parse(line) as { data: unknown }).data))
  expect(asked.map((one) => (one.ask === 'ideate' ? one.seed : one.ask))).toEqual(['verdicts', 'a', 'b', 'c', 'verdicts', 'd', 'e'])
  const [first, second] = asked.flatMap((one) => (one.ask === 'verdicts' ? [one] : []))
  expect(asked.flatMap((one) => (one.ask === 'ideate' ? [one.verdicts] : []))).toEqual([first?.hash, first?.hash, first?.hash, second?.hash, second?.hash])
  expect(first?.verdicts[0]).toEqual({ ideaId: 'ide_0', isYes: true })
  expect(second?.verdicts).toEqual(verdicts.slice(0, 5_000))
})
