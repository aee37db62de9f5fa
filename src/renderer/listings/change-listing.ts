/** Saving, taking back, bringing back: each is a version, and the cache has it in the same moment. */
import type { Listing } from '../../main/listings/contract.ts'
import { client, queryClient } from '../api/client.ts'
import { explainShort } from '../api/explain-error.ts'
import { followJob } from '../api/follow-job.ts'
import { keys } from '../api/keys.ts'
import { showNotice } from '../app/notice-state.ts'
import type { Draft } from '../listing-editor/limits.ts'
import { words } from '../words/en.ts'
import { keepUnsaved, noteChange, useListings } from './listings-state.ts'

const refetch = (): Promise<void> => queryClient.invalidateQueries({ queryKey: keys.listings })

/** @throws what the program says when it refuses; the words stay in the form then. */
export async function saveListing(listing: Listing, draft: Draft, basedOn: number): Promise<void> {
  const saved = await client.listings.edit.mutate({ id: listing.id, ...draft, basedOn })
  keepUnsaved(listing.id, null)
  if (saved.version !== basedOn) noteChange(listing.id, basedOn)
  await refetch()
  showNotice({ text: words.listings.saved, undo: () => void undoChange() })
}

export async function restoreVersion(listing: Listing, version: number): Promise<void> {
  try {
    await client.listings.restore.mutate({ id: listing.id, version })
    keepUnsaved(listing.id, null)
    noteChange(listing.id, listing.version ?? 1)
    await refetch()
    showNotice({ text: words.listings.restored(version), undo: () => void undoChange() })
  } catch (error) {
    showNotice({ text: explainShort(error), tone: 'trouble' })
  }
}

/** Takes back what the seller changed last in this window, and shows where. */
export async function undoChange(): Promise<void> {
  const { changes } = useListings.getState()
  const last = changes.at(-1)
  if (last === undefined) return showNotice({ text: words.listings.nothingToUndo })
  useListings.setState({ changes: changes.slice(0, -1) })
  try {
    await client.listings.restore.mutate(last)
    await refetch()
    useListings.setState({ currentId: last.id, comparing: null })
    showNotice({ text: words.listings.undone })
  } catch (error) {
    useListings.setState({ changes })
    showNotice({ text: words.listings.cannotUndo(explainShort(error)), tone: 'trouble' })
  }
}

/** Writes one listing anew; @returns when the new text is here or could not be made. */
export async function writeAgain(listing: Listing, wish: { readonly language: NonNullable<Listing['language']>; readonly writer: 'template' | 'model' }): Promise<void> {
  try {
    const { jobId } = await client.listings.write.mutate({ designId: listing.designId, markets: [listing.market], ...wish })
    const job = await followJob(jobId)
    if (job.state !== 'done') return showNotice({ text: words.listings.writingFailed(job.reason ?? ''), tone: 'trouble' })
    keepUnsaved(listing.id, null)
    const { listing: written } = await client.listings.get.query({ id: listing.id })
    await refetch()
    // The same words once more are no change to take back.
    if (written.version === listing.version) return showNotice({ text: words.listings.writtenSame })
    noteChange(listing.id, listing.version ?? 1)
    showNotice({ text: words.listings.written, undo: () => void undoChange() })
  } catch (error) {
    showNotice({ text: words.listings.writingFailed(explainShort(error)), tone: 'trouble' })
  }
}
