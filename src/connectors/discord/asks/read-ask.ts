import type { InboundHelpRequest } from '../../../core/conversation/inbound.ts'
import { guildOf, type Made, madeAt, noteOf, originOf, placeOf } from '../inbound/making.ts'
import { readContact } from '../inbound/people.ts'
import type { Reading, View } from '../inbound/view.ts'
import { readWords } from '../inbound/words.ts'
import { PUBLIC_OPTION, QUESTION_OPTION } from '../interactions/names.ts'
import type { Claimant } from '../reports/requests.ts'
import { type Fields, fieldsOf, idOf, listOf, textOf } from '../shapes.ts'
import { type AskComponent, parseChoice } from './ask-id.ts'

/** `/ask`: the question as it was typed, or the article that was chosen from what was offered. */
export function readAsk(_event: Fields, data: Fields, made: Made, view: View): Reading {
  const options = listOf(data, 'options')
  const given = (name: string): unknown => options.find((option) => textOf(option, 'name') === name)?.value
  const typed = String(given(QUESTION_OPTION) ?? '').trim()
  const from = { contact: made.contact, guild: guildIn(made, view) }
  const everybody = given(PUBLIC_OPTION) === true
  const article = parseChoice(typed)
  return asking(made, { ask: 'question', ...from, words: article ? '' : typed, article, everybody })
}

/** A question that came by a form. */
export function readAskWords(words: string, made: Made, view: View): Reading {
  const from = { contact: made.contact, guild: guildIn(made, view) }
  return asking(made, { ask: 'question', ...from, words, article: null, everybody: false })
}

/** What is typed into the question of `/ask`. */
export const readAskTyping = (typed: string, made: Made, view: View): Reading =>
  asking(made, { ask: 'suggest', guild: guildIn(made, view), typed })

/** "Ask" in the menu of a message: it comes along whole, whatever the intents. */
export function readAskOfMessage(_event: Fields, data: Fields, made: Made, view: View): Reading {
  const messages = fieldsOf(fieldsOf(data, 'resolved') ?? {}, 'messages') ?? {}
  const id = idOf(data, 'target_id') ?? ''
  const message = fieldsOf(messages, id)
  if (!message) return { kind: 'at_once', asking: made.asking, answer: { say: 'messageGone' } }
  const channel = idOf(message, 'channel_id') ?? made.channelId
  const { text: words } = readWords(message, { messageId: id, channelId: channel, cdn: view.cdn })
  const from = { contact: made.contact, guild: guildIn(made, view), by: claimantOf(made) }
  return asking(made, { ask: 'message', ...from, words, channel, message: id })
}

/** A button under an answer. Whose question it was is asked of its row: the same message may stand before everybody. */
export function readAskPress(event: Fields, made: Made, view: View, pressed: AskComponent): Reading {
  if (pressed.act === 'show') return asking(made, { ask: 'show', pressed, by: claimantOf(made) })
  const help: InboundHelpRequest = {
    change: 'help',
    contact: made.contact,
    place: placeOf(made, view),
    guild: guildOf(made, view),
    externalId: made.asking.id,
    question: null,
    person: true,
    origin: originOf(event, made, view),
    sentAt: madeAt(made),
  }
  return asking(made, { ask: 'press', pressed, help })
}

/** The first message of a post bears the post's own id (resources/channel, "Start Thread in Forum or Media Channel"). Null: no such message. */
export function readNewPost(message: Fields, view: View): Reading | null {
  const id = idOf(message, 'id')
  const guildId = idOf(message, 'guild_id')
  const author = fieldsOf(message, 'author')
  if (!id || id !== idOf(message, 'channel_id') || !guildId || !author || !view.messageContent) return null
  if (author.bot === true || textOf(message, 'webhook_id') || idOf(author, 'id') === view.botId) return null
  const member = fieldsOf(message, 'member')
  const contact = readContact(author, member, view, null)
  if (!contact) return null
  const { text: words } = readWords(message, { messageId: id, channelId: id, cdn: view.cdn })
  const roleIds = member && Array.isArray(member.roles) ? member.roles.filter((role) => typeof role === 'string') : []
  return { kind: 'post', post: { id, words, by: { contact, guildId, roleIds, managesMessages: false } } }
}

const asking = (made: Made, request: Extract<Reading, { kind: 'ask' }>['request']): Reading => {
  return { kind: 'ask', asking: made.asking, request, note: noteOf(made, true) }
}

const guildIn = (made: Made, view: View): string | null => made.guildId ?? view.onlyGuild()

const claimantOf = ({ contact, guildId, staff }: Made): Claimant => ({ contact, guildId, ...staff })
