/**
 * Holds requests that were made but not sent against a market's own description (OpenAPI 3), as it is kept beside the
 * repository: by the operation's name, its place, its query and every field of its body, none of which may be unknown.
 */
import { readFileSync } from 'node:fs'
import { Ajv2020 } from 'ajv/dist/2020.js'
import { parse as parseYaml } from 'yaml'
import type { MarketRequest } from '../../src/main/publishing/api/market.ts'
import { plainSchemas } from './api-description.ts'

type Json = Record<string, unknown>

export interface MarketContract {
  /** Sentences; an empty list means that it is described so. */
  faultsOf(request: MarketRequest): string[]
  answerFaults(operation: string, status: number, body: unknown): string[]
  /** All statuses that an operation is described to answer with. */
  statusesOf(operation: string): number[]
  /** Operations that were held against it, each with how often. */
  readonly checked: ReadonlyMap<string, number>
}

/** A description that is open: its document, what judges by it, and paths without what they all begin with. */
interface Held {
  readonly document: Json
  readonly ajv: Ajv2020
  readonly prefix: string
}

/** @param prefix of paths that the description leaves to its servers. */
export function marketContract(file: string, prefix = ''): MarketContract {
  const text = readFileSync(new URL(`../../../shared/specs/${file}`, import.meta.url), 'utf8')
  const document = plainSchemas(file.endsWith('.json') ? (JSON.parse(text) as unknown) : (parseYaml(text) as unknown)) as Json
  const held: Held = { document, prefix, ajv: new Ajv2020({ strict: false, validateFormats: false, allErrors: true }).addSchema({ $id: 'https://api.example/market', ...document }) }
  const operations = operationsOf(document)
  const checked = new Map<string, number>()
  return {
    checked,
    statusesOf: (name) => Object.keys((operations.get(name)?.operation['responses'] ?? {}) as Json).map(Number).filter((status) => !Number.isNaN(status)),
    faultsOf(request) {
      const found = operations.get(request.operation)
      if (found === undefined) return [`${request.operation} is not described`]
      checked.set(request.operation, (checked.get(request.operation) ?? 0) + 1)
      const method = found.method === request.method.toLowerCase() ? [] : [`is a ${found.method.toUpperCase()}`]
      return [...method, ...parameterFaults(held, found, request), ...bodyFaults(held, found, request)].map((fault) => `${request.operation}: ${fault}`)
    },
    answerFaults(name, status, body) {
      const found = operations.get(name)
      return (found === undefined ? ['is not described'] : answerFaults(held, found, status, body)).map((fault) => `${name} → ${status}: ${fault}`)
    },
  }
}

function resolved({ document }: Pick<Held, 'document'>, value: Json, pointer: string): [Json, string] {
  const ref = value['$ref']
  return typeof ref === 'string' ? resolved({ document }, at(document, ref.slice(1)), ref.slice(1)) : [value, pointer]
}

function schemaFaults(held: Held, pointer: string, value: unknown): string[] {
  const validate = held.ajv.getSchema(`https://api.example/market#${pointer}`)
  if (validate === undefined) return [`the description has nothing at ${pointer}`]
  const wrong = validate(value) === true ? [] : (validate.errors ?? []).slice(0, 4).map(({ instancePath, message }) => `${instancePath === '' ? 'the whole' : instancePath} ${message ?? 'is wrong'}`)
  return [...wrong, ...unknownFields(held, at(held.document, decoded(pointer)), value, '')]
}

/** Fields that a schema does not name would be dropped in silence. */
function unknownFields(held: Held, schema: Json, value: unknown, place: string): string[] {
  const [plain] = resolved(held, schema, '')
  const any = (plain['anyOf'] ?? plain['oneOf']) as Json[] | undefined
  if (any !== undefined) {
    const tried = any.map((one) => unknownFields(held, one, value, place))
    return tried.find((faults) => faults.length === 0) ?? tried[0] ?? []
  }
  if (Array.isArray(value)) return plain['items'] === undefined ? [] : value.flatMap((item, index) => unknownFields(held, plain['items'] as Json, item, `${place}/${index}`))
  const properties = plain['properties'] as Record<string, Json> | undefined
  if (typeof value !== 'object' || value === null || properties === undefined || plain['allOf'] !== undefined) return []
  return Object.entries(value).flatMap(([name, inner]) => {
    const known = properties[name]
    if (known !== undefined) return unknownFields(held, known, inner, `${place}/${name}`)
    return plain['additionalProperties'] === undefined ? [`${place}/${name} is not described`] : []
  })
}

function parameterFaults(held: Held, { operation, shared, path }: Operation, request: MarketRequest): string[] {
  const parameters = [...shared, ...((operation['parameters'] as Json[] | undefined) ?? [])].map((one) => resolved(held, one, '')[0])
  const places = placesOf(path, request.path.slice(held.prefix.length))
  if (places === null) return [`is at ${path}, and ${request.path} is asked`]
  const query = request.query ?? {}
  const unknown = Object.keys(query).filter((name) => !parameters.some((one) => one['in'] === 'query' && one['name'] === name)).map((name) => `the query ${name} is not described`)
  return [...unknown, ...parameters.flatMap((parameter) => parameterFault(held, parameter, { path: places, query, header: request.headers ?? {} }))]
}

/** Keys, tokens and the type of the body come from the signer and the line. */
const OF_THE_LINE = /^(?:authorization|content-type)$/i

