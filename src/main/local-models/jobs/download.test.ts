import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { fakeClock } from '../../../../test/support/fake-clock.ts'
import { loopbackServer } from '../../../../test/support/loopback-server.ts'
import { openTestStore } from '../../../../test/support/open-test-store.ts'
import { tempHome } from '../../../../test/support/temp-home.ts'
import { startTestJobs } from '../../../../test/support/test-jobs.ts'
import { writeTinyModel } from '../../../../test/support/tiny-model.ts'
import { silentLog } from '../../kernel/log.ts'
import { createSettingsService } from '../../settings/index.ts'
import { createRemoteFiles } from '../remote-file.ts'
import { createLocalModelsService } from '../service.ts'
import type { ManifestModel } from '../contract.ts'
import { DOWNLOAD, downloadJob } from './download.ts'

test('a download shows how far it is, lets go when it is cancelled, and goes on when it is asked for again', { timeout: 60_000 }, async () => {
  const source = writeTinyModel(join(tempHome(), 'source'))
  const asked: (string | undefined)[] = []
  const patience = { held: true }
  const address = await loopbackServer((request, response) => {
    const bytes = readFileSync(join(source, request.url ?? ''))
    const from = Number(/bytes=(\d+)-/.exec(request.headers.range ?? '')?.[1] ?? 0)
    asked.push(request.headers.range)
    response.writeHead(from > 0 ? 206 : 200, { etag: '"one"', 'content-length': bytes.length - from, ...(from > 0 ? { 'content-range': `bytes ${from}-${bytes.length - 1}/${bytes.length}` } : {}) })
    if (patience.held) response.write(bytes.subarray(0, 30_000))
    else response.end(bytes.subarray(from))
  })
  const model: ManifestModel = {
    id: 'tiny', title: 'Tiny', purpose: 'sentence-vectors', about: '', languages: [], licence: 'MIT', licenceAddress: 'https://example.test/', repository: 'https://example.test/', address: `${address}/`,
    pooling: 'mean', prefixes: { row: '', search: '' }, weights: 'model.onnx', read: '', files: ['onnx/model.onnx', 'tokenizer.json', 'tokenizer_config.json', 'config.json'].map((path) => ({ path, megabytes: null, sha256: null })),
  }
  const remote = createRemoteFiles('tests')
  onTestFinished(() => remote.close())
  const home = tempHome()
  const own = await openTestStore({ home: tempHome() })
  const service = createLocalModelsService({
    home, clock: fakeClock(), log: silentLog, settings: createSettingsService(own), manifest: [model], open: remote.open,
    inspect: () => Promise.resolve({ dimensions: 768 }), inspectPicture: () => Promise.resolve(), release: () => Promise.resolve(),
  })
  const { jobs, enqueue, ended } = await startTestJobs([downloadJob(service)])
  const first = enqueue({ kind: DOWNLOAD, payload: { manifestId: 'tiny' } })
  await until(() => (jobs.board.of(first)?.done ?? 0) > 0)
  expect(jobs.board.of(first)).toMatchObject({ label: 'Downloading a model', note: 'onnx/model.onnx', total: readFileSync(join(source, 'onnx/model.onnx')).length })
  jobs.runner.cancel(first)
  expect(await ended(first)).toBe('cancelled')
  patience.held = false
  const second = enqueue({ kind: DOWNLOAD, payload: { manifestId: 'tiny' } })
  expect(await ended(second)).toBe('done')
  expect(asked[1]).toMatch(/^bytes=[1-9]\d*-$/)
  expect(jobs.queue.find(second).result).toEqual({ modelId: service.list().models[0]?.id })
})

async function until(reached: () => boolean): Promise<void> {
  for (const signal = AbortSignal.timeout(30_000); !reached(); signal.throwIfAborted()) await new Promise((resolve) => setTimeout(resolve, 5))
}
