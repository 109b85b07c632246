import { readContact } from '../inbound/people.ts'
import type { View } from '../inbound/view.ts'
import { readWords } from '../inbound/words.ts'
import { Recent } from '../recent.ts'
import type { DiscordRest } from '../rest/client.ts'
import { type Fields, fieldsOf, idOf, isFields, textOf } from '../shapes.ts'
import type { TargetId } from './case-id.ts'
import type { MessageTarget } from './requests.ts'

/** Messages that are kept between the menu and the form. */
const KEPT = 500

/** Reads a message as the menu brings it, or as Discord shows it when asked; null without an id. */
export function readTarget(
  message: Fields,
  act: TargetId['act'],
  channelId: string,
  view: Pick<View, 'cdn' | 'roleName' | 'botId'>,
): MessageTarget | null {
  const id = idOf(message, 'id')
  if (!id) return null
  const channel = idOf(message, 'channel_id') ?? channelId
  const author = fieldsOf(message, 'author')
  const machine = !author || author.bot === true || textOf(message, 'webhook_id') !== null
  const hooked = !author || textOf(message, 'webhook_id') !== null
  const wrote = hooked ? null : readContact(author, fieldsOf(message, 'member'), view, null)
  const contact = machine ? null : wrote
  const { text, attachments } = readWords(message, { messageId: id, channelId: channel, cdn: view.cdn })
  return { act, channel, message: id, author: contact?.address ?? null, text, attachments, contact, wrote }
}

/** The messages that forms are open about: in memory, and asked for again where this process has not seen them. */
export class Targets {
  readonly #rest: DiscordRest
  readonly #view: Pick<View, 'cdn' | 'roleName' | 'botId'>
  readonly #kept = new Recent<MessageTarget>(KEPT)

  constructor(rest: DiscordRest, view: Pick<View, 'cdn' | 'roleName' | 'botId'>) {
    this.#rest = rest
    this.#view = view
  }

  keep(target: MessageTarget): void {
    this.#kept.set(target.message, target)
  }

  /** Null when the message is gone. Its words come empty where the application may not read them and has not seen them. */
  async find(id: TargetId): Promise<MessageTarget | null> {
    const kept = this.#kept.get(id.message)
    if (kept) return { ...kept, act: id.act }
    const route = `/channels/${id.channel}/messages/${id.message}` as const
    const answer = await this.#rest.call({ method: 'GET', route })
    return answer.ok && isFields(answer.body) ? readTarget(answer.body, id.act, id.channel, this.#view) : null
  }
}
