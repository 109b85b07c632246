import { type Logger, pino } from 'pino'

export type Log = Logger

/** Field names whose values never reach the log, at any depth that we log. */
const SECRET_FIELDS = ['token', 'password', 'secret', 'authorization', 'cookie', 'text', 'content', 'url']

/** JSON lines on standard error; standard output belongs to the four lines that a person starts by. */
export function openLog(level: string): Log {
  const paths = SECRET_FIELDS.flatMap((field) => [field, `*.${field}`, `*.*.${field}`])
  return pino({ level, base: null, redact: { paths, censor: '[hidden]' } }, pino.destination({ fd: 2, sync: true }))
}
