import { isAbsolute } from 'node:path'
import { z } from 'zod'
import type { Queue } from '../jobs/index.ts'
import { procedure, router } from '../kernel/trpc.ts'
import type { Store } from '../store/index.ts'
import { localModels } from './contract.ts'
import { DOWNLOAD } from './jobs/download.ts'
import { IMPORT_MODEL } from './jobs/import.ts'
import type { LocalModelsService } from './service.ts'

const begun = z.object({ jobId: z.string() })

export function createLocalModelsRouter({ service, queue, store }: { service: LocalModelsService; queue: Queue; store: Store }) {
  const begin = (kind: string, key: string, payload: Record<string, unknown>) =>
    ({ jobId: store.writeTx((tx) => queue.enqueueTx(tx, { kind, payload, unique: { key, scope: 'active' } })) })
  return router({
    list: procedure.output(localModels).query(() => service.list()),
    download: procedure.input(z.object({ manifestId: z.string() })).output(begun)
      .mutation(({ input }) => begin(DOWNLOAD, service.known(input.manifestId).id, input)),
    import: procedure.input(z.object({ folder: z.string().refine((folder) => isAbsolute(folder) && !folder.includes('\0'), 'must be an absolute path') })).output(begun)
      .mutation(({ input }) => begin(IMPORT_MODEL, input.folder, input)),
    discard: procedure.input(z.object({ manifestId: z.string() })).output(localModels).mutation(({ input }) => service.discard(input.manifestId)),
    remove: procedure.input(z.object({ id: z.string() })).output(localModels).mutation(({ input }) => service.remove(input.id)),
  })
}
