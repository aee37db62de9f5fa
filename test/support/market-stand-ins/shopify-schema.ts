/** Shopify's own schema (Admin GraphQL 2026-04), as its introspection is kept beside the repository. */
import { readFileSync } from 'node:fs'
import { gunzipSync } from 'node:zlib'
import { buildClientSchema, type GraphQLSchema, type IntrospectionQuery } from 'graphql'

let known: GraphQLSchema | null = null

export function shopifySchema(): GraphQLSchema {
  if (known !== null) return known
  const file = new URL('../../../../shared/specs/shopify-admin-graphql-2026-04.full.json.gz', import.meta.url)
  const { data } = JSON.parse(gunzipSync(readFileSync(file)).toString('utf8')) as { data: IntrospectionQuery }
  known = buildClientSchema(data)
  return known
}
