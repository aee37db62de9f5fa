import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { AttentionItem } from '../../main/compliance/recheck/contract.ts'
import { client, trpc } from '../api/client.ts'
import { explainShort } from '../api/explain-error.ts'
import { followJob } from '../api/follow-job.ts'
import { markStale } from '../api/refresh.ts'
import { showNotice } from '../app/notice-state.ts'
import { FindingList } from '../review/finding-list.tsx'
import { Section } from '../review/section.tsx'
import { Button } from '../ui/button.tsx'
import { words } from '../words/en.ts'

const SHOWN = 50

/** Approved listings in which a check found something new, each with what can be done about it. */
export function AttentionList() {
  const attention = useQuery({ ...trpc.compliance.attention.queryOptions({ limit: SHOWN }), staleTime: 0 })
  const [busy, setBusy] = useState<string | null>(null)
  const act = async (name: string, work: () => Promise<string | null>): Promise<void> => {
    setBusy(name)
    try {
      const told = await work()
      if (told !== null) showNotice({ text: told })
    } catch (error) {
      showNotice({ text: explainShort(error), tone: 'trouble' })
    }
    await attention.refetch()
    markStale(['review'])
    setBusy(null)
  }
  const again = async (): Promise<null> => {
    const { jobId } = await client.compliance.recheck.mutate()
    markStale(['jobs'])
    await followJob(jobId)
    return null
  }
  const { items = [], waiting = 0 } = attention.data ?? {}
  return (
    <Section
      title={words.rules.attention}
      aside={
        <Button look="quiet" disabled={busy !== null} onClick={() => void act('recheck', again)}>
          {busy === 'recheck' ? words.rules.rechecking : words.rules.recheck}
        </Button>
      }
    >
      <p className="text-13 text-ink-2">{attention.isError ? explainShort(attention.error) : waiting === 0 ? `${words.rules.noAttention} ${words.rules.attentionNote}` : words.rules.attentionNote}</p>
      <ul className="flex flex-col gap-3">
        {items.map((item) => (
          <AttentionCard key={item.listingId} item={item} busy={busy !== null} act={act} />
        ))}
      </ul>
      {waiting > items.length && <p className="text-13 text-ink-3">{words.rules.more(waiting - items.length)}</p>}
    </Section>
  )
}

interface CardProps {
  readonly item: AttentionItem
  readonly busy: boolean
  readonly act: (name: string, work: () => Promise<string | null>) => Promise<void>
}

function AttentionCard({ item: { listingId, title, market, live, findings, fix, takeDown }, busy, act }: CardProps) {
  const listing = { listingId }
  return (
    <li className="flex flex-col gap-3 rounded-12 bg-fill p-3">
      <p className="text-13 font-medium">
        {title}
        <span className="ml-2 text-ink-3">{[market, live ? words.rules.live : ''].filter(Boolean).join(' · ')}</span>
      </p>
      <FindingList findings={findings} />
      {[fix, takeDown].filter(({ possible }) => !possible).map(({ says }) => (
        <p key={says} className="text-11 text-ink-3">
          {says}
        </p>
      ))}
      <div className="flex flex-wrap gap-2">
        {fix.possible && (
          <Button disabled={busy} aria-label={`${words.rules.fix}: ${title}`} onClick={() => void act(listingId, async () => (await client.compliance.fixListing.mutate(listing)).sentence)}>
            {words.rules.fix}
          </Button>
        )}
        {takeDown.possible && (
          <Button look="danger" disabled={busy} aria-label={`${words.rules.takeDown}: ${title}`} onClick={() => void act(listingId, async () => (await client.compliance.takeDownListing.mutate(listing)).sentence)}>
            {words.rules.takeDown}
          </Button>
        )}
        <Button look="quiet" disabled={busy} aria-label={`${words.rules.keep}: ${title}`} onClick={() => void act(listingId, async () => (await client.compliance.keepListing.mutate(listing)).sentence)}>
          {words.rules.keep}
        </Button>
      </div>
    </li>
  )
}
