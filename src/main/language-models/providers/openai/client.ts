/** OpenAI's chat completions, spoken by OpenAI and by every compatible server. */
import type * as Sdk from 'openai'
import type { OpenAI } from 'openai'
import { CallFault, type Answer, type ClientOptions, type ProviderClient, type Question } from '../../provider.ts'

/** A server may not know structured output; the schema stands in the instructions anyway. */
const NOT_KNOWN = new Set([400, 404, 422, 501])

export async function createOpenAiClient(options: ClientOptions & { readonly compatible: boolean }): Promise<ProviderClient> {
  // Loaded at the first use: most sellers never call it.
  const sdk = await import('openai')
  const client = new sdk.OpenAI({
    // Everything that the library would else take from the environment is given here.
    apiKey: options.key ?? 'none', baseURL: options.address, organization: null, project: null, adminAPIKey: null, webhookSecret: null,
    timeout: options.timeoutMs, maxRetries: 0, fetch: options.fetch, logLevel: 'off',
  })
  let knowsShapes = true
  const send = async (question: Question, shaped: boolean): Promise<Answer> =>
    answerOf(await client.chat.completions.create(bodyOf(question, options.compatible, shaped), { signal: question.signal }))
  const inOurWords = <T>(asked: Promise<T>): Promise<T> => asked.catch((error: unknown) => {
    throw faultOf(sdk, error)
  })
  return {
    async ask(question) {
      try {
        return await inOurWords(send(question, knowsShapes))
      } catch (error) {
        const refused = options.compatible && knowsShapes && error instanceof CallFault && error.fault.kind === 'status' && NOT_KNOWN.has(error.fault.status)
        if (!refused) throw error
        const answer = await inOurWords(send(question, false))
        knowsShapes = false
        return answer
      }
    },
    models: (signal) => inOurWords(client.models.list({ signal }).then(({ data }) => data.map(({ id }) => id))),
  }
}

function bodyOf({ model, system, turns, shape, maxTokens }: Question, compatible: boolean, shaped: boolean): OpenAI.ChatCompletionCreateParamsNonStreaming {
  return {
    model,
    messages: [{ role: 'system', content: system }, ...turns.map(({ role, text }) => ({ role, content: text }))],
    // Servers that copy the protocol know the older name.
    ...(compatible ? { max_tokens: maxTokens } : { max_completion_tokens: maxTokens }),
    ...(shaped ? { response_format: { type: 'json_schema', json_schema: { name: shape.name, schema: { ...shape.schema }, strict: true } } } : {}),
  }
}

/** Servers that copy the protocol leave fields out, whatever the library's types say. */
function answerOf(completion: Partial<OpenAI.ChatCompletion>): Answer {
  const choice = completion.choices?.[0]
  const message: Partial<OpenAI.ChatCompletionMessage> | undefined = choice?.message
  if (choice === undefined || message === undefined) throw new CallFault({ kind: 'odd-answer' })
  const usage = completion.usage === undefined ? null : { input: completion.usage.prompt_tokens, output: completion.usage.completion_tokens }
  if (message.refusal != null || choice.finish_reason === 'content_filter') return { text: '', usage, end: 'refused' }
  return { text: typeof message.content === 'string' ? message.content : '', usage, end: choice.finish_reason === 'length' ? 'length' : 'whole' }
}

function faultOf(sdk: typeof Sdk, error: unknown): CallFault {
  if (error instanceof CallFault) return error
  if (error instanceof sdk.APIUserAbortError) return new CallFault({ kind: 'cancelled' })
  if (error instanceof sdk.APIConnectionTimeoutError) return new CallFault({ kind: 'time-out' })
  if (error instanceof sdk.APIError && typeof error.status === 'number') {
    const headers: Headers | undefined = error.headers
    return new CallFault({ kind: 'status', status: error.status, code: error.code ?? null, retryAfter: headers?.get('retry-after') ?? null })
  }
  return new CallFault({ kind: error instanceof sdk.APIConnectionError ? 'no-connection' : 'odd-answer' })
}
