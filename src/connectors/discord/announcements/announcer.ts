import type { RESTPatchAPIChannelMessageJSONBody, RESTPostAPIChannelMessageJSONBody } from 'discord-api-types/v10'
import type {
  Announced,
  Announcer,
  AnnouncerAct,
  AnnouncerOutcome,
  NotLooked,
} from '../../../core/announcement/announcer.ts'
import type { Call, DiscordRest } from '../rest/client.ts'
import type { Failure } from '../rest/failure.ts'
import { fieldsOf, idOf, isFields, snowflakeAt, textOf } from '../shapes.ts'
import { mayMention } from './may-mention.ts'
import { outcomeOfFailure } from './outcome.ts'
import type { Asked } from './why-not.ts'

/** Clocks differ, and a post is noted before it is sent. */
const MARGIN_MS = 10_000
const PAGE = 100
const PAGES = 5

export interface DiscordAnnouncerOptions extends Asked {
  rest: Pick<DiscordRest, 'call' | 'backOffMs'>
  now: () => Date
}

/** Announcements as messages of a channel, behind all that is live. */
export class DiscordAnnouncer implements Announcer {
  readonly #options: DiscordAnnouncerOptions

  constructor(options: DiscordAnnouncerOptions) {
    this.#options = options
  }

  async perform(act: AnnouncerAct, announced: Announced, key: string): Promise<AnnouncerOutcome> {
    if (act === 'post' && announced.mention) {
      const may = await mayMention(this.#options, announced)
      if (may.result === 'refused') return may
      if (may.result === 'failed') return this.#away(act, announced, may.failure)
    }
    const answer = await this.#options.rest.call({ ...callOf(act, announced, key), urgency: 'bulk' })
    if (!answer.ok) return outcomeOfFailure(this.#options, { act, announced, failure: answer.failure })
    return { result: 'done', id: isFields(answer.body) ? idOf(answer.body, 'id') : null }
  }

  async find(announced: Announced, since: Date): Promise<string[] | NotLooked> {
    const { place, head } = announced
    let after = snowflakeAt(new Date(since.getTime() - MARGIN_MS))
    const found: string[] = []
    for (let page = 0; page < PAGES; page += 1) {
      const query = { after, limit: String(PAGE) }
      const route = `/channels/${place.id}/messages` as const
      const answer = await this.#options.rest.call({ method: 'GET', route, query, urgency: 'bulk' })
      if (!answer.ok) return this.#notLooked(announced, answer.failure)
      if (!Array.isArray(answer.body)) return this.#later()
      const messages = answer.body.filter(isFields)
      for (const message of messages) {
        const id = idOf(message, 'id')
        const author = idOf(fieldsOf(message, 'author') ?? {}, 'id')
        // The line below may have been another one: the brand's name was.
        const isIt = author === this.#options.account.botId && textOf(message, 'content')?.startsWith(`${head}\n-# `)
        if (id && isIt) found.push(id)
      }
      if (messages.length < PAGE) break
      after = messages.reduce((last, message) => younger(last, idOf(message, 'id') ?? '0'), after)
    }
    return found
  }

  /** That it could not be asked whether it may be says nothing about the post, which was not sent. */
  async #away(act: AnnouncerAct, announced: Announced, failure: Failure): Promise<AnnouncerOutcome> {
    const outcome = await outcomeOfFailure(this.#options, { act, announced, failure })
    return outcome.result === 'unknown' ? this.#later() : outcome
  }

  /** A channel that is gone, or that the bot may not read any more, is a person's to mend: nobody waits for it. */
  async #notLooked(announced: Announced, failure: Failure): Promise<NotLooked> {
    const outcome = await outcomeOfFailure(this.#options, { act: 'post', announced, failure })
    return outcome.result === 'later' || outcome.result === 'refused' ? outcome : this.#later()
  }

  #later(): Extract<NotLooked, { result: 'later' }> {
    return { result: 'later', at: new Date(this.#options.now().getTime() + MARGIN_MS), limited: false }
  }
}

/** Exactly who was chosen is told, whatever the words say (documentation: resources/message, "Allowed Mentions Object"). */
function allowedMentions({ mention }: Announced): NonNullable<RESTPostAPIChannelMessageJSONBody['allowed_mentions']> {
  if (!mention) return { parse: [] }
  return mention.id === 'everyone' ? { parse: ['everyone' as never] } : { parse: [], roles: [mention.id] }
}

function callOf(act: AnnouncerAct, announced: Announced, key: string): Pick<Call, 'method' | 'route' | 'body'> {
  const channel = `/channels/${announced.place.id}` as const
  const message = `${channel}/messages/${announced.messageId}` as const
  const content = { content: announced.shown, allowed_mentions: allowedMentions(announced) }
  switch (act) {
    case 'post': {
      const body: RESTPostAPIChannelMessageJSONBody = { ...content, nonce: key, enforce_nonce: true }
      return { method: 'POST', route: `${channel}/messages`, body }
    }
    case 'edit': {
      const body: RESTPatchAPIChannelMessageJSONBody = content
      return { method: 'PATCH', route: message, body }
    }
    case 'crosspost':
      return { method: 'POST', route: `${message}/crosspost` }
    case 'pin':
      return { method: 'PUT', route: `${channel}/messages/pins/${announced.messageId}` }
    case 'unpin':
      return { method: 'DELETE', route: `${channel}/messages/pins/${announced.messageId}` }
    case 'remove':
      return { method: 'DELETE', route: message }
  }
}

const younger = (a: string, b: string): string => (BigInt(a) > BigInt(b) ? a : b)
