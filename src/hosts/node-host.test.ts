import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { tempHome } from '../../test/support/temp-home.ts'
import { computePort } from '../workers/compute/contract.ts'
import { createPortClient } from '../main/kernel/ports.ts'
import { StoreError } from '../main/store/index.ts'
import { startCore } from '../main/core.ts'
import { createNodeHost, workerEnvironment } from './node-host.ts'

test('a worker learns nothing from the environment but what it needs', () => {
  process.env['OPENAI_API_KEY'] = 'sk-secret'
  onTestFinished(() => void delete process.env['OPENAI_API_KEY'])
  const environment = workerEnvironment('/resources')
  expect(environment).toMatchObject({ IDEA_ENGINE_RESOURCES: '/resources', PATH: process.env['PATH'] })
  expect(JSON.stringify(environment)).not.toContain('sk-secret')
  expect(Object.keys(environment).filter((name) => /KEY|TOKEN|SECRET|NODE_OPTIONS|npm_/i.test(name))).toEqual([])
})

test('a worker is a process that answers, and its end is told once with its reason', async () => {
  const worker = createNodeHost({ kind: 'cli', home: tempHome() }).spawnWorker('compute')
  onTestFinished(() => worker.kill())
  const client = createPortClient('compute', computePort, worker)
  expect((await client.call('embed', { texts: ['coffee'] })).vectors).toHaveLength(768)
  expect(worker.pid).not.toBe(process.pid)
  const reasons: string[] = []
  const closed = new Promise<void>((resolve) => worker.onClose((reason) => {
    reasons.push(reason)
    resolve()
  }))
  worker.kill()
  await closed
  expect(reasons).toEqual(['it was ended by SIGKILL'])
})

function alive(pid: number): boolean {
  try {
    process.kill(pid, 0)
    // One that ended and that nobody has asked after still has its number.
    return process.platform !== 'linux' || !readFileSync(`/proc/${pid}/stat`, 'utf8').includes(') Z ')
  } catch {
    return false
  }
}

test.runIf(process.platform !== 'win32')('when a core is killed, its workers end by themselves', async () => {
  const script = `
    import { createNodeHost } from ${JSON.stringify(join(import.meta.dirname, 'node-host.ts'))}
    const host = createNodeHost({ kind: 'cli', home: ${JSON.stringify(tempHome())} })
    console.log(JSON.stringify(['acquire', 'compute', 'inference', 'imaging'].map((kind) => host.spawnWorker(kind).pid)))
    setInterval(() => host, 1000)`
  const core = spawn(process.execPath, ['--input-type=module-typescript', '-e', script], { stdio: ['ignore', 'pipe', 'inherit'] })
  const [line] = (await once(core.stdout, 'data')) as [Buffer]
  const pids = JSON.parse(line.toString()) as number[]
  onTestFinished(() => pids.filter(alive).forEach((pid) => process.kill(pid, 'SIGKILL')))
  await new Promise((resolve) => setTimeout(resolve, 1_500))
  expect(pids.map(alive)).toEqual([true, true, true, true])
  core.kill('SIGKILL')
  await expect.poll(() => pids.filter(alive), { timeout: 10_000 }).toEqual([])
})

test('a home that cannot be one is refused with a sentence', async () => {
  const file = join(tempHome(), 'a-file')
  writeFileSync(file, 'x')
  const refused = Promise.resolve().then(() => startCore(createNodeHost({ kind: 'cli', home: file })))
  await expect(refused).rejects.toBeInstanceOf(StoreError)
  await expect(refused).rejects.toMatchObject({ message: `${file} cannot be used as the folder of a library.`, action: 'Choose a folder that you may write in with --home.' })
})
