import { useQuery } from '@tanstack/react-query'
import { trpc } from '../api/client.ts'

/** The seller's currency; amounts are kept in its smallest unit. */
export function useCurrency(): string {
  const { data: settings } = useQuery(trpc.settings.get.queryOptions())
  return settings?.currency ?? 'USD'
}
