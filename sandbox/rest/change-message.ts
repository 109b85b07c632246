import { asInteger, refuseField } from '../input/form.ts'
import { type MessageInput, readMessageInput } from '../input/message.ts'
import {
  cannotExecuteInDirect,
  cannotSendToUser,
  emptyMessage,
  missingPermissions,
  notYourMessage,
  systemMessage,
  threadArchived,
  unknownMessage,
} from '../refusals.ts'
import { keepFile } from '../world/attachments.ts'
import { canReach } from '../world/directs.ts'
import { isSnowflake } from '../world/ids.ts'
import { mentionsOf } from '../world/mentions.ts'
import { changeMessage, IS_COMPONENTS_V2, removeMessage, SUPPRESS_EMBEDS } from '../world/messages.ts'
import type { Channel, StoredMessage } from '../world/model.ts'
import { canView, hasPermission } from '../world/permissions.ts'
import { presentMessage } from '../world/present.ts'
import type { World } from '../world/world.ts'
import { visibleChannel } from './create-message.ts'
import { refuseEditingPublished } from './crosspost.ts'
import type { Answer, Call } from './router.ts'

/** GET messages: `after`, `before` or `around`, newest first in the answer (documentation: resources/message, "Get Channel Messages"). */
export function listMessages({ world, params, query }: Call): Answer {
  const channel = visibleChannel(world, params[0]!)
  const limit = asInteger(Number(query.get('limit') ?? 50), 'limit')!
  if (limit < 1 || limit > 100) throw refuseField('limit', 'NUMBER_TYPE_MAX', 'int value should be between 1 and 100.')
  // Without READ_MESSAGE_HISTORY nothing is there to be read (documentation: as above).
  if (!canReadHistory(world, channel.id)) return { status: 200, body: [] }
  const log = world.log(channel.id)
  const [after, before, around] = ['after', 'before', 'around'].map((name) => readId(query, name))
  let found: StoredMessage[]
  if (after !== undefined) found = log.after(after, limit)
  else if (around !== undefined) {
    const half = Math.floor(limit / 2)
    found = [...log.before(around, half), ...log.after((BigInt(around) - 1n).toString(), limit - half)]
  } else found = log.before(before, limit)
  return {
    status: 200,
    body: found.reverse().map((message) => presentRead(world, message)),
  }
}

function readId(query: URLSearchParams, name: string): string | undefined {
  const value = query.get(name)
  if (value === null) return undefined
  if (value !== '0' && !isSnowflake(value))
    throw refuseField(name, 'NUMBER_TYPE_COERCE', `Value "${value}" is not snowflake.`)
  return value
}

function canReadHistory(world: World, channel: string): boolean {
  const place = world.channels.get(channel)!
  return place.recipient !== undefined || hasPermission(world, world.application.bot, place, 'ReadMessageHistory')
}

/**
 * A message read again carries no nonce: Discord gives it back with the answer and the event of its making only, and keeps it for
 * nobody to look up (documentation: resources/message, `nonce`, "can be a string or integer, used for validating a message was sent").
 */
export function presentRead(world: World, message: StoredMessage): Record<string, unknown> {
  const { nonce: _nonce, ...shown } = hideFromApplication(world, message)
  return presentMessage(world, shown)
}

/** REST hides the words of guild messages without MESSAGE_CONTENT as the gateway does (discord.md item 11; documentation: events/gateway, "Message Content Intent"). */
function hideFromApplication(world: World, message: StoredMessage): StoredMessage {
  const { application } = world
  const direct = world.channels.get(message.channel)?.recipient !== undefined
  if (
    application.messageContent ||
    direct ||
    message.author === application.bot ||
    message.mentions?.includes(application.bot)
  )
    return message
  const { attachments: _files, embeds: _embeds, components: _components, ...rest } = message
  return { ...rest, content: '' }
}

function findMessage(world: World, channel: string, id: string): StoredMessage {
  const message = world.log(channel).get(id)
  if (!message) throw unknownMessage()
  return message
}

export function getMessage({ world, params }: Call): Answer {
  const channel = visibleChannel(world, params[0]!)
  if (!canReadHistory(world, channel.id)) throw missingPermissions()
  return {
    status: 200,
    body: presentRead(world, findMessage(world, channel.id, params[1]!)),
  }
}

/** Plain ones, replies and answers to commands (documentation: resources/message, "Message Types"); the rest is Discord's own. */
const EDITABLE = [0, 19, 20, 23]

export async function editMessage({ sandbox, world, params, body }: Call): Promise<Answer> {
  const channel = visibleChannel(world, params[0]!)
  const message = findMessage(world, channel.id, params[1]!)
  if (message.author !== world.application.bot) throw notYourMessage()
  if (!EDITABLE.includes(message.type)) throw systemMessage()
  refuseEditingPublished(sandbox, message)
  // Who has closed direct messages is out of reach for edits too (item 1).
  if (channel.recipient !== undefined && !canReach(world, channel)) throw cannotSendToUser()
  // documentation: opcodes-and-status-codes, 50083.
  if (channel.thread?.archived) throw threadArchived()
  const changed = await applyEdit(world, message, readMessageInput(body))
  changeMessage(world, channel, changed)
  return { status: 200, body: presentMessage(world, changed) }
}

/** A message after an edit; what was not given stays. Used for messages, answers to interactions and follow-ups alike. */
export async function applyEdit(world: World, message: StoredMessage, input: MessageInput): Promise<StoredMessage> {
  const added = await Promise.all(input.files.map((file) => keepFile(world, file)))
  const kept = (message.attachments ?? []).filter((file) => input.kept === undefined || input.kept.includes(file.id))
  const content = input.content ?? message.content
  const attachments = [...kept, ...added]
  const embeds = input.embeds ?? message.embeds ?? []
  const components = input.components ?? message.components ?? []
  if (!content.trim() && !attachments.length && !embeds.length && !components.length) throw emptyMessage()
  const {
    mentions: _m,
    mentionRoles: _r,
    mentionEveryone: _e,
    attachments: _a,
    embeds: _b,
    components: _c,
    ...rest
  } = message
  // IS_COMPONENTS_V2 cannot be taken back (item 29); suppressed embeds can.
  const flags =
    input.flags === undefined
      ? message.flags
      : (message.flags & ~SUPPRESS_EMBEDS) | (input.flags & (SUPPRESS_EMBEDS | IS_COMPONENTS_V2))
  return {
    ...rest,
    content,
    flags,
    editedAt: world.clock(),
    ...mentionsOf(world, content, input.allowed ?? { parse: ['users', 'roles', 'everyone'] }, saidBy(world, message)),
    ...(attachments.length ? { attachments } : {}),
    ...(embeds.length ? { embeds } : {}),
    ...(components.length ? { components } : {}),
  }
}

function saidBy(world: World, { author, channel }: StoredMessage): { user: string; channel: Channel } {
  return { user: author, channel: world.channels.get(channel)! }
}

export function deleteMessage({ world, params }: Call): Answer {
  const channel = visibleChannel(world, params[0]!)
  const message = findMessage(world, channel.id, params[1]!)
  if (message.author !== world.application.bot) {
    // Nobody deletes another's direct messages (documentation: opcodes-and-status-codes, 50003).
    if (channel.recipient !== undefined) throw cannotExecuteInDirect()
    if (
      !canView(world, world.application.bot, channel) ||
      !hasPermission(world, world.application.bot, channel, 'ManageMessages')
    )
      throw missingPermissions()
  }
  removeMessage(world, channel, message.id)
  return { status: 204 }
}
