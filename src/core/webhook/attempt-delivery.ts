import type { Clock } from '../../kernel/clock.ts'
import { FetchFault, type GuardedAnswer, type GuardedFetch } from '../../kernel/guarded-fetch.ts'
import { signWebhook } from '../../kernel/webhook-signature.ts'
import type { Attempt } from './settle-attempt.ts'

/** Of an answer so much is kept, for whoever looks why it was not taken. */
const ANSWER_LENGTH = 1024
const LONGEST_REST_MS = 3_600_000

/** Sends one body once. Never throws: what went wrong is part of the answer. */
export async function attemptDelivery(
  { guarded, clock }: { guarded: GuardedFetch; clock: Clock },
  { url, id, body, secrets }: { url: string; id: string; body: string; secrets: readonly string[] },
): Promise<Attempt> {
  const at = clock.now()
  const headers = {
    'content-type': 'application/json',
    'user-agent': 'Guildesk-Webhooks',
    ...signWebhook({ id, at, body }, secrets),
  }
  const lasted = (): number => clock.now().getTime() - at.getTime()
  try {
    const answer = await guarded.fetch({ method: 'POST', url, headers, body })
    const { status } = answer
    return {
      at,
      milliseconds: lasted(),
      status,
      words: wordsOf(status),
      answer: textOf(answer),
      restMs: restOf(answer),
    }
  } catch (error) {
    if (!(error instanceof FetchFault)) throw error
    return { at, milliseconds: lasted(), status: null, words: error.message, answer: '', restMs: 0 }
  }
}

function wordsOf(status: number): string | null {
  if (status >= 300 && status < 400)
    return 'It answered with another address. Redirects are not followed: set that one.'
  return status === 410 ? 'It answered that it is gone for good.' : null
}

/** As PostgreSQL can store it, and without half a character at the end. */
const textOf = ({ body }: GuardedAnswer): string => body.slice(0, ANSWER_LENGTH).replaceAll('\0', '').toWellFormed()

/** `Retry-After` in seconds; a date is not read. */
function restOf({ status, headers }: GuardedAnswer): number {
  if (status !== 429 && status !== 503) return 0
  const seconds = Number(headers['retry-after'])
  return Number.isFinite(seconds) && seconds > 0 ? Math.min(seconds * 1000, LONGEST_REST_MS) : 0
}
