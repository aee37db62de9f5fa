import { create } from 'zustand'
import type { MarketId } from '../../main/listings/contract.ts'

/** The marketplace whose listing is shown; it stays from one design to the next. */
export const useEditor = create<{ readonly market: MarketId | null }>()(() => ({ market: null }))
