import type { Card } from '../../../core/report/card.ts'
import type { Log } from '../../../kernel/log.ts'
import type { Account } from '../account.ts'
import { Code, isCode, lacksPermission } from '../outbound/outcome.ts'
import type { Call, DiscordRest } from '../rest/client.ts'
import type { Failure } from '../rest/failure.ts'
import type { Purpose } from '../set-up/permissions.ts'
import { readChannels } from '../set-up/read-channels.ts'
import { type Fields, isFields } from '../shapes.ts'

const LOOK_AGAIN_MS = 2000
/** How long a channel in which we may do nothing is left alone: each try counts towards the ban of an address. */
const BLOCKED_MS = 60_000
/** What no waiting of ours mends is tried again rarely. */
const REFUSED_MS = 10 * 60_000

/** Where a card stands, and what the channel is for. */
export interface CardPlace {
  guildId: string
  channelId: string
  channelName: string
  purpose: Extract<Purpose, 'bug' | 'feature'>
}

/** A message in a text channel is a bug's, a post in a forum a feature's, whatever the case has become since. */
export const placeOf = ({ kind, guildId, channelId, channelName }: Card): CardPlace => ({
  ...{ guildId, channelId, channelName },
  purpose: kind === 'text' ? 'bug' : 'feature',
})

/**
 * What became of a request. `gone`: what it is about was deleted. `archived`: the thread first has to be brought back. `exists`: the message
 * has its thread already. `refused`: not before `at`, and a person has to act; `words` say what.
 */
export type Told =
  | { result: 'done'; body: Fields | Fields[] }
  | { result: 'later'; at: Date }
  | { result: 'gone' | 'archived' | 'exists' }
  | { result: 'refused'; words: string; at: Date }

export interface CardRequestsOptions {
  rest: Pick<DiscordRest, 'call' | 'backOffMs' | 'facts'>
  account: Pick<Account, 'botId' | 'botName'>
  log: Log
  now: () => Date
}

interface Block {
  until: Date
  words: string
}

/** Asks Discord for what cards need, behind all that is live, and says in a sentence why something cannot be. */
export class CardRequests {
  readonly #options: CardRequestsOptions
  readonly #blocks = new Map<string, Block>()
  #chosen: readonly (string | undefined)[] = []

  constructor(options: CardRequestsOptions) {
    this.#options = options
  }

  /** What keeps cards from being written in the channels that are chosen, until a person acts; null when all is well. */
  get trouble(): string | null {
    const old = this.#options.now().getTime() - REFUSED_MS - BLOCKED_MS
    // Nobody may have tried again: the case was taken back, say.
    for (const [key, { until }] of this.#blocks) if (until.getTime() < old) this.#blocks.delete(key)
    for (const [key, { words }] of this.#blocks) if (this.#chosen.includes(key.split(' ')[1])) return words
    return null
  }

  get botId(): string {
    return this.#options.account.botId
  }

  /** Answers 401, 403 and 429 of the last ten minutes. */
  get refusals(): number {
    return this.#options.rest.facts().invalidRequests
  }

  /** The channels in which cards are to stand now. */
  chosen(...channelIds: (string | undefined)[]): void {
    this.#chosen = channelIds
  }

  /** `about`: what is kept from threads may be free to write cards. */
  async ask(
    place: CardPlace,
    call: Pick<Call, 'method' | 'route' | 'body' | 'files' | 'query'>,
    about: 'card' | 'thread' = 'card',
  ): Promise<Told> {
    const key = `${about} ${place.channelId}`
    const block = this.#blocks.get(key)
    if (block && block.until > this.#options.now()) return { result: 'refused', words: block.words, at: block.until }
    const answer = await this.#options.rest.call({ ...call, urgency: 'bulk' })
    if (!answer.ok) return this.#failed(place, key, answer.failure)
    if (call.method !== 'GET') this.#blocks.delete(key)
    return {
      result: 'done',
      body: Array.isArray(answer.body) ? answer.body.filter(isFields) : fieldsOrNone(answer.body),
    }
  }

  async #failed(place: CardPlace, key: string, failure: Failure): Promise<Told> {
    const { rest } = this.#options
    if (failure.kind === 'limited') return this.#later(failure.ms)
    if (failure.kind === 'unsent') return this.#later(rest.backOffMs())
    if (failure.kind === 'unknown') return this.#later(LOOK_AGAIN_MS)
    if (failure.kind === 'token') return this.#later(BLOCKED_MS)
    // What another application had posted before this one is as good as gone: nobody can change it any more.
    if (isCode(failure, Code.unknownMessage, Code.unknownChannel, Code.notOurMessage)) return { result: 'gone' }
    if (isCode(failure, Code.threadArchived)) return { result: 'archived' }
    if (isCode(failure, Code.threadExists)) return { result: 'exists' }
    if (lacksPermission(failure)) return this.#block(place, key, failure.detail)
    // Its guard in front answers without a code when it is under attack; that says nothing about the card.
    if (failure.code === 0) return this.#later(BLOCKED_MS)
    return { result: 'refused', words: wordsOf(place, failure), at: this.#in(REFUSED_MS) }
  }

  /** All cards of the channel wait together, so that a hundred of them make one request a minute and not a hundred. */
  async #block(place: CardPlace, key: string, detail: string): Promise<Told> {
    const { log } = this.#options
    const words = await this.#whyNot(place, detail)
    if (this.#blocks.get(key)?.words !== words) log.error(words)
    const block = { words, until: this.#in(BLOCKED_MS) }
    this.#blocks.set(key, block)
    return { result: 'refused', words, at: block.until }
  }

  async #whyNot({ guildId, channelId, channelName, purpose }: CardPlace, detail: string): Promise<string> {
    const { rest, account } = this.#options
    const told = await readChannels(rest, { guild: guildId, botId: account.botId })
    const missing = told.ok
      ? (told.facts.find(({ id }) => id === channelId)?.[purpose].missing ?? ['View Channel'])
      : []
    if (missing.length === 0) return `Discord lets ${account.botName} keep no cards in #${channelName}: ${detail}`
    const rights = new Intl.ListFormat('en').format(missing.map((right) => `"${right}"`))
    return `${account.botName} may not keep its cards in #${channelName}. Give it ${rights} there.`
  }

  #later(ms: number): Told {
    return { result: 'later', at: this.#in(ms) }
  }

  #in(ms: number): Date {
    return new Date(this.#options.now().getTime() + ms)
  }
}

const fieldsOrNone = (body: unknown): Fields => (isFields(body) ? body : {})

function wordsOf({ channelName }: CardPlace, failure: Extract<Failure, { kind: 'refused' }>): string {
  if (isCode(failure, Code.tooManyThreads)) {
    return `Discord allows 1,000 active threads in a server. #${channelName} gets another one when some of them are archived.`
  }
  if (isCode(failure, Code.tagRequired)) {
    return `#${channelName} wants a tag on each post, and has none that the bot may give. Add one, or let posts go without.`
  }
  return `Discord takes no card in #${channelName}: ${failure.detail}`
}
