import { z } from 'zod'

/** What the structured outputs of all providers understand; limits beyond it are checked by zod when the answer is here. */
const UNDERSTOOD = new Set(['type', 'properties', 'required', 'items', 'enum', 'const', 'anyOf', 'additionalProperties', 'description', '$defs', '$ref'])

/** A zod schema as the JSON Schema that providers take: every object closed, no limits on length or count. */
export function providerSchema(schema: z.ZodType): Record<string, unknown> {
  return pruned(z.toJSONSchema(schema, { target: 'draft-2020-12', unrepresentable: 'throw' }))
}

function pruned(node: Readonly<Record<string, unknown>>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(node).filter(([key]) => UNDERSTOOD.has(key)).map(([key, value]) => [key, key === 'properties' || key === '$defs' ? eachPruned(value) : inner(value)]))
}

/** Here the keys are names of fields, not words of the schema. */
function eachPruned(fields: unknown): unknown {
  return isObject(fields) ? Object.fromEntries(Object.entries(fields).map(([name, node]) => [name, inner(node)])) : fields
}

function inner(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(inner)
  return isObject(value) ? pruned(value) : value
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
