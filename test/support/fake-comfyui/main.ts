/**
 * The stand-in as a program: `node test/support/fake-comfyui/main.ts --port 8188 --step-ms 40`; prints its address. Faults
 * come as lines on stdin: `post-hangs-accepted`, `kill` … With `--listen` it is started as ComfyUI itself is, and lives
 * until it is ended.
 */
import { createInterface } from 'node:readline'
import { parseArgs } from 'node:util'
import { NO_TIME } from './gpu.ts'
import { startFakeComfy, type Fault } from './server.ts'

const { values } = parseArgs({
  strict: false,
  options: { port: { type: 'string', default: '0' }, 'step-ms': { type: 'string', default: '5' }, side: { type: 'string', default: '64' }, old: { type: 'boolean', default: false }, listen: { type: 'string' }, 'output-directory': { type: 'string' }, timing: { type: 'string' } },
})
const fake = await startFakeComfy({
  port: Number(values.port), stepMs: Number(values['step-ms']), side: Number(values.side), old: values.old === true,
  folder: typeof values['output-directory'] === 'string' ? values['output-directory'] : null,
  timing: typeof values.timing === 'string' ? { ...NO_TIME, ...(JSON.parse(values.timing) as object) } : NO_TIME,
})
console.log(fake.address)
if (values.listen !== undefined) await new Promise(() => undefined)
for await (const line of createInterface({ input: process.stdin })) {
  const [word = '', times] = line.trim().split(/\s+/)
  if (word === 'kill') await fake.kill()
  else if (word === 'restart') await fake.restart()
  else if (word === 'drop') fake.dropSockets()
  else if (word === 'forget') fake.forgetSockets()
  else if (word === 'freeze') fake.freezeSockets()
  else if (word === 'gpu') console.log(JSON.stringify(fake.gpu()))
  else if (word === 'saved') console.log(JSON.stringify({ posted: fake.posted.length, saved: [...fake.saved.values()], queue: fake.queueLength(), interrupted: fake.interrupted.length }))
  else if (word !== '') fake.next(word as Fault, Number(times ?? 1))
}
await fake.stop()
