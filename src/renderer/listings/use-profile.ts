import { useQuery } from '@tanstack/react-query'
import type { MarketId, MarketProfile } from '../../main/listings/contract.ts'
import { trpc } from '../api/client.ts'

const NONE: readonly MarketProfile[] = []

/** What every marketplace takes; the same for as long as the program runs. */
export function useProfiles(): readonly MarketProfile[] {
  return useQuery({ ...trpc.listings.profiles.queryOptions(), staleTime: Infinity }).data ?? NONE
}

export function useProfile(market: MarketId): MarketProfile | undefined {
  return useProfiles().find(({ id }) => id === market)
}

export function useMarketName(market: MarketId): string {
  return useProfile(market)?.name ?? market
}
