/** Anthropic's messages, with structured output and no tools. */
import type * as Sdk from '@anthropic-ai/sdk'
import type { Anthropic } from '@anthropic-ai/sdk'
import { CallFault, type Answer, type ClientOptions, type ProviderClient, type Question } from '../../provider.ts'

export async function createAnthropicClient(options: ClientOptions): Promise<ProviderClient> {
  // Loaded at the first use: most sellers never call it.
  const sdk = await import('@anthropic-ai/sdk')
  const client = new sdk.Anthropic({
    // Everything that the library would else take from the environment or from files is given here.
    apiKey: options.key, authToken: null, credentials: null, config: null, profile: null, webhookKey: null, baseURL: options.address,
    timeout: options.timeoutMs, maxRetries: 0, fetch: options.fetch, logLevel: 'off',
  })
  const inOurWords = <T>(asked: Promise<T>): Promise<T> => asked.catch((error: unknown) => {
    throw faultOf(sdk, error)
  })
  return {
    ask: (question) => inOurWords(client.messages.create(bodyOf(question), { signal: question.signal }).then(answerOf)),
    models: (signal) => inOurWords(client.models.list({ limit: 1000 }, { signal }).then(({ data }) => data.map(({ id }) => id))),
  }
}

function bodyOf({ model, system, turns, shape, maxTokens }: Question): Anthropic.MessageCreateParamsNonStreaming {
  return {
    model, system, max_tokens: maxTokens,
    messages: turns.map(({ role, text }) => ({ role, content: text })),
    output_config: { format: { type: 'json_schema', schema: { ...shape.schema } } },
  }
}

function answerOf({ content, usage, stop_reason }: Anthropic.Message): Answer {
  if (!Array.isArray(content)) throw new CallFault({ kind: 'odd-answer' })
  const text = content.flatMap((block) => (block.type === 'text' ? [block.text] : [])).join('')
  const cached = (usage.cache_creation_input_tokens ?? 0) + (usage.cache_read_input_tokens ?? 0)
  const end = stop_reason === 'refusal' ? 'refused' : stop_reason === 'max_tokens' || stop_reason === 'model_context_window_exceeded' ? 'length' : 'whole'
  return { text, usage: { input: usage.input_tokens + cached, output: usage.output_tokens }, end }
}

function faultOf(sdk: typeof Sdk, error: unknown): CallFault {
  if (error instanceof CallFault) return error
  if (error instanceof sdk.APIUserAbortError) return new CallFault({ kind: 'cancelled' })
  if (error instanceof sdk.APIConnectionTimeoutError) return new CallFault({ kind: 'time-out' })
  if (error instanceof sdk.APIError && typeof error.status === 'number') {
    const headers: Headers | undefined = error.headers
    return new CallFault({ kind: 'status', status: error.status, code: null, retryAfter: headers?.get('retry-after') ?? null })
  }
  return new CallFault({ kind: error instanceof sdk.APIConnectionError ? 'no-connection' : 'odd-answer' })
}
