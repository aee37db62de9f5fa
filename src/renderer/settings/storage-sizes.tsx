import { useQuery } from '@tanstack/react-query'
import { trpc } from '../api/client.ts'
import { words } from '../words/en.ts'
import { bytes } from '../words/format.ts'

/** What the pictures of the library weigh, by kind. */
export function StorageSizes() {
  const { data: sizes = [] } = useQuery({ ...trpc.designs.storageSizes.queryOptions(), staleTime: 0 })
  if (sizes.length === 0) return null
  return (
    <section className="mt-8">
      <h3 className="mb-2 text-13 font-medium">{words.storage.title}</h3>
      <dl className="grid grid-cols-[10rem_1fr] gap-y-1 text-13">
        {sizes.map(({ extension, files, bytes: weight }) => (
          <div key={extension} className="contents">
            <dt className="text-ink-2">{words.storage.kinds[extension] ?? words.storage.other(extension)}</dt>
            <dd className="tabular-nums">{words.storage.line(files, bytes(weight))}</dd>
          </div>
        ))}
      </dl>
    </section>
  )
}
