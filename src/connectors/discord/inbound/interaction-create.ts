import type { InboundChange, InboundContact } from '../../../core/conversation/inbound.ts'
import type { Place } from '../../../core/delivery/channel.ts'
import {
  HELP_COMMAND,
  QUESTION_OPTION,
  REPLY_BUTTON,
  REPLY_FILES,
  REPLY_FORM,
  REPLY_TEXT,
} from '../interactions/names.ts'
import { type Fields, fieldsOf, idOf, isFields, listOf, numberOf, snowflakeTime, textOf } from '../shapes.ts'
import { readContact } from './people.ts'
import { type Asking, type MemberNote, NOTHING, type Reading, type View } from './view.ts'
import { readAttachments } from './words.ts'

const COMMAND = 2
const COMPONENT = 3
const SUBMIT = 5
/** A token answers for 15 minutes; we stop a little earlier than Discord does. */
const TOKEN_MS = 14.5 * 60_000

interface Made {
  asking: Asking
  contact: InboundContact
  channelId: string
  guildId: string | null
}

/** INTERACTION_CREATE: `/helpme`, the Reply button and the form that it opens. */
export function readInteractionCreate(event: Fields, view: View): Reading {
  const made = readMaking(event, view)
  const data = fieldsOf(event, 'data')
  if (!made || !data) return { kind: 'malformed', what: 'an interaction without id, token, person, channel or data' }
  const type = numberOf(event, 'type')
  if (type === COMMAND && textOf(data, 'name') === HELP_COMMAND) return readHelp(event, data, made, view)
  if (type === COMPONENT && textOf(data, 'custom_id') === REPLY_BUTTON) {
    return { kind: 'press', asking: made.asking, own: isTheirs(made, view) }
  }
  if (type === SUBMIT && textOf(data, 'custom_id') === REPLY_FORM && isTheirs(made, view)) {
    return readSubmit(event, data, made, view)
  }
  return NOTHING
}

function readMaking(event: Fields, view: View): Made | null {
  const id = idOf(event, 'id')
  const token = textOf(event, 'token')
  const member = fieldsOf(event, 'member')
  const user = (member && fieldsOf(member, 'user')) ?? fieldsOf(event, 'user')
  const locale = textOf(event, 'locale') ?? 'en'
  const contact = user && readContact(user, member, view, locale)
  const channel = fieldsOf(event, 'channel')
  const channelId = idOf(event, 'channel_id') ?? (channel && idOf(channel, 'id'))
  if (!id || !token || !contact || !channelId) return null
  const guildId = idOf(event, 'guild_id')
  const asking = { id, token, userId: contact.address, locale, direct: guildId === null }
  return { asking, contact, channelId, guildId }
}

function isTheirs(made: Made, view: View): boolean {
  return view.threadOf(made.channelId)?.userId === made.contact.address || made.guildId === null
}

function placeOf(made: Made, view: View): Place {
  if (made.guildId === null) return { kind: 'direct', id: made.channelId }
  // Asked in a channel of a guild: the help itself goes on in the direct message, wherever that is.
  return view.threadOf(made.channelId) ? { kind: 'thread', id: made.channelId } : { kind: 'direct', id: null }
}

function readHelp(event: Fields, data: Fields, made: Made, view: View): Reading {
  const option = listOf(data, 'options').find((each) => textOf(each, 'name') === QUESTION_OPTION)
  const question = option ? textOf(option, 'value')?.trim() : undefined
  const change: InboundChange = {
    change: 'help',
    contact: made.contact,
    place: placeOf(made, view),
    guild: guildOf(made, view),
    externalId: made.asking.id,
    question: question || null,
    origin: made.guildId ? readOrigin(event, made, view) : null,
    sentAt: snowflakeTime(made.asking.id),
  }
  return { kind: 'change', placeId: made.channelId, change, note: noteOf(made, true), asking: made.asking }
}

/** The channel in which a private thread can be opened: the parent where the command was used inside a thread. */
function readOrigin(event: Fields, made: Made, view: View): { id: string; name: string } {
  const channel = fieldsOf(event, 'channel')
  const type = channel && numberOf(channel, 'type')
  const parent = channel && type !== null && type >= 10 && type <= 12 ? idOf(channel, 'parent_id') : null
  const id = parent ?? made.channelId
  const said = parent === null && channel ? textOf(channel, 'name') : null
  return { id, name: said ?? view.channelName(id) ?? id }
}

function readSubmit(event: Fields, data: Fields, made: Made, view: View): Reading {
  const fields = submitted(data)
  const resolved = fieldsOf(fieldsOf(data, 'resolved') ?? {}, 'attachments') ?? {}
  const files = fields.files.map((id) => resolved[id]).filter(isFields)
  const message = fieldsOf(event, 'message')
  const externalId = made.asking.id
  const attachments = readAttachments(files, { messageId: externalId, channelId: made.channelId })
  const text = fields.text.trim()
  if (text === '' && attachments.length === 0) return { kind: 'blank', asking: made.asking }
  const change: InboundChange = {
    change: 'message',
    contact: made.contact,
    place: placeOf(made, view),
    guild: guildOf(made, view),
    externalId,
    interaction: true,
    kind: 'text',
    text,
    attachments,
    replyToExternalId: message && idOf(message, 'id'),
    sentAt: snowflakeTime(made.asking.id),
  }
  return { kind: 'change', placeId: made.channelId, change, note: noteOf(made, false), asking: made.asking }
}

/** A form's answers: today they lie in labels (18), before 2025 in rows (1); both hold the input itself. */
function submitted(data: Fields): { text: string; files: string[] } {
  const inputs = listOf(data, 'components').flatMap((outer) => {
    const inner = fieldsOf(outer, 'component')
    return inner ? [inner] : listOf(outer, 'components')
  })
  const text = inputs.find((input) => textOf(input, 'custom_id') === REPLY_TEXT)
  const files = inputs.find((input) => textOf(input, 'custom_id') === REPLY_FILES)
  const ids = files && Array.isArray(files.values) ? files.values.filter((id) => typeof id === 'string') : []
  return { text: (text && textOf(text, 'value')) ?? '', files: ids }
}

function guildOf(made: Made, view: View): { id: string; name: string } | null {
  return made.guildId ? { id: made.guildId, name: view.guildName(made.guildId) ?? made.guildId } : null
}

function noteOf(made: Made, tryDirectAgain: boolean): MemberNote {
  const until = new Date(snowflakeTime(made.asking.id).getTime() + TOKEN_MS)
  return {
    userId: made.contact.address,
    directChannelId: made.guildId === null ? made.channelId : null,
    guildId: made.guildId,
    interaction: { token: made.asking.token, until },
    tryDirectAgain,
  }
}
