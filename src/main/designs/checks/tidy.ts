import type { Clock } from '../../kernel/clock.ts'
import type { Store } from '../../store/index.ts'
import type { ChecksRepo } from './repo.ts'

/** A rejected design keeps its print files this long; then its SVG alone, from which they can be made again. */
const KEPT_MS = 30 * 86_400_000
const AT_ONCE = 200

/** Drops print files of designs that were turned down a month ago. A file that another design names stays. @returns what was dropped. */
export async function tidyPictures(deps: { readonly store: Store; readonly clock: Clock; readonly repo: ChecksRepo }, signal: AbortSignal): Promise<{ files: number; bytes: number }> {
  const { store, repo } = deps
  const dropped = { files: 0, bytes: 0 }
  for (;;) {
    signal.throwIfAborted()
    const spare = repo.sparePictures(deps.clock.now() - KEPT_MS, AT_ONCE)
    if (spare.length === 0) return dropped
    store.writeTx((tx) => {
      for (const picture of spare) repo.dropFileTx(tx, picture)
    })
    const assets = [...new Set(spare.map(({ asset }) => asset))]
    const named = repo.stillNamed(assets)
    const known = store.assets.findAll(assets)
    for (const asset of assets) {
      const record = known.get(asset)
      if (record === undefined || named.has(asset)) continue
      await store.assets.remove(record)
      dropped.files += 1
      dropped.bytes += record.bytes
    }
  }
}
