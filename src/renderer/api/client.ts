import { QueryClient } from '@tanstack/react-query'
import { createTRPCClient, httpBatchLink, httpLink, splitLink } from '@trpc/client'
import { createTRPCOptionsProxy } from '@trpc/tanstack-react-query'
import type { AppRouter } from '../../main/router.ts'
import { isOffline } from './explain-error.ts'
import { setConnection } from './live-state.ts'

/** Queries stay fresh until an event of the live stream says otherwise; the program is on this machine, never "offline". */
export const queryClient = new QueryClient({
  defaultOptions: {
    queries: {
      networkMode: 'always',
      staleTime: 60_000,
      refetchOnWindowFocus: false,
      retry: (failures, error) => isOffline(error) && failures < 3,
      retryDelay: (failures) => Math.min(4000, 400 * 2 ** failures),
    },
    mutations: { networkMode: 'always', retry: false },
  },
})

/** A program that was started anew does not know this page's cookie; that is told apart from one that is away. */
const options: Parameters<typeof httpLink>[0] & Parameters<typeof httpBatchLink>[0] = {
  url: '/api/trpc',
  async fetch(input, init) {
    const response = await fetch(input, init as RequestInit | undefined)
    if (response.status === 401) setConnection('shut-out')
    return response
  },
}

/** Marks a question that goes out at once and by itself: in a batch it would wait for the slowest answer beside it. */
export const ALONE = { context: { alone: true } } as const

const link = splitLink({ condition: ({ context }) => context['alone'] === true, true: httpLink(options), false: httpBatchLink(options) })

export const client = createTRPCClient<AppRouter>({ links: [link] })

export const trpc = createTRPCOptionsProxy<AppRouter>({ client, queryClient })
