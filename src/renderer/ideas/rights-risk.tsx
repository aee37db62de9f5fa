import { ShieldAlert } from 'lucide-react'
import { useId, useState } from 'react'
import type { Idea } from '../../main/ideas/contract.ts'
import { client } from '../api/client.ts'
import { explainShort } from '../api/explain-error.ts'
import { markStale } from '../api/refresh.ts'
import { Fold } from '../review/section.tsx'
import { Button } from '../ui/button.tsx'
import { Field, inputLook } from '../ui/field.tsx'
import { words } from '../words/en.ts'

/** Why an idea is kept from design, and the seller's own word when they may use it all the same. */
export function RightsRisk({ idea }: { readonly idea: Idea }) {
  return (
    <div className="flex gap-3 rounded-12 bg-amber-fill p-4 text-13">
      <ShieldAlert size={18} aria-hidden="true" className="mt-px shrink-0 text-amber" />
      <div className="min-w-0 flex-1">
        <p className="font-medium">{[`${words.ideas.risk}.`, idea.risk].filter(Boolean).join(' ')}</p>
        <Fold summary={words.ideas.mayUse}>
          <AllowForm id={idea.id} />
        </Fold>
      </div>
    </div>
  )
}

function AllowForm({ id }: { readonly id: string }) {
  const [because, setBecause] = useState('')
  const [problem, setProblem] = useState<string | null>(null)
  const field = useId()
  const allow = async (): Promise<void> => {
    try {
      await client.ideas.allow.mutate({ id, because: because.trim() })
      markStale(['ideas'])
    } catch (error) {
      setProblem(explainShort(error))
    }
  }
  return (
    <Field label={words.ideas.because} htmlFor={field} hint={words.ideas.becauseHint} problem={problem}>
      <div className="flex gap-2">
        <input id={field} value={because} maxLength={500} onChange={(event) => setBecause(event.target.value)} className={inputLook} />
        <Button disabled={because.trim() === ''} onClick={() => void allow()}>
          {words.ideas.allow}
        </Button>
      </div>
    </Field>
  )
}
