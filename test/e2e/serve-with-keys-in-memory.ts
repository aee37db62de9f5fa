/** The core from its sources with the built window, as `serve` has it, but for keys: they stay in memory. */
import { parseArgs } from 'node:util'
import { startCore } from '../../src/main/core.ts'
import { testHost } from '../support/test-host.ts'

const { values } = parseArgs({ options: { home: { type: 'string', default: '' }, port: { type: 'string', default: '0' } } })
const core = await startCore({ ...testHost({ home: values.home }), kind: 'browser' })
console.log(`Ready at ${await core.listen(Number(values.port))}`)
await new Promise<void>((resolve) => {
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => resolve())
})
await core.stop()
