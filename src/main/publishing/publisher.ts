/** What every way to a market is to the rest: all that is wrong said beforehand, everything that would be sent shown, and one listing brought there once. */
import type { Listing, MarketId } from '../listings/contract.ts'
import type { Money, ProductTemplate } from '../products/contract.ts'
import type { MarketOAuth, SignerDeps } from './api/market.ts'
import type { ConnectionField, Difference, MarketCapability, MarketTest, PlannedStep, Problem, PublicationState, PublishGoal } from './contract.ts'

/** A file that goes to the market. Hash in hex (SHA-256) of its bytes. */
export interface PublishFile {
  readonly file: string
  readonly bytes: number
  readonly sha256: string
  readonly widthPx: number
  readonly heightPx: number
  readonly type: 'image/png' | 'image/jpeg'
}

/** One listing with all that belongs to it, as it will be sent. */
export interface Publishable {
  readonly publicationId: string
  /**
   * Ours, found again at the market in whatever field it has for that (SKU, external reference, handle): letters, digits and
   * hyphens, at most 32 characters, the same for the same listing and market for ever.
   */
  readonly reference: string
  readonly listing: Listing
  readonly product: ProductTemplate
  /** Garments of `product` that it is offered on. */
  readonly garments: readonly string[]
  /** The words on the art. */
  readonly phrase: string
  /** A model made (a part of) the art. */
  readonly aiMade: boolean
  /** By the tone of the garment it is for; at least one stands. */
  readonly prints: readonly (PublishFile & { readonly tones: readonly ('light' | 'mid' | 'dark')[] })[]
  /** In the order that they are to be shown. */
  readonly pictures: readonly (PublishFile & { readonly alt: string; readonly garment: string })[]
}

/** The memory of one publication. Every call has reached the disk when it returns. */
export interface Journal {
  /** What earlier tries kept of a step: null, it was never begun; `intended`: it may have happened. */
  entry(step: string): { readonly state: 'intended' | 'done'; readonly data: string } | null
  /** Before anything is sent that creates or costs something. */
  intend(step: string, data: string): void
  /** `data` is JSON that a later step or try needs; no secret. */
  done(step: string, data: string): void
  /** Ids of the steps that are done. */
  doneSteps(): readonly string[]
  /** It is proven that a step which was begun did not happen. */
  forget(step: string): void
  /** Shown to the seller and kept in the history. */
  moveTo(state: PublicationState, says: string): void
  remote(id: string, url: string | null): void
}

export interface PublishContext {
  readonly journal: Journal
  readonly signal: AbortSignal
  readonly progress: (done: number, total: number, says: string) => void
}

export interface Published {
  readonly state: 'drafted' | 'live'
  readonly remoteId: string
  readonly remoteUrl: string | null
  /** Empty: everything stands there as it was sent. */
  readonly differences: readonly Difference[]
}

export interface Publisher {
  readonly market: MarketId
  readonly title: string
  readonly way: 'api' | 'assisted'
  readonly capabilities: readonly MarketCapability[]
  readonly signIn: 'none' | 'browser' | 'own-browser'
  /** Where the numbers come from is in `basis`; the seller may set others. */
  readonly limits: { readonly dailyCap: number; readonly paceSeconds: number; readonly basis: string }
  /** The seller has to be at the window while it works, so no night goes there by itself. Absent: never. */
  attended?(): boolean
  /** The form of its connection. Choices may need the shop to be asked first. */
  fields(): readonly ConnectionField[]
  /** Cheap, asks nobody: what the connection still lacks. */
  lacks(): readonly Problem[]
  /** Asks for what costs and changes nothing, in words. Never throws for what a market answers. */
  test(signal: AbortSignal): Promise<MarketTest>
  /** Everything that is wrong with it, all at once. Asks for facts of the shop, never changes anything. */
  problems(item: Publishable, goal: PublishGoal, signal: AbortSignal): Promise<readonly Problem[]>
  /** Exactly what `publish` would send. */
  plan(item: Publishable, goal: PublishGoal, signal: AbortSignal): Promise<readonly PlannedStep[]>
  /** What going live costs; null: nothing, or it is not known. */
  fee(goal: PublishGoal): Money | null
  /**
   * Brings it there, or finds that it stands there already. Asked again with the same journal, also after a kill, it never
   * makes a second one.
   * @throws RateLimited with the time to come back; AuthExpired; Unavailable; AppError `rejected` (refused by rule),
   *   `outcome-unknown` (to be looked for later); NeedsHuman; Cancelled.
   */
  publish(item: Publishable, goal: PublishGoal, context: PublishContext): Promise<Published>
  /** Takes it off the market. Absent where that cannot be done from here. */
  withdraw?(remoteId: string, item: Publishable, context: PublishContext): Promise<void>
  stop?(): Promise<void>
  /** Signing in by the seller's browser, with what keeps its tokens; there where `signIn` is `browser`. */
  readonly oauth?: { readonly flow: MarketOAuth; readonly signer: SignerDeps }
  /** Opens the form and lets the seller click the field of a step; it is found by that from then on. @throws NeedsHuman */
  pointAt?(step: string, signal: AbortSignal): Promise<void>
}
