/** Files of a design that leave the window: saved by name, or dragged out. */
import type { DesignArt } from '../../main/designs/contract.ts'
import { client, queryClient, trpc } from '../api/client.ts'
import { explainShort, Refusal } from '../api/explain-error.ts'
import { followJob } from '../api/follow-job.ts'
import { showNotice } from '../app/notice-state.ts'
import { words } from '../words/en.ts'

/** An address whose answer is saved under `name`; the program puts the ending. */
const savedAs = (url: string, name: string): string => `${url}?save=${encodeURIComponent(name)}`

export function saveCopy(url: string, name: string): void {
  const link = document.createElement('a')
  link.href = savedAs(url, name)
  link.download = ''
  link.click()
}

/**
 * The address of a variant's print file, made first when it is missing.
 * @throws with the reason when it cannot be made.
 */
export async function printFileOf(designId: string, variant: DesignArt['variants'][number]['variant']): Promise<string> {
  const find = async (): Promise<string | null> => {
    const art = await queryClient.fetchQuery({ ...trpc.designs.art.queryOptions({ designId }), staleTime: 0 })
    return art.variants.find((one) => one.variant === variant)?.print ?? null
  }
  const there = await find()
  if (there !== null) return there
  const { jobId } = await client.designs.print.mutate({ designId })
  const job = await followJob(jobId)
  const made = await find()
  if (made === null) throw new Refusal(job.reason ?? words.trouble.unknown, job.action)
  return made
}

export async function savePrintFile(designId: string, variant: DesignArt['variants'][number]['variant'], name: string): Promise<void> {
  try {
    saveCopy(await printFileOf(designId, variant), name)
  } catch (error) {
    showNotice({ text: words.look.printFailed(explainShort(error)), tone: 'trouble' })
  }
}

/** Chromium fetches the named address when the drag ends outside the window, and lays the file there. */
export function carryOut(data: DataTransfer, url: string, name: string, type: string): void {
  const address = new URL(savedAs(url, name), location.href).href
  const ending = /\.([a-z]+)$/.exec(url)?.[1] ?? 'png'
  data.setData('DownloadURL', `${type}:${name.replaceAll(/[:/\\]/g, ' ')}.${ending}:${address}`)
  data.setData('text/uri-list', address)
  data.effectAllowed = 'copy'
}
