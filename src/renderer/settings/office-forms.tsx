import { useQuery } from '@tanstack/react-query'
import { useId, useState } from 'react'
import type { OfficeView } from '../../main/compliance/offices/contract.ts'
import { client, queryClient, trpc } from '../api/client.ts'
import { explainShort } from '../api/explain-error.ts'
import { ConnectionTrial } from '../engines/connection-trial.tsx'
import { Section } from '../review/section.tsx'
import { Field } from '../ui/field.tsx'
import { words } from '../words/en.ts'
import { calendarDay } from '../words/format.ts'
import { SecretInput } from './secret-input.tsx'

/** Keys for offices that answer over the net; nobody is asked without one. */
export function OfficeForms() {
  const { data: offices = [] } = useQuery(trpc.compliance.offices.queryOptions())
  return (
    <Section title={words.rules.offices}>
      <div className="flex flex-col gap-6">
        {offices.map((view) => (
          <OfficeForm key={view.office} view={view} />
        ))}
      </div>
    </Section>
  )
}

function OfficeForm({ view }: { readonly view: OfficeView }) {
  const [problem, setProblem] = useState<string | null>(null)
  const id = useId()
  const save = async (field: string, key: string): Promise<void> => {
    try {
      queryClient.setQueryData(trpc.compliance.offices.queryKey(), await client.compliance.setOfficeKey.mutate({ office: view.office, field, key }))
      setProblem(null)
    } catch (error) {
      setProblem(explainShort(error))
    }
  }
  const test = async () => {
    const outcome = await client.compliance.testOffice.mutate({ office: view.office }).catch((error: unknown) => ({ ok: false, sentence: explainShort(error), lines: [] }))
    await queryClient.invalidateQueries({ queryKey: trpc.compliance.offices.queryKey() })
    return { ...outcome, models: [] }
  }
  return (
    <div className="flex flex-col gap-3">
      <h4 className="text-13 font-medium">{view.title}</h4>
      <p className="text-13 text-ink-2">{view.summary}</p>
      {view.fields.map((field) => (
        <Field key={field.id} label={field.label} htmlFor={`${id}-${field.id}`} problem={problem}>
          <SecretInput id={`${id}-${field.id}`} label={`${view.title}, ${field.label}`} set={field.setAt !== null} onSave={(key) => save(field.id, key)} onClear={() => void save(field.id, '')} />
        </Field>
      ))}
      <p className="text-11 text-ink-3">
        {words.rules.keysFrom(view.keysFrom)} {view.provenLive === null ? words.rules.notProven : words.rules.provenOn(calendarDay(view.provenLive))}
      </p>
      <ConnectionTrial name={view.title} last={view.lastTest} run={test} onChoose={null} />
    </div>
  )
}
