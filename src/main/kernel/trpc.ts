import { initTRPC } from '@trpc/server'
import { ZodError } from 'zod'
import { AppError, InvalidInput, toPlainError, type ErrorKind, type PlainError } from './errors.ts'

const t = initTRPC.create({
  errorFormatter: ({ shape, error }) => {
    // Our own errors are sentences for the seller; a caught bug keeps its text but never its stack.
    const plain = error.cause instanceof ZodError ? refusalOf(error.cause) : toPlainError(error.cause instanceof AppError ? error.cause : error)
    return { ...shape, message: plain.message, data: { code: shape.data.code, kind: plain.kind satisfies ErrorKind, action: plain.action ?? null } }
  },
})

/** What a caller gave wrongly: the first field and why. */
function refusalOf({ issues: [issue] }: ZodError): PlainError {
  return toPlainError(new InvalidInput(issue?.path.join('.') || 'input', issue?.message ?? 'is not valid'))
}

export const router = t.router
export const procedure = t.procedure
