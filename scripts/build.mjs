/** `npm run build`: the core with its workers, the preload script and the window, into out/. */
import { build, runMain } from './project.mjs'

await runMain(async () => {
  await build()
  return 0
})
