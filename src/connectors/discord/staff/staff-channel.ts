import type { Log } from '../../../kernel/log.ts'
import type { Account } from '../account.ts'
import type { Guilds } from '../guilds.ts'
import { Code, isCode, lacksPermission } from '../outbound/outcome.ts'
import { readPosted } from '../outbound/post.ts'
import type { Answer, DiscordRest } from '../rest/client.ts'
import type { Failure } from '../rest/failure.ts'
import { type Fields, fieldsOf, idOf, isFields, snowflakeAt } from '../shapes.ts'
import type { LineBody } from './line.ts'

const LOOK_AGAIN_MS = 2000
/** How long a channel in which we may not write is left alone: each try counts towards the ban of an address. */
const BLOCKED_MS = 60_000
/** Discord recognises a nonce for "the past few minutes", of which two are surely some. */
const KEY_MS = 2 * 60_000
/** Clocks differ, and a line is noted before it is posted. */
const MARGIN_MS = 10_000

/** What became of a line: it stands, it is to be tried again then, or it is gone for good. */
export type Told = { result: 'done'; id: string } | { result: 'later'; at: Date } | { result: 'gone' }

export interface StaffChannelOptions {
  rest: DiscordRest
  guilds: Guilds
  account: Pick<Account, 'botId' | 'botName'>
  log: Log
  now: () => Date
  /** What it is called in sentences: the staff channel, where nothing else is said. */
  called?: string
}

/** Writes lines in the staff channel, after everything live, and says in one sentence why it cannot. */
export class StaffChannel {
  readonly #options: StaffChannelOptions
  #blocked: { channelId: string; until: Date; why: string; gone: boolean } | null = null
  /** Discord has refused the desk's address as a link. */
  #unlinked = false

  constructor(options: StaffChannelOptions) {
    this.#options = options
  }

  /** What keeps the lines from being written until a person acts; null when all is well. */
  get trouble(): string | null {
    return this.#blocked?.why ?? null
  }

  get linked(): boolean {
    return !this.#unlinked
  }

  /** Another channel was chosen, or none: what kept us from the former one is no matter any more. */
  chosen(channelId: string | null): void {
    if (this.#blocked && this.#blocked.channelId !== channelId) this.#blocked = null
  }

  /**
   * Posts a line that was begun at `begunAt`. After a doubtful end the same key yields the same message; when it has grown too
   * old for that, the channel is searched for a message of ours that `isIt`.
   */
  async post(
    channelId: string,
    line: { key: string; begunAt: Date; draw: () => LineBody; isIt: (message: Fields) => boolean },
  ): Promise<Told> {
    const held = this.#held(channelId)
    if (held) return held
    if (this.#options.now().getTime() - line.begunAt.getTime() > KEY_MS) {
      const found = await this.find(channelId, line.begunAt, line.isIt)
      if (found.result !== 'gone') return found
    }
    const send = () =>
      this.#options.rest.call({
        method: 'POST',
        route: `/channels/${channelId}/messages`,
        body: { ...line.draw(), nonce: line.key, enforce_nonce: true },
        urgency: 'bulk',
      })
    const posted = readPosted(await this.#withoutLink(send))
    if (!posted.ok) return this.#failed(channelId, posted.failure)
    this.chosen(null)
    return { result: 'done', id: posted.id }
  }

  async edit(channelId: string, messageId: string, draw: () => LineBody): Promise<Told> {
    if (this.#isGone(channelId)) return { result: 'gone' }
    const held = this.#held(channelId)
    if (held) return held
    const send = () =>
      this.#options.rest.call({
        method: 'PATCH',
        route: `/channels/${channelId}/messages/${messageId}`,
        body: draw(),
        urgency: 'bulk',
      })
    const answer = await this.#withoutLink(send)
    if (answer.ok) return { result: 'done', id: messageId }
    // A line that is not there any more says nothing wrong.
    if (isCode(answer.failure, Code.unknownMessage, Code.unknownChannel)) return { result: 'gone' }
    return this.#failed(channelId, answer.failure)
  }

  #isGone(channelId: string): boolean {
    return this.#blocked?.channelId === channelId && this.#blocked.gone
  }

  #held(channelId: string): Told | null {
    const blocked = this.#blocked
    if (blocked?.channelId !== channelId || blocked.until <= this.#options.now()) return null
    return { result: 'later', at: blocked.until }
  }

  /** Not every address may stand in a button (50035): without it the line is still worth having. */
  async #withoutLink(send: () => Promise<Answer>): Promise<Answer> {
    const answer = await send()
    if (answer.ok || this.#unlinked || !isCode(answer.failure, Code.invalidForm)) return answer
    this.#unlinked = true
    this.#options.log.warn(
      'Discord refuses the address of the desk in a button, so the lines of the staff channel have none',
    )
    return send()
  }

  async #failed(channelId: string, failure: Failure): Promise<Told> {
    const { rest, log } = this.#options
    const now = this.#options.now().getTime()
    if (failure.kind === 'limited') return later(now + failure.ms)
    if (failure.kind === 'unsent') return later(now + rest.backOffMs())
    if (failure.kind === 'unknown') return later(now + LOOK_AGAIN_MS)
    if (failure.kind === 'token') return later(now + BLOCKED_MS)
    const why = await this.#whyNot(channelId, failure)
    if (this.#blocked?.channelId !== channelId) log.error(why)
    const until = new Date(now + BLOCKED_MS)
    this.#blocked = { channelId, until, why, gone: isCode(failure, Code.unknownChannel) }
    return { result: 'later', at: until }
  }

  async #whyNot(channelId: string, failure: Failure): Promise<string> {
    const { guilds, account } = this.#options
    if (isCode(failure, Code.unknownChannel)) {
      return `The ${this.#options.called ?? 'staff channel'} was deleted in Discord. Choose another one in Settings.`
    }
    const channel = await guilds.nameChannel(channelId)
    if (!lacksPermission(failure)) return `Discord takes no lines in ${channel}: ${failure.detail}`
    const right = isCode(failure, Code.missingAccess) ? 'View Channel' : 'Send Messages'
    return `${account.botName} may not write in ${channel}. Give it "${right}" there.`
  }

  /**
   * Looks for a line of ours since then; `gone` when none stands there. One page of 100 is more than a staff channel sees between
   * a kill and the next start.
   */
  async find(channelId: string, since: Date, isIt: (message: Fields) => boolean): Promise<Told> {
    if (this.#isGone(channelId)) return { result: 'gone' }
    const held = this.#held(channelId)
    if (held) return held
    const answer = await this.#options.rest.call({
      method: 'GET',
      route: `/channels/${channelId}/messages`,
      query: { after: snowflakeAt(new Date(since.getTime() - MARGIN_MS)), limit: '100' },
      urgency: 'bulk',
    })
    if (!answer.ok && isCode(answer.failure, Code.unknownChannel)) return { result: 'gone' }
    if (!answer.ok) return this.#failed(channelId, answer.failure)
    const messages = Array.isArray(answer.body) ? answer.body.filter(isFields) : []
    const ours = messages.find(
      (message) => idOf(fieldsOf(message, 'author') ?? {}, 'id') === this.#options.account.botId && isIt(message),
    )
    const id = ours && idOf(ours, 'id')
    return id ? { result: 'done', id } : { result: 'gone' }
  }
}

const later = (ms: number): Told => ({ result: 'later', at: new Date(ms) })
