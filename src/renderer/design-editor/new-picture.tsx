import { useState } from 'react'
import type { Design, Recipe } from '../../main/designs/contract.ts'
import { client, queryClient, trpc } from '../api/client.ts'
import { explainShort, Refusal } from '../api/explain-error.ts'
import { followJob } from '../api/follow-job.ts'
import { keys } from '../api/keys.ts'
import { markStale } from '../api/refresh.ts'
import { showNotice } from '../app/notice-state.ts'
import { PicturePopover, type PictureChoice } from '../ideas/picture-popover.tsx'
import { Button } from '../ui/button.tsx'
import { words } from '../words/en.ts'
import { besidePicture, isAlone, type Look } from './changes.ts'

interface NewPictureProps {
  readonly design: Design
  readonly look: Look
  readonly drawn: Recipe | undefined
}

/** What became of the wish; it is told here as well, because the close look lies over the window's own notices. */
type Told = { readonly says: string; readonly jobId: string | null; readonly trouble: boolean }

/** The design as it stands in the editor, with another picture of a model. */
export function NewPicture({ design, look, drawn }: NewPictureProps) {
  const { designEdit } = words
  const [told, setTold] = useState<Told | null>(null)
  const says = look.phrase.trim()
  const alone = isAlone(design) && says === ''
  const phrase = says === '' ? design.phrase : says
  const make = (choice: PictureChoice): void => void makeNew(design, phrase, { ...(look.seed === null ? {} : { seed: look.seed }), choices: alone ? {} : besidePicture(look, drawn) }, choice, setTold)
  return (
    <div className="flex flex-col items-start gap-2">
      <PicturePopover
        label={design.picture === undefined ? designEdit.addPicture : designEdit.newPicture}
        title={designEdit.newPictureTitle}
        note={alone ? designEdit.newPictureAlone : designEdit.newPictureNote(phrase)}
        count={1}
        form={alone ? 'picture' : 'picture-and-words'}
        side="left"
        className="inline-flex min-h-8 items-center gap-2 rounded-8 bg-fill px-3 text-13 font-medium select-none hover:bg-fill-2 data-popup-open:bg-fill-2"
        onMake={make}
      />
      <div role="status" className="flex items-center gap-2 text-13">
        {told !== null && <p className={told.trouble ? 'text-red' : 'text-ink-2'}>{told.says}</p>}
        {told !== null && told.jobId !== null && (
          <Button look="quiet" aria-label={designEdit.newPictureStop} onClick={() => void client.jobs.cancel.mutate({ id: told.jobId ?? '' }).catch(() => undefined)}>
            {words.pictures.stop}
          </Button>
        )}
      </div>
    </div>
  )
}

type Change = Pick<Parameters<typeof client.designs.edit.mutate>[0], 'seed' | 'choices'>

/** Asked for and followed to its end, which may be minutes away; the design then stands in the strip. */
async function makeNew({ id }: Pick<Design, 'id'>, phrase: string, change: Change, { form, engine }: PictureChoice, tell: (told: Told) => void): Promise<void> {
  const over = (text: string, trouble = false): void => {
    tell({ says: text, jobId: null, trouble })
    showNotice({ text, ...(trouble ? { tone: 'trouble' } : {}) })
  }
  try {
    const { jobId } = await client.designs.edit.mutate({ ...change, designId: id, requestId: crypto.randomUUID(), phrase, newPicture: true, form, ...(engine === null ? {} : { engine }) })
    markStale(['jobs'])
    tell({ says: words.designEdit.newPictureMaking, jobId, trouble: false })
    const job = await followJob(jobId)
    markStale(['jobs'])
    if (job.state === 'cancelled') return over(words.designEdit.newPictureStopped(phrase))
    if (job.state !== 'done') throw new Refusal(job.reason ?? words.trouble.unknown, job.action)
    await Promise.all([queryClient.invalidateQueries(trpc.listings.family.pathFilter()), queryClient.invalidateQueries({ queryKey: keys.review })])
    over(words.designEdit.newPictureMade(phrase))
  } catch (error) {
    over(words.designEdit.failed(explainShort(error)), true)
  }
}