function parameterFault(held: Held, parameter: Json, given: Readonly<Record<string, Readonly<Record<string, string>>>>): string[] {
  const [name, where] = [String(parameter['name']), String(parameter['in'])]
  const value = given[where]?.[name]
  if (value === undefined) return parameter['required'] === true && !OF_THE_LINE.test(name) ? [`${where} ${name} is missing`] : []
  const schema = (parameter['schema'] as Json | undefined) ?? {}
  return held.ajv.validate(schema, coerced(value, resolved(held, schema, '')[0])) ? [] : [`${where} ${name} is not as described`]
}

const TYPES = { json: 'application/json', form: 'application/x-www-form-urlencoded', multipart: 'multipart/form-data' } as const

function bodyFaults(held: Held, { operation, pointer }: Operation, { body }: MarketRequest): string[] {
  const wanted = operation['requestBody'] as Json | undefined
  if (wanted === undefined) return body === undefined ? [] : ['a body is sent that is not described']
  const [whole, place] = resolved(held, wanted, `${pointer}/requestBody`)
  if (body === undefined) return whole['required'] === true ? ['the body is missing'] : []
  const type = body.kind === 'file' ? body.type : TYPES[body.kind]
  const content = whole['content'] as Record<string, Json>
  if (!(type in content)) return [`the type ${type} is not described`]
  const schemaPlace = `${place}/content/${escaped(type)}/schema`
  if (body.kind === 'json') return schemaFaults(held, schemaPlace, JSON.parse(JSON.stringify(body.value, (_key, value: unknown) => (isFile(value) ? 'base64' : value))))
  if (body.kind === 'file') return []
  const [schema] = resolved(held, content[type]?.['schema'] as Json, '')
  const properties = (schema['properties'] ?? {}) as Record<string, Json>
  const fields = body.kind === 'form' ? Object.entries(body.fields) : [...body.fields, [body.file.field, body.file.name] as const]
  const repeated = fields.map(([name]) => name).filter((name, index, all) => all.indexOf(name) !== index)
  const value = Object.fromEntries(fields.map(([name, text]) => [name, coerced(text, resolved(held, properties[name] ?? {}, '')[0])]))
  return [...repeated.map((name) => `${name} is sent twice`), ...schemaFaults(held, schemaPlace, value)]
}

function answerFaults(held: Held, { operation, pointer }: Operation, status: number, body: unknown): string[] {
  const answers = (operation['responses'] ?? {}) as Record<string, Json>
  const key = String(status) in answers ? String(status) : 'default'
  const answer = answers[key]
  if (answer === undefined) return ['is not described']
  const [whole, place] = resolved(held, answer, `${pointer}/responses/${key}`)
  const [type, content] = Object.entries((whole['content'] as Record<string, Json> | undefined) ?? {})[0] ?? []
  if (type === undefined) return body === null || body === undefined ? [] : ['a body is answered that is not described']
  return content?.['schema'] === undefined ? [] : schemaFaults(held, `${place}/content/${escaped(type)}/schema`, body)
}

interface Operation {
  readonly operation: Json
  readonly pointer: string
  readonly method: string
  readonly path: string
  readonly shared: Json[]
}

/** By name; where a description gives none, by “GET /path”. */
function operationsOf(document: Json): Map<string, Operation> {
  const found = new Map<string, Operation>()
  for (const [path, methods] of Object.entries(document['paths'] as Record<string, Json>)) {
    for (const [method, operation] of Object.entries(methods)) {
      if (!['get', 'post', 'put', 'patch', 'delete'].includes(method)) continue
      const one = { operation: operation as Json, method, path, pointer: `/paths/${escaped(path)}/${method}`, shared: (methods['parameters'] as Json[] | undefined) ?? [] }
      found.set(`${method.toUpperCase()} ${path}`, one)
      const name = (operation as Json)['operationId']
      if (typeof name === 'string') found.set(name, one)
    }
  }
  return found
}

/** The values of a path's places; null where it is another path. */
function placesOf(template: string, path: string): Record<string, string> | null {
  const [wanted, given] = [template.split('/'), path.split('/')]
  if (wanted.length !== given.length) return null
  const places: Record<string, string> = {}
  for (const [index, part] of wanted.entries()) {
    const value = given[index] ?? ''
    const name = /^\{(.+)\}$/.exec(part)?.[1]
    if (name === undefined ? part !== value : value === '') return null
    if (name !== undefined) places[name] = decodeURIComponent(value)
  }
  return places
}

/** Text of a query or a form as the kind of value that it stands for. */
function coerced(text: string, schema: Json): unknown {
  const plain = ((schema['anyOf'] as Json[] | undefined)?.[0] ?? schema) as Json
  const type = plain['type']
  if (type === 'integer' || type === 'number') return text.trim() === '' || Number.isNaN(Number(text)) ? text : Number(text)
  if (type === 'boolean') return text === 'true' ? true : text === 'false' ? false : text
  if (type === 'array') return text === '' ? [] : text.split(',').map((item) => coerced(item, (plain['items'] ?? {}) as Json))
  return text
}

function isFile(value: unknown): boolean {
  return typeof value === 'object' && value !== null && '$file' in value
}
function at(document: Json, pointer: string): Json {
  return pointer.split('/').slice(1).reduce<Json>((inner, part) => inner[part.replaceAll('~1', '/').replaceAll('~0', '~')] as Json, document)
}
function escaped(part: string): string {
  return encodeURIComponent(part.replaceAll('~', '~0').replaceAll('/', '~1'))
}
function decoded(pointer: string): string {
  return pointer.split('/').map((part) => decodeURIComponent(part)).join('/')
}
