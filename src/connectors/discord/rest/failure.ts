import { DiscordAPIError, HTTPError, RateLimitError } from '@discordjs/rest'

/** Why a request did not bring what was asked, told apart by what may have happened at Discord. */
export type Failure =
  /** Surely not performed: Discord asks to wait (429, or the limit is known to be used up). `ms` from now. */
  | { kind: 'limited'; ms: number; detail: string }
  /** Surely not performed: the connection was never made, or we stopped asking. */
  | { kind: 'unsent'; detail: string }
  /** The token is refused; nothing may be asked any more. */
  | { kind: 'token'; detail: string }
  /** Discord said no, with its own code (topics/opcodes-and-status-codes); 0 where it named none. */
  | { kind: 'refused'; status: number; code: number; detail: string }
  /** It may have been performed: time-out, 5xx, broken connection, an answer that nobody can read. */
  | { kind: 'unknown'; detail: string }

const NEVER_CONNECTED = new Set([
  'ECONNREFUSED',
  'ENOTFOUND',
  'EAI_AGAIN',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'EADDRNOTAVAIL',
  'UND_ERR_CONNECT_TIMEOUT',
])
const INVALID_WEBHOOK_TOKEN = 50_027

/** Sorts whatever the REST library throws. Pure; knows every kind of error and takes the rest for "it may have been performed". */
export function readFailure(error: unknown): Failure {
  if (error instanceof RateLimitError) {
    return { kind: 'limited', ms: Math.max(50, error.retryAfter), detail: 'Discord asks to wait.' }
  }
  if (error instanceof DiscordAPIError) return readRefusal(error)
  if (error instanceof HTTPError) return { kind: 'unknown', detail: `Discord answered ${error.status}.` }
  const code = codeOf(error)
  if (code && NEVER_CONNECTED.has(code)) return { kind: 'unsent', detail: `Discord cannot be reached (${code}).` }
  const name = error instanceof Error ? error.name : ''
  if (name === 'AbortError') return { kind: 'unknown', detail: 'Discord did not answer in time.' }
  const message = error instanceof Error ? error.message : String(error)
  if (message.startsWith('Expected token')) return { kind: 'token', detail: 'The token was refused.' }
  if (error instanceof SyntaxError) return { kind: 'unknown', detail: 'The answer could not be read.' }
  return { kind: 'unknown', detail: `The connection broke${code ? ` (${code})` : ''}.` }
}

function readRefusal(error: DiscordAPIError): Failure {
  const code = Number(error.code)
  const known = Number.isFinite(code) ? code : 0
  if (error.status === 401 && known !== INVALID_WEBHOOK_TOKEN)
    return { kind: 'token', detail: 'The token was refused.' }
  return { kind: 'refused', status: error.status, code: known, detail: firstLine(error.message) }
}

function codeOf(error: unknown): string | undefined {
  if (typeof error !== 'object' || error === null) return undefined
  const { code, cause, errors } = error as { code?: unknown; cause?: unknown; errors?: unknown[] }
  if (typeof code === 'string') return code
  return codeOf(cause) ?? (Array.isArray(errors) ? codeOf(errors[0]) : undefined)
}

/** Discord's own words, without anything that could be long. */
function firstLine(text: string | undefined): string {
  return (text ?? '').split('\n').slice(0, 2).join(' ').slice(0, 200) || 'Discord refused it.'
}
