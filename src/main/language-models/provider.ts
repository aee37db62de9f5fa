/** The port of a provider: one folder below `providers/` speaks its protocol by its own library. */

export interface Turn {
  readonly role: 'user' | 'assistant'
  readonly text: string
}

export interface Question {
  readonly model: string
  readonly system: string
  readonly turns: readonly Turn[]
  /** The name and the JSON Schema of the answer. */
  readonly shape: { readonly name: string; readonly schema: Readonly<Record<string, unknown>> }
  readonly maxTokens: number
  readonly signal: AbortSignal
}

export interface Answer {
  readonly text: string
  /** Tokens, as the provider counted them; null when it did not say. */
  readonly usage: { readonly input: number; readonly output: number } | null
  /** `length`: cut off at `maxTokens`. `refused`: the model would not. */
  readonly end: 'whole' | 'length' | 'refused'
}

/** Every call throws a `CallFault`. */
export interface ProviderClient {
  ask(question: Question): Promise<Answer>
  /** Ids of models that the key may use; costs nothing. */
  models(signal: AbortSignal): Promise<readonly string[]>
}

/** What went wrong with a call, in terms all providers share; no text of the answer. */
export class CallFault extends Error {
  override readonly name = 'CallFault'
  readonly fault: { readonly kind: 'status'; readonly status: number; readonly code: string | null; readonly retryAfter: string | null } | { readonly kind: 'time-out' | 'no-connection' | 'cancelled' | 'odd-answer' }
  constructor(fault: CallFault['fault']) {
    super(fault.kind)
    this.fault = fault
  }
}

export interface ClientOptions {
  readonly address: string
  readonly key: string | null
  readonly timeoutMs: number
  readonly fetch: typeof globalThis.fetch
}
