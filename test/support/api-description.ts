/**
 * Holds what was really sent and answered against a service's own description (OpenAPI 3), as it is kept beside the
 * repository. A fault is a sentence; an empty list means that all of it is described so.
 */
import { readFileSync } from 'node:fs'
import { Ajv2020 } from 'ajv/dist/2020.js'
import { parse as parseYaml } from 'yaml'

export interface Exchange {
  readonly method: string
  /** With its query. */
  readonly path: string
  readonly headers: Readonly<Record<string, string | readonly string[] | undefined>>
  readonly body: string
  /** null: no answer was given. */
  readonly answer: { readonly status: number; readonly type: string; readonly body: string } | null
}

export interface ApiDescription {
  faultsOf(exchange: Exchange): string[]
}

type Json = Record<string, unknown>

interface Parameter {
  readonly name: string
  readonly in: string
  readonly required?: boolean
  readonly schema?: Json
}

export interface DescriptionOptions {
  /** Where the description names no answer for a refusal, its shape by name. */
  readonly refusals?: string
  /** Statuses that the service's words name and its description leaves out. */
  readonly alsoAnswers?: readonly number[]
}

/** @param file in the folder of stored descriptions. */
export function apiDescription(file: string, { refusals, alsoAnswers = [] }: DescriptionOptions = {}): ApiDescription {
  const text = readFileSync(new URL(`../../../shared/specs/${file}`, import.meta.url), 'utf8')
  const document = plainSchemas(file.endsWith('.json') ? (JSON.parse(text) as unknown) : (parseYaml(text) as unknown)) as Json
  const ajv = new Ajv2020({ strict: false, validateFormats: false, allErrors: true })
  ajv.addSchema({ $id: 'https://api.example/description', ...document })
  const prefixes = (document['servers'] as { url: string }[] | undefined ?? []).map(({ url }) => url.replace(/^https?:\/\/[^/]+/, '').replace(/\/$/, ''))
  const schemaFaults = (pointer: string, value: unknown): string[] => {
    const validate = ajv.getSchema(`https://api.example/description#${pointer}`)
    if (validate === undefined) return [`the description has nothing at ${pointer}`]
    return validate(value) === true ? [] : (validate.errors ?? []).slice(0, 4).map(({ instancePath, message }) => `${instancePath === '' ? 'the whole' : instancePath} ${message ?? 'is wrong'}`)
  }
  const resolved = (value: Json, pointer: string): [Json, string] => {
    const ref = value['$ref']
    return typeof ref === 'string' ? resolved(at(document, ref.slice(1)), ref.slice(1)) : [value, pointer]
  }
  const content = (holder: Json, pointer: string, type: string, text: string): string[] => {
    const [whole, place] = resolved(holder, pointer)
    const kinds = whole['content'] as Json | undefined
    if (kinds === undefined || Object.keys(kinds).length === 0) return []
    const kind = type.split(';')[0] ?? ''
    if (!(kind in kinds)) return [`the type ${kind === '' ? '(none)' : kind} is not described`]
    return /[/+]json$/.test(kind) ? schemaFaults(`${place}/content/${escaped(kind)}/schema`, JSON.parse(text)) : []
  }
  const parameterOf = (one: Json): Parameter => ({ ...one, ...(one['schema'] === undefined ? {} : { schema: resolved(one['schema'] as Json, '')[0] }) }) as unknown as Parameter
  return {
    faultsOf({ method, path, headers, body, answer }) {
      const url = new URL(path, 'http://stand.in')
      const found = operationOf(document, prefixes, method, url.pathname)
      if (found === null) return [`${method} ${url.pathname} is not described`]
      const { operation, pointer, shared } = found
      const parameters = [...shared, ...((operation['parameters'] as Json[] | undefined) ?? [])].map((one) => parameterOf(resolved(one, '')[0]))
      const faults = [...parameterFaults(ajv, parameters, url, headers), ...keyFaults(document, operation, headers)]
      const wanted = operation['requestBody'] as Json | undefined
      if (wanted !== undefined) faults.push(...content(wanted, `${pointer}/requestBody`, String(headers['content-type'] ?? ''), body).map((fault) => `body: ${fault}`))
      else if (body !== '') faults.push('a body is sent that is not described')
      const said = `${method} ${url.pathname}`
      return [...faults.map((fault) => `${said}: ${fault}`), ...(answer === null ? [] : answerFaults(operation, pointer, answer).map((fault) => `${said} → ${answer.status}: ${fault}`))]
    },
  }

  function answerFaults(operation: Json, pointer: string, { status, type, body }: { status: number; type: string; body: string }): string[] {
    const answers = operation['responses'] as Record<string, Json>
    const described = answers[String(status)] ?? answers['default']
    if (described !== undefined) return content(described, `${pointer}/responses/${String(status) in answers ? status : 'default'}`, type, body)
    if (alsoAnswers.includes(status)) return []
    return status >= 400 && refusals !== undefined ? schemaFaults(`/components/schemas/${refusals}`, JSON.parse(body)) : ['this status is not described']
  }
}

