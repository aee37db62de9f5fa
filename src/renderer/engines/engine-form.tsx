import { useId, useState } from 'react'
import type { EngineView, ImageEngines } from '../../main/image-engines/contract.ts'
import { changeEngines, keepEngineKey, testEngine } from '../api/engines.ts'
import { SavedText } from '../settings/saved-text.tsx'
import { SecretInput } from '../settings/secret-input.tsx'
import { Field, inputLook } from '../ui/field.tsx'
import { words } from '../words/en.ts'
import { ConnectionTrial } from './connection-trial.tsx'
import { PriceField } from './price-field.tsx'

/** No model is called so. */
const OTHER = ' '

/** A service that is paid for: its key, its model, what that costs, and a test that costs nothing. */
export function EngineForm({ all, view }: { readonly all: ImageEngines; readonly view: EngineView }) {
  const id = useId()
  const [keyProblem, setKeyProblem] = useState<string | null>(null)
  const [modelProblem, setModelProblem] = useState<string | null>(null)
  const choose = (model: string): void => void changeEngines({ model: { engine: view.id, model: model.trim() } }).then(setModelProblem)
  return (
    <div className="flex flex-col gap-5">
      {!view.proven && <p className="text-13 text-ink-3">{words.engines.notProvenWhy}</p>}
      {view.needsKey && (
        <Field label={words.engines.key} htmlFor={`${id}-key`} {...(view.keySetAt === null ? { hint: words.engines.keyHint } : {})} problem={keyProblem}>
          <SecretInput
            id={`${id}-key`}
            label={`${words.engines.key}, ${view.title}`}
            set={view.keySetAt !== null}
            onSave={(key) => keepEngineKey(view.id, key).then(setKeyProblem)}
            onClear={() => void keepEngineKey(view.id, '').then(setKeyProblem)}
          />
        </Field>
      )}
      <div className="grid grid-cols-2 gap-5 @max-[40rem]/window:grid-cols-1">
        <Field label={words.engines.model} htmlFor={`${id}-model`} problem={modelProblem}>
          <ModelInput id={`${id}-model`} model={view.model} models={view.models} usual={view.pricedAs ?? ''} onChoose={choose} />
        </Field>
        {view.id !== 'comfyui' && <PriceField all={all} view={view} engine={view.id} />}
      </div>
      <ConnectionTrial key={view.id} last={view.lastTest} run={() => testEngine(view.id)} onChoose={view.models.length === 0 ? choose : null} name={view.title} />
    </div>
  )
}

/** One of those that are known, or any other by its name. */
function ModelInput({ id, model, models, usual, onChoose }: { readonly id: string; readonly model: string | null; readonly usual: string; readonly models: readonly string[]; readonly onChoose: (model: string) => void }) {
  const [typing, setTyping] = useState(false)
  if (models.length === 0 || typing) return <SavedText id={id} value={model ?? ''} maxLength={160} placeholder={words.engines.modelHint} onSave={onChoose} />
  const known = model === null || models.includes(model) ? models : [model, ...models]
  return (
    <select id={id} value={model ?? ''} onChange={(event) => (event.target.value === OTHER ? setTyping(true) : onChoose(event.target.value))} className={inputLook}>
      {model === null && <option value="">{usual === '' ? words.engines.noModel : words.engines.usualModel(usual)}</option>}
      {known.map((one) => (
        <option key={one} value={one} className="bg-raised">
          {one}
        </option>
      ))}
      <option value={OTHER} className="bg-raised">
        {words.engines.otherModel}
      </option>
    </select>
  )
}
