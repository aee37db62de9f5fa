import type { z } from 'zod'

export type Read<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly reason: string }

/** The value in a model's answer. Small models put it into a code fence; nothing else around it is forgiven. */
export function readAnswer<T>(text: string, schema: z.ZodType<T>): Read<T> {
  const bare = /^\s*```(?:json)?\s*\n([\s\S]*?)\n?\s*```\s*$/.exec(text)?.[1] ?? text
  let parsed: unknown
  try {
    parsed = JSON.parse(bare)
  } catch {
    return { ok: false, reason: 'it is not JSON' }
  }
  const checked = schema.safeParse(parsed)
  if (checked.success) return { ok: true, value: checked.data }
  const [issue] = checked.error.issues
  return { ok: false, reason: `at ${issue?.path.join('.') || 'the top'}: ${issue?.code ?? 'wrong'}` }
}
