/** OpenAI's images by its own library. One request, one answer; nothing is asked twice here. */
import type * as Sdk from 'openai'
import type { ImageGenerateParamsNonStreaming } from 'openai/resources/images.mjs'
import { LineFault, wasSent } from '../cloud/line.ts'

/** The service said no. No text of the answer. */
export class OpenAiRefusal extends Error {
  override readonly name = 'OpenAiRefusal'
  readonly status: number
  readonly code: string | null
  /** The field that it does not take. */
  readonly param: string | null
  readonly head: Headers
  constructor(status: number, code: string | null, param: string | null, head: Headers) {
    super(String(status))
    this.status = status
    this.code = code
    this.param = param
    this.head = head
  }
}

export interface OpenAiImages {
  /** The answer as it came. @throws OpenAiRefusal, LineFault; any other error: the answer cannot be read. */
  generate(body: ImageGenerateParamsNonStreaming, signal: AbortSignal): Promise<unknown>
  /** Ids of models that the key may use; free. */
  models(signal: AbortSignal): Promise<readonly string[]>
}

export interface OpenAiOptions {
  readonly address: string
  readonly key: string
  readonly timeoutMs: number
  readonly fetch: typeof globalThis.fetch
}

export async function createOpenAiImages({ address, key, timeoutMs, fetch }: OpenAiOptions): Promise<OpenAiImages> {
  // Loaded at the first use: most sellers never call it.
  const sdk = await import('openai')
  const client = new sdk.OpenAI({
    // Everything that the library would else take from the environment is given here.
    apiKey: key, baseURL: address, organization: null, project: null, adminAPIKey: null, webhookSecret: null,
    timeout: timeoutMs, maxRetries: 0, fetch, logLevel: 'off',
  })
  // The library's time-out ends with the head of an answer; this one holds to its last byte.
  const inOurWords = async <T>(signal: AbortSignal, asking: (either: AbortSignal) => Promise<T>): Promise<T> => {
    const late = AbortSignal.timeout(timeoutMs)
    try {
      return await asking(AbortSignal.any([signal, late]))
    } catch (error) {
      if (signal.aborted) throw new LineFault('cancelled', true)
      throw late.aborted ? new LineFault('time-out', true) : faultOf(sdk, error)
    }
  }
  return {
    generate: (body, signal) => inOurWords(signal, (either) => client.images.generate(body, { signal: either })),
    models: (signal) => inOurWords(signal, async (either) => (await client.models.list({ signal: either })).data.map(({ id }) => id)),
  }
}

function faultOf(sdk: typeof Sdk, error: unknown): unknown {
  if (error instanceof sdk.APIConnectionTimeoutError) return new LineFault('time-out', true)
  if (error instanceof sdk.APIConnectionError) return new LineFault('no-connection', wasSent(error))
  if (error instanceof sdk.APIError && typeof error.status === 'number') return new OpenAiRefusal(error.status, codeOf(error), error.param ?? null, error.headers ?? new Headers())
  return error
}

/** `code`, or `type` where that says it. */
function codeOf(error: { readonly code?: string | null | undefined; readonly type?: string | undefined }): string | null {
  return error.code ?? error.type ?? null
}
