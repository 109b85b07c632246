import { type Logger, pino, stdSerializers } from 'pino'

export type Log = Logger

/** Field names whose values never reach the log, at any depth that we log. */
const SECRET_FIELDS = ['token', 'password', 'secret', 'authorization', 'cookie', 'text', 'content', 'url']

/** Fields of a database's error that repeat what was to be stored: a failing row, the statement's values. */
const VALUE_FIELDS = ['detail', 'where', 'hint', 'params', 'parameters', 'cause']

/** drizzle puts the values of a failed query into its message, and so into the stack. */
const VALUES = /\nparams: [\s\S]*?(?=\n {4}at |\ncaused by: |$)/g

/** JSON lines on standard error; standard output belongs to the four lines that a person starts by. */
export function openLog(level: string): Log {
  const paths = SECRET_FIELDS.flatMap((field) => [field, `*.${field}`, `*.*.${field}`])
  const options = { level, base: null, redact: { paths, censor: '[hidden]' }, serializers: { err: describeError } }
  return pino(options, pino.destination({ fd: 2, sync: true }))
}

/** An error without the values that it was about: those may be what a member wrote. */
function describeError(error: unknown): unknown {
  if (!(error instanceof Error)) return error
  const { message, stack, ...fields } = stdSerializers.err(error)
  const kept = Object.entries(fields).filter(([field]) => !VALUE_FIELDS.includes(field))
  return { message: message.replace(VALUES, ''), stack: stack.replace(VALUES, ''), ...Object.fromEntries(kept) }
}
