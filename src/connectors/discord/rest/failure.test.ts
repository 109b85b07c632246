import { DiscordAPIError, HTTPError, RateLimitError } from '@discordjs/rest'
import { describe, expect, test } from 'vitest'
import { outcomeOf } from '../outbound/outcome.ts'
import { readFailure } from './failure.ts'

const NOW = new Date('2026-11-21T10:00:00Z')
const request = { body: undefined, files: undefined }
const refused = (status: number, code: number) =>
  new DiscordAPIError({ code, message: 'No' }, code, status, 'POST', 'https://x', request)
const limited = new RateLimitError({
  global: false,
  hash: '',
  limit: 5,
  majorParameter: '1',
  method: 'POST',
  retryAfter: 900,
  route: '/channels/:id',
  scope: 'user',
  sublimitTimeout: 0,
  timeToReset: 900,
  url: '',
})
const aborted = Object.assign(new Error('aborted'), { name: 'AbortError' })
const broken = Object.assign(new Error('closed'), { code: 'UND_ERR_SOCKET' })
const unreached = new TypeError('fetch failed', { cause: Object.assign(new Error('x'), { code: 'ECONNREFUSED' }) })

const outcome = (error: unknown) => outcomeOf(readFailure(error), { now: NOW, backOffMs: 500, keyed: true })

describe('what a failed request means for a message', () => {
  test.each([
    ['a rate limit', limited, { result: 'later', at: new Date(NOW.getTime() + 900) }],
    ['a refused connection', unreached, { result: 'later', at: new Date(NOW.getTime() + 500) }],
    ['a refused token', refused(401, 0), { result: 'stopped' }],
    ['5xx', new HTTPError(502, 'Bad', 'POST', 'https://x', request), { result: 'unknown', keyed: true }],
    ['a time-out', aborted, { result: 'unknown' }],
    ['a broken connection', broken, { result: 'unknown' }],
    ['an unreadable answer', new SyntaxError('Unexpected end'), { result: 'unknown' }],
    ['something else altogether', 'boo', { result: 'unknown' }],
    ['closed direct messages', refused(403, 50_007), { result: 'failed', cause: 'closed' }],
    ['no shared server', refused(403, 50_278), { result: 'failed', cause: 'closed' }],
    ['opening too fast', refused(403, 40_003), { result: 'later' }],
    ['a missing permission', refused(403, 50_013), { result: 'failed', cause: 'no_permission' }],
    ['missing access', refused(403, 50_001), { result: 'failed', cause: 'no_permission' }],
    ['an unknown channel', refused(404, 10_003), { result: 'failed', cause: 'gone' }],
    ['an unknown message', refused(404, 10_008), { result: 'failed', cause: 'gone' }],
    ['a wrong form', refused(400, 50_035), { result: 'failed', cause: 'rejected' }],
    ['too many bytes', refused(413, 40_005), { result: 'failed', cause: 'too_large' }],
    ['the guard in front', refused(403, 0), { result: 'later' }],
    ['a dead webhook token', refused(401, 50_027), { result: 'failed', cause: 'rejected' }],
  ])('%s', (_name, error, expected) => expect(outcome(error)).toMatchObject(expected))
})
