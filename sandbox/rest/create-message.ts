import { ChannelType } from 'discord-api-types/v10'
import { noteReply } from '../control/bench.ts'
import { refuseField } from '../input/form.ts'
import type { MessageInput } from '../input/message.ts'
import { readMessageInput, refuseEmpty } from '../input/message.ts'
import {
  cannotReplyWithoutHistory,
  cannotSendToUser,
  missingAccess,
  missingPermissions,
  notInVoice,
  threadLocked,
  unknownChannel,
} from '../refusals.ts'
import { keepFile } from '../world/attachments.ts'
import { canReach } from '../world/directs.ts'
import { mentionsOf } from '../world/mentions.ts'
import { IS_COMPONENTS_V2, putMessage, SUPPRESS_EMBEDS, SUPPRESS_NOTIFICATIONS } from '../world/messages.ts'
import type { Channel, StoredAttachment, StoredMessage } from '../world/model.ts'
import { canSend, canView, hasPermission } from '../world/permissions.ts'
import { presentMessage } from '../world/present.ts'
import { inviteMentioned, setArchived } from '../world/threads.ts'
import type { World } from '../world/world.ts'
import type { Answer, Call } from './router.ts'

/** Flags that an application may set itself (documentation: resources/message, "Create Message": flags). */
const SETTABLE = SUPPRESS_EMBEDS | SUPPRESS_NOTIFICATIONS | IS_COMPONENTS_V2

/** The channel of a request, if the bot may see it: 10003 where there is none, 50001 where it may not. */
export function visibleChannel(world: World, id: string): Channel {
  const channel = world.channels.get(id)
  if (!channel) throw unknownChannel()
  if (!canView(world, world.application.bot, channel)) throw missingAccess()
  return channel
}

export async function createMessage({ sandbox, world, params, body }: Call): Promise<Answer> {
  const channel = visibleChannel(world, params[0]!)
  sandbox.log.ledger.out.sent++
  const input = readMessageInput(body)
  noteReply(sandbox, input.content ?? '')
  refuseEmpty(input)
  refuseSending(world, channel, input)
  // Files are kept first, so that nothing can come between looking a nonce up and remembering it.
  const attachments = await Promise.all(input.files.map((file) => keepFile(world, file)))
  // An enforced nonce that was seen gives the earlier message and makes none (discord.md item 7).
  const earlier =
    input.enforceNonce && input.nonce !== undefined ? sandbox.nonces.find(channel.id, input.nonce) : undefined
  const known = earlier === undefined ? undefined : world.log(channel.id).get(earlier)
  if (known) {
    sandbox.log.ledger.out.twice++
    return { status: 200, body: presentMessage(world, known) }
  }
  const reply = readReference(world, channel, input)
  const message = makeMessage(world, channel, input, reply, attachments)
  // Sending into an archived thread brings it back (documentation: topics/threads, "Active & Archived Threads").
  if (channel.thread?.archived) setArchived(world, channel, false)
  if (input.nonce !== undefined) sandbox.nonces.remember(channel.id, input.nonce, message.id)
  putMessage(world, channel, message)
  if (channel.thread && message.mentions) inviteMentioned(world, channel, message.mentions)
  sandbox.log.ledger.out.arrived++
  return { status: 200, body: presentMessage(world, message) }
}

/** Who may not send here, in Discord's order: place, person, permission. */
function refuseSending(world: World, channel: Channel, input: MessageInput): void {
  const { bot } = world.application
  if (channel.type === ChannelType.DM) {
    if (!canReach(world, channel)) throw cannotSendToUser()
    return
  }
  if (channel.type === ChannelType.GuildCategory || channel.forum) throw notInVoice()
  if (!canSend(world, bot, channel)) throw missingPermissions()
  if (input.files.length && !hasPermission(world, bot, channel, 'AttachFiles')) throw missingPermissions()
  // Seen in the wild: an embed of a bot without EMBED_LINKS is refused with 50013, the whole message with it.
  if (input.embeds?.length && !hasPermission(world, bot, channel, 'EmbedLinks')) throw missingPermissions()
  if (channel.thread?.locked && !hasPermission(world, bot, channel, 'ManageThreads')) throw threadLocked()
}

/** A reply to what is gone is refused, or quietly becomes a plain message with `fail_if_not_exists: false` (discord.md item 22). */
function readReference(world: World, channel: Channel, input: MessageInput): StoredMessage | undefined {
  if (!input.reply) return undefined
  if (!hasPermission(world, world.application.bot, channel, 'ReadMessageHistory') && channel.type !== ChannelType.DM)
    throw cannotReplyWithoutHistory()
  const other = world.log(channel.id).get(input.reply.message)
  if (!other && input.reply.failIfNotExists)
    throw refuseField('message_reference', 'REPLIES_UNKNOWN_MESSAGE', 'Unknown message')
  return other
}

function makeMessage(
  world: World,
  channel: Channel,
  input: MessageInput,
  reply: StoredMessage | undefined,
  attachments: StoredAttachment[],
): StoredMessage {
  const content = input.content ?? ''
  const by = { user: world.application.bot, channel }
  const mentions = mentionsOf(world, content, input.allowed ?? { parse: ['users', 'roles', 'everyone'] }, by)
  if (reply && input.allowed?.replied_user !== false && !mentions.mentions?.includes(reply.author))
    mentions.mentions = [...(mentions.mentions ?? []), reply.author]
  return {
    id: world.ids.next(),
    channel: channel.id,
    author: world.application.bot,
    content,
    type: reply ? 19 : 0,
    flags: (input.flags ?? 0) & SETTABLE,
    ...mentions,
    ...(input.nonce === undefined ? {} : { nonce: input.nonce }),
    ...(attachments.length ? { attachments } : {}),
    ...(input.embeds?.length ? { embeds: input.embeds } : {}),
    ...(input.components?.length ? { components: input.components } : {}),
    ...(reply ? { reply: { message: reply.id, channel: channel.id } } : {}),
    ...(input.tts ? { tts: true } : {}),
  }
}
