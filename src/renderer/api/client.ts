import { QueryClient } from '@tanstack/react-query'
import { createTRPCClient, httpBatchLink } from '@trpc/client'
import { createTRPCOptionsProxy } from '@trpc/tanstack-react-query'
import type { AppRouter } from '../../main/router.ts'
import { isOffline } from './explain-error.ts'

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

export const client = createTRPCClient<AppRouter>({ links: [httpBatchLink({ url: '/api/trpc' })] })

export const trpc = createTRPCOptionsProxy<AppRouter>({ client, queryClient })
