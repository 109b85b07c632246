import { ORPCError, ValidationError } from '@orpc/server'
import { Refusal } from '../kernel/errors.ts'
import type { Log } from '../kernel/log.ts'
import { ERROR_STATUS, type ErrorCode } from '../protocol/errors.ts'

/** Every answer of ours that is not a success. */
export interface ErrorBody {
  code: ErrorCode
  message: string
  details?: Record<string, unknown>
}

/** What oRPC itself throws, in our words. */
const FROM_ORPC: Record<string, [ErrorCode, string]> = {
  PAYLOAD_TOO_LARGE: ['too_large', 'The request is too large.'],
  METHOD_NOT_SUPPORTED: ['invalid', 'This procedure is not called by this method.'],
  NOT_FOUND: ['not_found', 'There is nothing at this address.'],
}

/** SQLSTATEs that mean: the database is away, going away, or has no room for us. */
const AWAY = /^(08...|57P0.|57014|53300)$/
/** Errors of a socket; only when it happened on one, because a file that is missing says ENOENT as well. */
const CUT = /^(ECONN\w+|ENOENT|ENOTFOUND|EAI_AGAIN|EPIPE|ETIMEDOUT|EHOSTUNREACH)$/
const SOCKET_CALLS = new Set(['connect', 'getaddrinfo', 'read', 'write'])
const AWAY_WORDS =
  /Connection terminated|timeout exceeded when trying to connect|Client has encountered a connection error/
/** No room on the disk: of the database (SQLSTATE), or of the files. */
const FULL = /^(53100|ENOSPC|EDQUOT)$/

/** Translates whatever was thrown; the only place that does so for HTTP. Faults are logged with the request's id, never answered. */
export function translateError(error: unknown, { log, requestId }: { log: Log; requestId: string }): ErrorBody {
  const known = translateKnown(error)
  if (known) return known
  if (causes(error).some(({ code }) => FULL.test(code))) {
    log.error({ requestId, err: describe(error) }, 'the disk is full: make room on it')
    return { code: 'unavailable', message: 'The disk of the desk is full. Tell whoever runs it to make room.' }
  }
  if (isDatabaseAway(error)) {
    log.warn({ requestId, reason: (error as Error).message }, 'a request found no database')
    return { code: 'unavailable', message: 'The database cannot be reached now. Try again in a moment.' }
  }
  log.error({ requestId, err: describe(error) }, 'a request failed')
  return { code: 'internal', message: 'Something went wrong on our side.', details: { requestId } }
}

function translateKnown(error: unknown): ErrorBody | null {
  if (error instanceof Refusal) return refusalBody(error.code, error.message, error.details)
  if (!(error instanceof ORPCError)) return null
  if (error.cause instanceof ValidationError) {
    return error.code === 'BAD_REQUEST' ? invalidInput(error.cause) : null
  }
  if (error.code in ERROR_STATUS) {
    return refusalBody(error.code as ErrorCode, error.message, error.data as Record<string, unknown> | undefined)
  }
  const words = FROM_ORPC[error.code]
  return words ? { code: words[0], message: words[1] } : null
}

function refusalBody(code: ErrorCode, message: string, details: Record<string, unknown> | undefined): ErrorBody {
  return details ? { code, message, details } : { code, message }
}

function invalidInput(error: ValidationError): ErrorBody {
  const [issue] = error.issues
  const field = (issue?.path ?? []).map((key) => String(typeof key === 'object' ? key.key : key)).join('.')
  const message = issue ? (field ? `${field}: ${issue.message}` : issue.message) : 'The input is not valid.'
  return field ? { code: 'invalid', message, details: { field } } : { code: 'invalid', message }
}

function isDatabaseAway(error: unknown): boolean {
  return causes(error).some(
    ({ code, syscall, message }) =>
      AWAY.test(code) || (CUT.test(code) && SOCKET_CALLS.has(syscall)) || AWAY_WORDS.test(message),
  )
}

/** An error and what caused it, outermost first. */
function causes(error: unknown): { code: string; syscall: string; message: string }[] {
  const found: { code: string; syscall: string; message: string }[] = []
  for (let cause = error; cause instanceof Error && found.length < 5; cause = cause.cause) {
    const { code, syscall } = cause as NodeJS.ErrnoException
    found.push({ code: String(code ?? ''), syscall: syscall ?? '', message: cause.message })
  }
  return found
}

/** An error as it may be logged: a failed validation of an answer carries the answer, and a failed query its values. */
function describe(error: unknown): unknown {
  if (error instanceof ORPCError && error.cause instanceof ValidationError) {
    return { message: error.message, issues: error.cause.issues.map(({ message, path }) => ({ message, path })) }
  }
  if (!(error instanceof Error)) return { message: 'something that is no Error was thrown' }
  const cause = error.cause instanceof Error ? error.cause : error
  return {
    name: cause.name,
    message: cause.message.split('\n')[0],
    stack: cause.stack,
    code: Reflect.get(cause, 'code'),
  }
}
