/** Servers on this machine that answer as the providers of language models do, so that their own libraries can be used. */
import type { IncomingHttpHeaders, ServerResponse } from 'node:http'
import { bodyOf, loopbackServer } from './loopback-server.ts'

export interface AskedModel {
  readonly path: string
  readonly headers: IncomingHttpHeaders
  readonly body: Record<string, unknown>
}

/** What the model says, or how the server fails. */
export type Said =
  | { readonly text: string; readonly input?: number; readonly output?: number; readonly end?: 'length' | 'refused'; readonly usage?: false }
  | { readonly status: number; readonly headers?: Record<string, string>; readonly body?: unknown }
  | 'hang'
  | 'drop'

export interface StandIn {
  /** As the libraries want it: OpenAI's ends in /v1, Anthropic's does not. */
  readonly address: string
  readonly asked: AskedModel[]
}

type Speak = (response: ServerResponse, said: Extract<Said, { text: string }>, model: unknown) => void

/** Chat completions and the list of models, shaped as OpenAI describes them (OpenAPI 2.3.0). */
export function standInOpenAi(say: (asked: AskedModel) => Said): Promise<StandIn> {
  return standIn('/v1', say, ['gpt-small', 'gpt-large'].map((id) => ({ id, object: 'model', created: 1, owned_by: 'stand-in' })), (response, { text, input = 100, output = 20, end, usage }, model) => {
    json(response, 200, {
      id: 'chatcmpl-1', object: 'chat.completion', created: 1_700_000_000, model,
      choices: [{ index: 0, logprobs: null, finish_reason: end === 'length' ? 'length' : 'stop', message: { role: 'assistant', content: end === 'refused' ? null : text, refusal: end === 'refused' ? text : null } }],
      ...(usage === false ? {} : { usage: { prompt_tokens: input, completion_tokens: output, total_tokens: input + output } }),
    })
  })
}

/** Messages and the list of models, shaped as Anthropic's library describes them. */
export function standInAnthropic(say: (asked: AskedModel) => Said): Promise<StandIn> {
  return standIn('', say, [{ id: 'claude-small', type: 'model', display_name: 'Small', created_at: '2026-01-01T00:00:00Z' }], (response, { text, input = 100, output = 20, end }, model) => {
    json(response, 200, {
      id: 'msg_1', type: 'message', role: 'assistant', model, content: [{ type: 'text', text }], stop_sequence: null,
      stop_reason: end === 'length' ? 'max_tokens' : end === 'refused' ? 'refusal' : 'end_turn',
      usage: { input_tokens: input, output_tokens: output, cache_creation_input_tokens: null, cache_read_input_tokens: null },
    })
  })
}

async function standIn(base: string, say: (asked: AskedModel) => Said, models: readonly object[], speak: Speak): Promise<StandIn> {
  const asked: AskedModel[] = []
  const address = await loopbackServer((request, response) => {
    void bodyOf(request).then((text) => {
      const one: AskedModel = { path: request.url ?? '', headers: request.headers, body: (text === '' ? {} : JSON.parse(text)) as Record<string, unknown> }
      asked.push(one)
      if (one.path.split('?')[0]?.endsWith('/models') === true && request.method === 'GET') return listModels(response, say(one), models)
      answer(response, say(one), speak, one.body['model'])
    })
  })
  return { address: `${address}${base}`, asked }
}

function listModels(response: ServerResponse, said: Said, models: readonly object[]): void {
  if (typeof said === 'object' && 'status' in said) return json(response, said.status, said.body ?? {}, said.headers)
  json(response, 200, { object: 'list', data: models, has_more: false, first_id: null, last_id: null })
}

function answer(response: ServerResponse, said: Said, speak: Speak, model: unknown): void {
  if (said === 'hang') return
  if (said === 'drop') return void response.destroy()
  if ('status' in said) return json(response, said.status, said.body ?? { error: { message: 'The body of an error may hold sk-secret12345678 and is shown to nobody.' } }, said.headers)
  speak(response, said, model)
}

function json(response: ServerResponse, status: number, body: unknown, headers: Record<string, string> = {}): void {
  response.writeHead(status, { 'content-type': 'application/json', ...headers }).end(JSON.stringify(body))
}