function parameterFaults(ajv: Ajv2020, parameters: readonly Parameter[], url: URL, headers: Exchange['headers']): string[] {
  const unknown = [...url.searchParams.keys()].filter((name) => !parameters.some((one) => one.in === 'query' && one.name === name)).map((name) => `the query ${name} is not described`)
  return parameters.reduce<string[]>((faults, { name, in: where, required, schema = {} }) => {
    if (where === 'path') return faults
    const value = where === 'query' ? url.searchParams.get(name) : headers[name.toLowerCase()]
    if (value === null || value === undefined) return required === true ? [...faults, `${where} ${name} is missing`] : faults
    const number = schema['type'] === 'integer' || schema['type'] === 'number'
    const given = schema['type'] === 'array' && where === 'query' ? url.searchParams.getAll(name) : number ? Number(value) : String(value)
    return ajv.validate(schema, given) ? faults : [...faults, `${where} ${name} is not as described`]
  }, unknown)
}

/** One of the ways to say who asks must be taken. */
function keyFaults(document: Json, operation: Json, headers: Exchange['headers']): string[] {
  const ways = (operation['security'] ?? document['security'] ?? []) as Record<string, unknown>[]
  const schemes = ((document['components'] as Json)['securitySchemes'] ?? {}) as Record<string, { type: string; scheme?: string; in?: string; name?: string }>
  const held = ways.some((way) => Object.keys(way).every((name) => {
    const scheme = schemes[name]
    if (scheme?.type === 'http' || scheme?.type === 'oauth2') return String(headers['authorization'] ?? '').startsWith('Bearer ')
    return scheme?.in === 'header' && headers[String(scheme.name).toLowerCase()] !== undefined
  }))
  return ways.length === 0 || held ? [] : ['no key is sent in a way that is described']
}

function operationOf(document: Json, prefixes: readonly string[], method: string, path: string): { operation: Json; pointer: string; shared: Json[] } | null {
  const paths = document['paths'] as Record<string, Json>
  const asked = ['', ...prefixes].filter((prefix) => path.startsWith(prefix)).map((prefix) => path.slice(prefix.length).split('/'))
  const fits = (template: string): boolean => asked.some((parts) => {
    const wanted = template.split('/')
    return wanted.length === parts.length && wanted.every((part, index) => (part.startsWith('{') ? parts[index] !== '' : part === parts[index]))
  })
  // A path without places goes before one with them.
  const [template] = Object.keys(paths).filter(fits).toSorted((a, b) => a.split('{').length - b.split('{').length)
  const operation = template === undefined ? undefined : paths[template]?.[method.toLowerCase()]
  if (template === undefined || operation === undefined) return null
  return { operation: operation as Json, pointer: `/paths/${escaped(template)}/${method.toLowerCase()}`, shared: (paths[template]?.['parameters'] as Json[] | undefined) ?? [] }
}

function at(document: Json, pointer: string): Json {
  return pointer.split('/').slice(1).reduce<Json>((inner, part) => inner[part.replaceAll('~1', '/').replaceAll('~0', '~')] as Json, document)
}

/** As a part of a JSON pointer in a fragment. */
function escaped(part: string): string {
  return encodeURIComponent(part.replaceAll('~', '~0').replaceAll('/', '~1'))
}

/** OpenAPI 3.0 in the words of JSON Schema: what may be null says so. */
export function plainSchemas(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(plainSchemas)
  if (typeof value !== 'object' || value === null) return value
  const { nullable, ...rest } = Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, plainSchemas(inner)])) as Json
  if (nullable !== true) return nullable === undefined || typeof nullable === 'boolean' ? rest : { ...rest, nullable }
  return { anyOf: [rest, { type: 'null' }] }
}
