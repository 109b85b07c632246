import type { InboundChange } from '../../../core/conversation/inbound.ts'
import type { Place } from '../../../core/delivery/channel.ts'
import { readNewPost } from '../asks/read-ask.ts'
import { type Fields, fieldsOf, idOf, numberOf, snowflakeTime, textOf, timeOf } from '../shapes.ts'
import { readContact } from './people.ts'
import { NOTHING, type Reading, type View } from './view.ts'
import { isEmpty, readWords, type Words } from './words.ts'

/** Ordinary messages and replies; every other type is Discord's own notice (joins, pins, boosts, calls, command answers). */
const SAID = new Set([0, 19])

/**
 * MESSAGE_CREATE, and each message of a channel's history. Counts: what a member writes to us directly or in their own private
 * thread, and our own messages by their nonce. Nothing else of a guild is read.
 */
export function readMessageCreate(message: Fields, view: View): Reading {
  const id = idOf(message, 'id')
  const channelId = idOf(message, 'channel_id')
  if (!id || !channelId) return { kind: 'malformed', what: 'a message without id or channel' }
  const inGuild = idOf(message, 'guild_id') !== null || view.threadOf(channelId) !== undefined
  const thread = inGuild ? view.threadOf(channelId) : null
  if (thread === undefined) return readNewPost(message, view) ?? NOTHING
  const author = fieldsOf(message, 'author')
  if (!author) return { kind: 'malformed', what: 'a message without author' }
  const place: Place = { kind: thread ? 'thread' : 'direct', id: channelId }
  const sentAt = timeOf(message, 'timestamp') ?? snowflakeTime(id)
  if (idOf(author, 'id') === view.botId) return readEcho(message, id, place, sentAt)
  if (author.bot === true || textOf(message, 'webhook_id') || !SAID.has(numberOf(message, 'type') ?? 0)) return NOTHING
  const contact = readContact(author, fieldsOf(message, 'member'), view, null)
  if (!contact) return { kind: 'malformed', what: 'an author without id' }
  // Moderators see private threads too; what they say there is not the member's word.
  if (thread && contact.address !== thread.userId) return NOTHING
  const words = readOwnWords(message, { messageId: id, channelId, cdn: view.cdn }, thread !== null, view)
  const change: InboundChange = {
    change: 'message',
    contact,
    place,
    guild: guildOf(thread?.guildId ?? view.onlyGuild(), view),
    externalId: id,
    ...words,
    replyToExternalId: readReplyTo(message),
    sentAt,
    ...(words.kind === 'unreadable' && thread && !view.messageContent ? { tellHowToReply: true } : {}),
  }
  const note = thread
    ? null
    : { userId: contact.address, directChannelId: channelId, guildId: null, interaction: null, tryDirectAgain: true }
  return { kind: 'change', placeId: channelId, change, note, asking: null }
}

/** The member's words, the mention of the bot taken out where it only served to be heard; `unreadable` where nothing came. */
export function readOwnWords(
  message: Fields,
  origin: { messageId: string; channelId: string; cdn: string },
  inThread: boolean,
  view: View,
): Words {
  const words = readWords(message, origin)
  const heard = inThread ? { ...words, text: withoutMention(words.text, view.botId) } : words
  return isEmpty(heard) ? { kind: 'unreadable', text: '', attachments: [] } : heard
}

function withoutMention(text: string, botId: string): string {
  const mention = new RegExp(`<@!?${botId}>`, 'g')
  return mention.test(text) ? text.replace(mention, '').replace(/ {2,}/g, ' ').trim() : text
}

function readEcho(message: Fields, externalId: string, place: Place, sentAt: Date): Reading {
  const nonce = message.nonce
  if (typeof nonce !== 'string' || nonce === '') return NOTHING
  const change: InboundChange = { change: 'echo', key: nonce, externalId, place, sentAt }
  return { kind: 'change', placeId: place.id, change, note: null, asking: null }
}

function readReplyTo(message: Fields): string | null {
  const reference = fieldsOf(message, 'message_reference')
  return reference && (numberOf(reference, 'type') ?? 0) === 0 ? idOf(reference, 'message_id') : null
}

function guildOf(id: string | null, view: View): { id: string; name: string } | null {
  return id === null ? null : { id, name: view.guildName(id) ?? id }
}
