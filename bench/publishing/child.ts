/** A process that publishes until nothing is left, and is killed meanwhile. Its wish is the first argument, as JSON. */
import { openCore, type CoreWish } from './core.ts'

/** What has work left. */
const OPEN: ReadonlySet<string> = new Set(['queued', 'preparing', 'intent-recorded', 'submitted', 'verifying'])

const wish = JSON.parse(process.argv[2] ?? '') as CoreWish
const core = await openCore(wish)
for (let at = 0; at < core.ids.length; at += 500) core.publishing.publish({ ids: core.ids.slice(at, at + 500) })
core.publishing.begin()
process.stdout.write('ready\n')
while (core.publishing.counts().some(({ state }) => OPEN.has(state))) await new Promise((resolve) => setTimeout(resolve, 50))
await core.stop()
process.stdout.write('done\n')
process.exit(0)
