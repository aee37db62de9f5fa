import { CircleCheck, CircleX, LoaderCircle } from 'lucide-react'
import { useState } from 'react'
import type { SourceTest, SourceView } from '../../main/signals/contract.ts'
import { client } from '../api/client.ts'
import { explainShort } from '../api/explain-error.ts'
import { followJob } from '../api/follow-job.ts'
import { markStale } from '../api/refresh.ts'
import { Button } from '../ui/button.tsx'
import { words } from '../words/en.ts'

/** Asks the source once and says what it found; nothing is stored by the test. */
export function SourceTrial({ view }: { readonly view: SourceView }) {
  const [test, setTest] = useState<SourceTest | 'running' | null>(null)
  const [looking, setLooking] = useState<string | null>(null)
  const run = async (): Promise<void> => {
    setTest('running')
    setTest(await client.signals.sources.test.mutate({ id: view.id }).catch((error: unknown) => ({ ok: false, sentence: explainShort(error), examples: [] })))
  }
  const look = async (): Promise<void> => {
    setLooking(words.sources.polling(view.title))
    try {
      const { jobId } = await client.signals.sources.poll.mutate({ id: view.id })
      markStale(['jobs'])
      await followJob(jobId)
      setLooking(null)
    } catch (error) {
      setLooking(explainShort(error))
    }
    markStale(['sources'])
  }
  return (
    <div className="flex flex-col gap-3">
      <div className="flex flex-wrap gap-2">
        <Button disabled={test === 'running'} icon={test === 'running' ? <LoaderCircle size={15} aria-hidden="true" className="animate-spin" /> : undefined} onClick={() => void run()}>
          {test === 'running' ? words.sources.testing : words.sources.test}
        </Button>
        {view.nextPollAt !== null && (
          <Button look="quiet" onClick={() => void look()}>
            {words.sources.poll}
          </Button>
        )}
      </div>
      <div role="status">
        {looking !== null && <p className="text-13 text-ink-2">{looking}</p>}
        {test !== null && test !== 'running' && <Outcome test={test} />}
      </div>
    </div>
  )
}

function Outcome({ test }: { readonly test: SourceTest }) {
  return (
    <div className="flex gap-2.5 rounded-12 bg-fill p-3 text-13">
      {test.ok ? <CircleCheck size={16} aria-hidden="true" className="mt-0.5 shrink-0 text-green" /> : <CircleX size={16} aria-hidden="true" className="mt-0.5 shrink-0 text-red" />}
      <div className="min-w-0">
        <p>{[test.sentence, test.action].filter(Boolean).join(' ')}</p>
        {test.examples.length > 0 && (
          <ul className="mt-1 list-disc pl-4 text-ink-2">
            {test.examples.map((example, index) => (
              <li key={index} className="break-words">
                {example}
              </li>
            ))}
          </ul>
        )}
      </div>
    </div>
  )
}
