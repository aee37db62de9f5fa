import { initTRPC } from '@trpc/server'
import { AppError, toPlainError, type ErrorKind } from './errors.ts'

const t = initTRPC.create({
  errorFormatter: ({ shape, error }) => {
    // Our own errors are sentences for the seller; a caught bug keeps its text but never its stack.
    const plain = toPlainError(error.cause instanceof AppError ? error.cause : error)
    return { ...shape, message: plain.message, data: { code: shape.data.code, kind: plain.kind satisfies ErrorKind, action: plain.action ?? null } }
  },
})

export const router = t.router
export const procedure = t.procedure
