import { CircleCheck, CircleX, LoaderCircle } from 'lucide-react'
import { useState } from 'react'
import type { EngineTest, EngineView } from '../../main/image-engines/contract.ts'
import { useNow } from '../app/now.ts'
import { Button } from '../ui/button.tsx'
import { words } from '../words/en.ts'
import { ago } from '../words/format.ts'

interface ConnectionTrialProps {
  /** What is tested, for those who hear the button. */
  readonly name: string
  readonly last: EngineView['lastTest']
  readonly run: () => Promise<EngineTest>
  /** Null where the models stand in a list of their own. */
  readonly onChoose: ((model: string) => void) | null
}

/** Asks once for what costs nothing, and says in words what was found. */
export function ConnectionTrial({ name, last, run, onChoose }: ConnectionTrialProps) {
  const [test, setTest] = useState<EngineTest | 'running' | null>(null)
  const now = useNow()
  const start = async (): Promise<void> => {
    setTest('running')
    setTest(await run())
  }
  return (
    <div className="flex flex-col gap-3">
      <Button className="self-start" aria-label={`${words.engines.test}: ${name}`} disabled={test === 'running'} icon={test === 'running' ? <LoaderCircle size={15} aria-hidden="true" className="animate-spin" /> : undefined} onClick={() => void start()}>
        {test === 'running' ? words.engines.testing : words.engines.test}
      </Button>
      <div role="status">
        {test === null && last !== null && <p className="text-13 text-ink-2">{words.engines.lastTest(ago(last.at, now), last.sentence)}</p>}
        {test !== null && test !== 'running' && <Outcome test={test} onChoose={onChoose} />}
      </div>
    </div>
  )
}

function Outcome({ test, onChoose }: { readonly test: EngineTest; readonly onChoose: ((model: string) => void) | null }) {
  return (
    <div className="flex gap-2.5 rounded-12 bg-fill p-3 text-13">
      {test.ok ? <CircleCheck size={16} aria-hidden="true" className="mt-0.5 shrink-0 text-green" /> : <CircleX size={16} aria-hidden="true" className="mt-0.5 shrink-0 text-red" />}
      <div className="min-w-0">
        <p>{test.sentence}</p>
        {test.lines.length > 0 && (
          <ul className="mt-1 text-ink-2">
            {test.lines.map((line, index) => (
              <li key={index} className="break-words">
                {line}
              </li>
            ))}
          </ul>
        )}
        {onChoose !== null && test.models.length > 0 && (
          <ul className="mt-2 flex max-h-40 flex-wrap gap-1.5 overflow-y-auto">
            {test.models.map((model) => (
              <li key={model}>
                <Button aria-label={words.engines.choose(model)} onClick={() => onChoose(model)}>
                  {model}
                </Button>
              </li>
            ))}
          </ul>
        )}
      </div>
    </div>
  )
}
