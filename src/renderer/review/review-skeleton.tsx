import { Bone } from '../ui/states.tsx'
import { words } from '../words/en.ts'

/** The desk before its first design: the same shapes in the same places. */
export function ReviewSkeleton() {
  return (
    <div role="status" aria-label={words.app.loading} className="flex min-h-0 flex-1 flex-col">
      <div className="grid min-h-0 flex-1 grid-cols-[minmax(0,1fr)_clamp(20rem,30%,26rem)] @max-[56rem]/window:block">
        <div className="grid place-items-center bg-stage p-6">
          <Bone className="aspect-square h-full max-h-[36rem] max-w-full rounded-20" />
        </div>
        <div className="flex flex-col gap-4 p-6">
          <Bone className="h-7 w-4/5" />
          <Bone className="h-4 w-1/2" />
          <Bone className="mt-4 h-28 w-full" />
          <Bone className="h-20 w-full" />
          <Bone className="h-36 w-full" />
        </div>
      </div>
      <div className="flex gap-2 overflow-hidden px-5 py-3">
        {Array.from({ length: 12 }, (_, index) => (
          <Bone key={index} className="size-16 shrink-0 rounded-12" />
        ))}
      </div>
    </div>
  )
}
