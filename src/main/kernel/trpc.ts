import { initTRPC, type TRPC_ERROR_CODE_KEY } from '@trpc/server'
import { ZodError } from 'zod'
import { AppError, InvalidInput, toPlainError, type ErrorKind, type PlainError } from './errors.ts'

/**
 * How HTTP names each failure. 401 and 403 are left to the door of the server, which says by them that a page is not let in;
 * what waits for the seller or for money is 412: nothing is wrong with the request but its time.
 */
const ANSWERS = {
  'invalid-input': ['BAD_REQUEST', 400], 'not-found': ['NOT_FOUND', 404], conflict: ['CONFLICT', 409], rejected: ['UNPROCESSABLE_CONTENT', 422], 'rate-limited': ['TOO_MANY_REQUESTS', 429],
  'needs-human': ['PRECONDITION_FAILED', 412], 'auth-expired': ['PRECONDITION_FAILED', 412], 'budget-exceeded': ['PRECONDITION_FAILED', 412], cancelled: ['CLIENT_CLOSED_REQUEST', 499],
  unavailable: ['BAD_GATEWAY', 502], 'schema-changed': ['BAD_GATEWAY', 502], 'outcome-unknown': ['BAD_GATEWAY', 502],
  'worker-died': ['INTERNAL_SERVER_ERROR', 500], store: ['INTERNAL_SERVER_ERROR', 500], bug: ['INTERNAL_SERVER_ERROR', 500],
} as const satisfies Record<ErrorKind, readonly [TRPC_ERROR_CODE_KEY, number]>

const t = initTRPC.create({
  errorFormatter: ({ shape, error }) => {
    // Our own errors are sentences for the seller; a caught bug keeps its text but never its stack.
    const plain = error.cause instanceof ZodError ? refusalOf(error.cause) : toPlainError(error.cause instanceof AppError ? error.cause : error)
    // What tRPC refuses by itself, as a method or a path that it does not have, keeps its own number.
    const [code, httpStatus] = plain.kind === 'bug' ? [shape.data.code, shape.data.httpStatus] : ANSWERS[plain.kind]
    return { ...shape, message: plain.message, data: { code, httpStatus, kind: plain.kind satisfies ErrorKind, action: plain.action ?? null } }
  },
})

/** What a caller gave wrongly: the first field and why. */
function refusalOf({ issues: [issue] }: ZodError): PlainError {
  return toPlainError(new InvalidInput(issue?.path.join('.') || 'input', issue?.message ?? 'is not valid'))
}

export const router = t.router
export const procedure = t.procedure
