import type { z } from 'zod'
import { SchemaChanged } from '../../kernel/errors.ts'
import type { MarketAnswer } from '../api/market.ts'

/** A good answer as it is described. @throws SchemaChanged naming the call and the field. */
export function readAs<T>(schema: z.ZodType<T>, { body }: MarketAnswer, who: string, operation: string): T {
  const read = schema.safeParse(body)
  if (read.success) return read.data
  const [issue] = read.error.issues
  throw new SchemaChanged(who, [operation, ...(issue?.path ?? [])].join('.'), 'is not as it used to be')
}

/** The same, where 404 says that there is none. */
export function readOrNone<T>(schema: z.ZodType<T>, answer: MarketAnswer, who: string, operation: string): T | null {
  return answer.status === 404 || answer.status === 410 ? null : readAs(schema, answer, who, operation)
}
