/** The one live stream: events make queries stale, progress goes to its store, a dropped line is mended quietly. */
import { streamMessage, type StreamMessage } from '../../main/jobs/contract.ts'
import { applyDesignEvent } from '../gallery/gallery-pages.ts'
import { applyIdeaEvent } from '../ideas/idea-events.ts'
import { client, queryClient } from './client.ts'
import { tellReconnected, tellSettled } from './follow-job.ts'
import { clearProgress, setConnection, showProgress } from './live-state.ts'
import { markStale } from './refresh.ts'
import { touchesOf, type Touch } from './touches.ts'

const EVERYTHING: readonly Touch[] = ['today', 'review', 'gallery', 'history', 'jobs', 'night', 'ideas', 'calendar', 'sources', 'look', 'scenes', 'listings']
const RETRY_MS = 1500
/** Shorter gaps are not worth a word. */
const QUIET_MS = 900

let lastSeq: number | null = null

/** Follows the stream until the returned function is called. */
export function followStream(): () => void {
  let source = open()
  let ended = false
  let retry: ReturnType<typeof setTimeout> | undefined
  let notice: ReturnType<typeof setTimeout> | undefined

  function open(): EventSource {
    const opened = new EventSource(lastSeq === null ? '/api/stream' : `/api/stream?after=${lastSeq}`)
    opened.addEventListener('open', () => {
      clearTimeout(notice)
      notice = undefined
      setConnection('live')
      markStale(EVERYTHING)
      tellReconnected()
    })
    opened.addEventListener('message', (event: MessageEvent<string>) => receive(event.data))
    opened.addEventListener('error', () => {
      notice ??= setTimeout(() => setConnection('reconnecting'), QUIET_MS)
      // The browser mends a line that broke; one that was refused is closed for good and opened anew here.
      if (opened.readyState === EventSource.CLOSED && !ended) {
        askWhy()
        retry = setTimeout(() => (source = open()), RETRY_MS)
      }
    })
    return opened
  }

  return () => {
    ended = true
    clearTimeout(retry)
    clearTimeout(notice)
    source.close()
  }
}

/** The stream says only that it was refused; the answer to any question shows whether this page is shut out. */
function askWhy(): void {
  client.system.info.query().catch(() => undefined)
}

function receive(text: string): void {
  const message = parse(text)
  if (message === null) return
  switch (message.type) {
    case 'progress':
      return showProgress(message.progress)
    case 'settled':
      clearProgress(message.jobId)
      tellSettled(message.jobId)
      return markStale(['jobs', 'today'])
    case 'event':
      lastSeq = message.event.seq
      applyDesignEvent(queryClient, message.event)
      applyIdeaEvent(queryClient, message.event)
      return markStale(touchesOf(message.event.eventType))
  }
}

function parse(text: string): StreamMessage | null {
  try {
    return streamMessage.safeParse(JSON.parse(text)).data ?? null
  } catch {
    return null
  }
}
