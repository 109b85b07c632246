import { type RawFile, REST, type RequestMethod } from '@discordjs/rest'
import type { Log } from '../../../kernel/log.ts'
import { type Failure, readFailure } from './failure.ts'
import { InvalidRequests } from './invalid-requests.ts'
import { Pace, type Urgency } from './pace.ts'
import { wholeAnswer } from './whole-answer.ts'

const TIMEOUT_MS = 10_000
const BACK_OFF_LONGEST_MS = 30_000

export type Answer = { ok: true; body: unknown } | { ok: false; failure: Failure }

export interface Call {
  method: 'GET' | 'POST' | 'PATCH' | 'PUT' | 'DELETE'
  route: `/${string}`
  body?: unknown
  files?: RawFile[]
  query?: Record<string, string>
  /** What stands in the guild's audit log, at most 512 characters. */
  reason?: string
  /** False for interaction answers and follow-ups: they carry their own token and no limit of the application binds them. */
  ours?: boolean
  urgency?: Urgency
}

export interface DiscordRestOptions {
  token: string
  /** Ends in `/api`; null is Discord itself. */
  apiBase: string | null
  requestsPerSecond: number
  log: Log
  /** The token was refused, once. */
  onTokenRefused: () => void
}

/**
 * Discord's REST interface, without any patience of its own: no retries, no waiting for limits. What could not be done now
 * is told with its reason, and the lanes come back to it.
 */
export class DiscordRest {
  /** For the gateway library, which asks for the gateway's address through it. */
  readonly rest: REST
  readonly #pace: Pace
  readonly #invalid = new InvalidRequests()
  readonly #log: Log
  readonly #onTokenRefused: () => void
  #tokenRefused = false
  #unreached = 0

  constructor(options: DiscordRestOptions) {
    this.#pace = new Pace(options.requestsPerSecond)
    this.#log = options.log
    this.#onTokenRefused = options.onTokenRefused
    this.rest = new REST({
      version: '10',
      ...(options.apiBase ? { api: options.apiBase.replace(/\/$/, '') } : {}),
      retries: 0,
      timeout: TIMEOUT_MS,
      globalRequestsPerSecond: 1e9,
      rejectOnRateLimit: () => true,
      makeRequest: wholeAnswer,
    }).setToken(options.token)
    this.rest.on('response', (_request, response) =>
      this.#count(response.status, response.headers.get('x-ratelimit-scope')),
    )
  }

  /** Asks, never throws. */
  async call(call: Call): Promise<Answer> {
    const stopped = this.#mayNotAsk()
    if (stopped) return { ok: false, failure: stopped }
    const ours = call.ours ?? true
    if (ours) await this.#pace.turn(call.urgency ?? 'live')
    try {
      const body = await this.rest.request({
        method: call.method as RequestMethod,
        fullRoute: call.route,
        auth: ours,
        ...(call.body === undefined ? {} : { body: call.body }),
        ...(call.files && call.files.length > 0 ? { files: call.files } : {}),
        ...(call.reason ? { reason: call.reason } : {}),
        ...(call.query ? { query: new URLSearchParams(call.query) } : {}),
      })
      this.#unreached = 0
      return { ok: true, body }
    } catch (error) {
      return { ok: false, failure: this.#learn(readFailure(error)) }
    }
  }

  /** Asks for something that nobody misses, where there is plenty of room; else not at all. */
  async callInPassing(call: Call): Promise<void> {
    if (this.#mayNotAsk() || !this.#pace.passing()) return
    await this.rest
      .request({ method: call.method as RequestMethod, fullRoute: call.route })
      .catch((error: unknown) => this.#learn(readFailure(error)))
  }

  /** How long to wait after an `unsent` failure: longer each time in a row. */
  backOffMs(): number {
    return Math.min(BACK_OFF_LONGEST_MS, 500 * 2 ** Math.min(this.#unreached, 10))
  }

  facts(): { waiting: number; invalidRequests: number; tokenRefused: boolean; stoppedUntil: number } {
    return {
      waiting: this.#pace.waiting,
      invalidRequests: this.#invalid.count(),
      tokenRefused: this.#tokenRefused,
      stoppedUntil: this.#invalid.stoppedUntil(),
    }
  }

  close(): void {
    this.rest.clearHashSweeper()
    this.rest.clearHandlerSweeper()
  }

  #mayNotAsk(): Failure | null {
    if (this.#tokenRefused) return { kind: 'token', detail: 'The token was refused.' }
    const until = this.#invalid.stoppedUntil()
    if (until === 0) return null
    return { kind: 'limited', ms: until - Date.now(), detail: 'Too many requests were refused, so asking has stopped.' }
  }

  #learn(failure: Failure): Failure {
    if (failure.kind === 'unsent') this.#unreached += 1
    else this.#unreached = 0
    if (failure.kind === 'token' && !this.#tokenRefused) {
      this.#tokenRefused = true
      this.#onTokenRefused()
    }
    return failure
  }

  #count(status: number, scope: string | null): void {
    if (this.#invalid.note(status, scope === 'shared')) {
      this.#log.error(
        'Discord refused 3,000 requests within ten minutes. Asking stops for ten minutes, because at 10,000 it would ban this address.',
      )
    }
  }
}
