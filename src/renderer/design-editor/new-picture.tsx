import type { Design, Recipe } from '../../main/designs/contract.ts'
import { client, queryClient, trpc } from '../api/client.ts'
import { explainShort, Refusal } from '../api/explain-error.ts'
import { followJob } from '../api/follow-job.ts'
import { keys } from '../api/keys.ts'
import { markStale } from '../api/refresh.ts'
import { showNotice } from '../app/notice-state.ts'
import { PicturePopover, type PictureChoice } from '../ideas/picture-popover.tsx'
import { words } from '../words/en.ts'
import { besidePicture, isAlone, type Look } from './changes.ts'

interface NewPictureProps {
  readonly design: Design
  readonly look: Look
  readonly drawn: Recipe | undefined
}

/** The design as it stands in the editor, with another picture of a model. */
export function NewPicture({ design, look, drawn }: NewPictureProps) {
  const { designEdit } = words
  const says = look.phrase.trim()
  const alone = isAlone(design) && says === ''
  return (
    <PicturePopover
      label={design.picture === undefined ? designEdit.addPicture : designEdit.newPicture}
      title={designEdit.newPictureTitle}
      note={alone ? designEdit.newPictureAlone : designEdit.newPictureNote(says === '' ? design.phrase : says)}
      count={1}
      form={alone ? 'picture' : 'picture-and-words'}
      side="left"
      className="inline-flex min-h-8 items-center gap-2 self-start rounded-8 bg-fill px-3 text-13 font-medium select-none hover:bg-fill-2 data-popup-open:bg-fill-2"
      onMake={(choice) => void makeNew(design, says === '' ? design.phrase : says, { ...(look.seed === null ? {} : { seed: look.seed }), choices: alone ? {} : besidePicture(look, drawn) }, choice)}
    />
  )
}

type Change = Pick<Parameters<typeof client.designs.edit.mutate>[0], 'seed' | 'choices'>

/** Asked for and followed to its end, which may be minutes away; the design then stands in the strip. */
async function makeNew({ id }: Pick<Design, 'id'>, phrase: string, change: Change, { form, engine }: PictureChoice): Promise<void> {
  try {
    const { jobId } = await client.designs.edit.mutate({ ...change, designId: id, requestId: crypto.randomUUID(), phrase, newPicture: true, form, ...(engine === null ? {} : { engine }) })
    markStale(['jobs'])
    showNotice({ text: words.designEdit.newPictureMaking(phrase), undo: () => void stop(jobId, phrase) })
    const job = await followJob(jobId)
    if (job.state === 'cancelled') return
    if (job.state !== 'done') throw new Refusal(job.reason ?? words.trouble.unknown, job.action)
    await Promise.all([queryClient.invalidateQueries(trpc.listings.family.pathFilter()), queryClient.invalidateQueries({ queryKey: keys.review })])
    showNotice({ text: words.designEdit.saved(phrase) })
  } catch (error) {
    showNotice({ text: words.designEdit.failed(explainShort(error)), tone: 'trouble' })
  }
}

async function stop(jobId: string, phrase: string): Promise<void> {
  await client.jobs.cancel.mutate({ id: jobId }).catch(() => undefined)
  showNotice({ text: words.designEdit.newPictureStopped(phrase) })
  markStale(['jobs'])
}
