import { FileJson2, Trash2 } from 'lucide-react'
import { useRef, useState, type DragEvent } from 'react'
import type { WorkflowView } from '../../../main/image-engines/contract.ts'
import { addWorkflow, chooseWorkflow, removeWorkflow } from '../../api/engines.ts'
import { Fold } from '../../review/section.tsx'
import { Button } from '../../ui/button.tsx'
import { classes } from '../../ui/classes.ts'
import { IconButton } from '../../ui/icon-button.tsx'
import { words } from '../../words/en.ts'
import { Block } from './block.tsx'
import { MappingEditor } from './mapping-editor.tsx'

/** The included recipes and the seller's own; a file can be dropped here. */
export function Workflows({ workflows }: { readonly workflows: readonly WorkflowView[] }) {
  const input = useRef<HTMLInputElement>(null)
  const [over, setOver] = useState(false)
  const [busy, setBusy] = useState(false)
  const [problem, setProblem] = useState<string | null>(null)
  const take = async (files: Iterable<File>): Promise<void> => {
    setBusy(true)
    const refusals: string[] = []
    for (const file of files) {
      const why = await addWorkflow(file.name, await file.text())
      if (why !== null) refusals.push(words.comfy.refused(file.name, why))
    }
    setProblem(refusals.length === 0 ? null : refusals.join(' '))
    setBusy(false)
  }
  const hover = (event: DragEvent): void => {
    if (!event.dataTransfer.types.includes('Files')) return
    event.preventDefault()
    setOver(true)
  }
  const drop = (event: DragEvent): void => {
    event.preventDefault()
    setOver(false)
    void take([...event.dataTransfer.files])
  }
  const own = workflows.filter(({ bundled }) => !bundled)
  return (
    <div data-takes-files="" onDragOver={hover} onDragLeave={() => setOver(false)} onDrop={drop} className={classes('-m-2 rounded-12 p-2 transition-colors duration-150', over && 'bg-accent-fill')}>
      <Block
        title={words.comfy.workflows}
        note={words.comfy.workflowsNote}
        aside={
          <>
            <input ref={input} type="file" accept=".json,application/json" multiple aria-label={words.comfy.addWorkflow} tabIndex={-1} className="sr-only"
              onChange={(event) => {
                void take([...(event.target.files ?? [])])
                event.target.value = ''
              }} />
            <Button disabled={busy} icon={<FileJson2 size={15} aria-hidden="true" />} onClick={() => input.current?.click()}>
              {busy ? words.comfy.reading : words.comfy.addWorkflow}
            </Button>
          </>
        }
      >
        {problem !== null && (
          <p role="alert" className="mb-3 rounded-12 bg-red-fill p-3 text-13 text-red">
            {problem}
          </p>
        )}
        <p className="mb-2 flex flex-wrap items-center justify-between gap-2 text-13 text-ink-2">
          {workflows.some(({ chosen }) => chosen) ? words.comfy.chosenByYou : words.comfy.chosenByItself}
          {workflows.some(({ chosen }) => chosen) && (
            <Button look="quiet" onClick={() => void chooseWorkflow(null).then(setProblem)}>
              {words.comfy.letChoose}
            </Button>
          )}
        </p>
        <List title={words.comfy.own} workflows={own} onProblem={setProblem} />
        {own.length === 0 && <p className={classes('mb-3 rounded-12 border border-dashed border-hairline-2 p-3 text-13', over ? 'text-accent' : 'text-ink-3')}>{over ? words.comfy.dropWorkflow : words.comfy.noOwn}</p>}
        <List title={words.comfy.bundled} workflows={workflows.filter(({ bundled }) => bundled)} onProblem={setProblem} />
      </Block>
    </div>
  )
}

type Say = (problem: string | null) => void

function List({ title, workflows, onProblem }: { readonly title: string; readonly workflows: readonly WorkflowView[]; readonly onProblem: Say }) {
  if (workflows.length === 0) return null
  return (
    <>
      <h5 className="mb-1 text-11 font-medium text-ink-3">{title}</h5>
      <ul aria-label={title} className="mb-3 overflow-hidden rounded-12 bg-fill">
        {workflows.map((workflow) => (
          <WorkflowRow key={workflow.name} workflow={workflow} onProblem={onProblem} />
        ))}
      </ul>
    </>
  )
}

function WorkflowRow({ workflow, onProblem }: { readonly workflow: WorkflowView; readonly onProblem: Say }) {
  const { name, title, bundled, chosen, missing } = workflow
  return (
    <li className="p-3 shadow-[inset_0_-1px_0_var(--hairline)] last:shadow-none">
      <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
        <div className="min-w-52 flex-1">
          <p className="text-13 font-medium">{title}</p>
          <Needs missing={missing} own={!bundled} />
        </div>
        <div className="flex items-center gap-2">
          {chosen ? (
            <span className="flex min-h-8 items-center rounded-full bg-green-fill px-3 text-11 font-medium text-green">{words.comfy.chosen}</span>
          ) : (
            <Button aria-label={words.comfy.chooseOf(title)} onClick={() => void chooseWorkflow(name).then(onProblem)}>
              {words.comfy.choose}
            </Button>
          )}
          {!bundled && (
            <IconButton label={words.comfy.removeWorkflow(title)} onClick={() => void removeWorkflow(name).then(onProblem)}>
              <Trash2 size={15} aria-hidden="true" />
            </IconButton>
          )}
        </div>
      </div>
      {!bundled && (
        <Fold summary={words.comfy.mapping}>
          <MappingEditor workflow={workflow} />
        </Fold>
      )}
    </li>
  )
}

/** Of an included one nothing is said while all is well: that is what a seller expects. */
function Needs({ missing, own }: { readonly missing: WorkflowView['missing']; readonly own: boolean }) {
  if (!own && (missing === null || missing.length === 0)) return null
  if (missing === null) return <p className="text-11 text-ink-3">{words.comfy.notChecked}</p>
  if (missing.length === 0) return <p className="text-11 text-ink-3">{words.comfy.complete}</p>
  return (
    <div className="text-11 text-amber">
      <p>{words.comfy.missing}</p>
      <ul className="list-disc pl-4">
        {missing.map((one) => (
          <li key={one} className="break-words">
            {one}
          </li>
        ))}
      </ul>
    </div>
  )
}
