/** A request as the seller reads it in a plan: exactly what would be sent, files by name and size. */
import { basename } from 'node:path'
import type { PlannedStep } from '../contract.ts'
import type { Publishable } from '../publisher.ts'
import type { ApiMarket, MarketBody, MarketRequest, MarketStep } from './market.ts'

/** The steps in order, each made of what the one before would have given. Nothing is sent. */
export function plannedSteps<State>(market: Pick<ApiMarket<State, never>, 'title' | 'start'>, steps: readonly MarketStep<State>[], item: Publishable): PlannedStep[] {
  const sizes = new Map([...item.prints, ...item.pictures].map(({ file, bytes }) => [file, bytes]))
  let state = market.start(item)
  return steps.flatMap((step) => {
    if (step.needed?.(state) === false) return []
    const planned = { id: step.id, says: step.says, ...shown(step, state, sizes), fee: step.fee ?? null }
    state = step.pretend?.(state) ?? state
    return [planned]
  })
}

function shown<State>(step: MarketStep<State>, state: State, sizes: ReadonlyMap<string, number>): Pick<PlannedStep, 'call' | 'sends'> {
  const request = step.request(state)
  return { call: callOf(request), sends: request.body === undefined ? '' : bodyText(request.body, sizes) }
}

function callOf({ method, path, query }: MarketRequest): string {
  const asked = new URLSearchParams(query).toString()
  return `${method} ${path}${asked === '' ? '' : `?${asked}`}`
}

function bodyText(body: MarketBody, sizes: ReadonlyMap<string, number>): string {
  const file = (path: string): string => `[file ${basename(path)}${sizeOf(sizes.get(path))}]`
  switch (body.kind) {
    case 'json':
      return JSON.stringify(body.value, (_key, value: unknown) => (typeof value === 'object' && value !== null && '$file' in value && typeof value.$file === 'string' ? file(value.$file) : value), 2)
    case 'form':
      return Object.entries(body.fields).map(([name, value]) => `${name}: ${value}`).join('\n')
    case 'multipart':
      return [...body.fields.map(([name, value]) => `${name}: ${value}`), `${body.file.field}: ${file(body.file.path)}`].join('\n')
    case 'file':
      return file(body.path)
  }
}

function sizeOf(bytes: number | undefined): string {
  if (bytes === undefined) return ''
  return bytes < 1_000_000 ? `, ${Math.ceil(bytes / 1_000)} KB` : `, ${(bytes / 1_000_000).toFixed(1)} MB`
}
