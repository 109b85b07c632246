import { ChannelType } from 'discord-api-types/v10'
import type { Checked, SandboxFile, SandboxMessage } from '../contract.ts'
import type { Sandbox } from '../sandbox.ts'
import { type IncomingFile, keepFile, MAX_FILE_BYTES } from '../world/attachments.ts'
import { judge, type Verdict } from '../world/auto-mod/execute.ts'
import { mentionsOf } from '../world/mentions.ts'
import {
  changeMessage,
  putMessage,
  removeEphemeral,
  removeMessage,
  showMessage,
  showTyping,
} from '../world/messages.ts'
import type { Channel, StoredMessage } from '../world/model.ts'
import { canSend, canView, hasPermission } from '../world/permissions.ts'
import { inviteMentioned, setArchived } from '../world/threads.ts'
import type { World } from '../world/world.ts'
import { CannotAct } from './refuse-control.ts'
import { messageOf, personOf, placeOf } from './who.ts'

export function decodeFile(file: SandboxFile): IncomingFile {
  const data = Buffer.from(file.base64, 'base64')
  if (data.length > MAX_FILE_BYTES) throw new CannotAct(`${file.name} is larger than 10 MiB.`)
  return { name: file.name, type: file.type ?? 'application/octet-stream', data }
}

export async function send(sandbox: Sandbox, input: Checked<'send'>): Promise<SandboxMessage> {
  const { world } = sandbox
  const place = placeOf(world, input.member, input.channel)
  refuseSpeaking(world, input.member, place)
  if (!input.content.trim() && !input.files.length) throw new CannotAct('An empty message cannot be sent.')
  const verdict = letPass(world, input.member, place, input.content)
  const files = input.files.map(decodeFile)
  const attachments = await Promise.all(files.map((file) => keepFile(world, file)))
  const reply = input.reply_to === undefined ? undefined : messageOf(world, place, input.reply_to)
  const message = makeMessage(world, place, { member: input.member, content: input.content, attachments, reply })
  if (place.thread?.archived) setArchived(world, place, false)
  // Who writes in a thread is in it, and so is whom they mention (documentation: topics/threads, "Thread Membership").
  if (place.thread) inviteMentioned(world, place, [input.member, ...(message.mentions ?? [])])
  countSent(sandbox, place)
  putMessage(world, place, message)
  verdict.act(message.id)
  return showMessage(world, message)
}

/** What AutoMod blocks is told to its writer alone, in the rule's own words where it has some; what it lets pass may still raise an alert. */
function letPass(world: World, member: string, channel: Channel, content: string): Verdict {
  const verdict = judge(world, { member, channel, content })
  if (!verdict.blocked) return verdict
  verdict.act()
  throw new CannotAct(`AutoMod blocked this message.${verdict.explanation ? ` ${verdict.explanation}` : ''}`, 403)
}

/** What a member may not do is told as Discord's client tells it. */
function refuseSpeaking(world: World, member: string, place: Channel): void {
  const person = personOf(world, member)
  if (place.type === ChannelType.DM && person.blocked)
    throw new CannotAct('You blocked this application; unblock it to write.', 403)
  if (place.type === ChannelType.DM && !world.members.has(member))
    throw new CannotAct('Your message could not be delivered: you share no server with the application.', 403)
  if (place.type === ChannelType.GuildCategory) throw new CannotAct('Nobody can write in a category.')
  if (place.type === ChannelType.GuildForum) throw new CannotAct('In a forum one writes in its posts.')
  if (!canSend(world, member, place))
    throw new CannotAct('You do not have permission to send messages in this channel.', 403)
  if (place.thread?.locked && !hasPermission(world, member, place, 'ManageThreads'))
    throw new CannotAct('This thread is locked.', 403)
}

function makeMessage(
  world: World,
  place: Channel,
  said: {
    member: string
    content: string
    attachments: StoredMessage['attachments']
    reply: StoredMessage | undefined
  },
): StoredMessage {
  const by = { user: said.member, channel: place }
  const found = mentionsOf(world, said.content, { parse: ['users', 'roles', 'everyone'] }, by)
  const replied = said.reply && !found.mentions?.includes(said.reply.author) ? [said.reply.author] : []
  const mentions = [...(found.mentions ?? []), ...replied]
  return {
    id: world.ids.next(),
    channel: place.id,
    author: said.member,
    content: said.content,
    type: said.reply ? 19 : 0,
    flags: 0,
    ...found,
    ...(mentions.length ? { mentions } : {}),
    ...(said.attachments?.length ? { attachments: said.attachments } : {}),
    ...(said.reply ? { reply: { message: said.reply.id, channel: place.id } } : {}),
  }
}

function countSent(sandbox: Sandbox, place: Channel): void {
  if (canView(sandbox.world, sandbox.world.application.bot, place)) sandbox.log.ledger.in.sent++
}

export function edit({ world }: Sandbox, input: Checked<'edit'>): SandboxMessage {
  const place = placeOf(world, input.member, input.channel)
  const message = messageOf(world, place, input.message)
  if (message.author !== input.member) throw new CannotAct('Only your own messages can be edited.', 403)
  if (!input.content.trim() && !message.attachments?.length) throw new CannotAct('An empty message cannot be sent.')
  const { mentions: _m, mentionRoles: _r, mentionEveryone: _e, ...rest } = message
  const changed = {
    ...rest,
    content: input.content,
    editedAt: world.clock(),
    ...mentionsOf(world, input.content, { parse: ['users', 'roles'] }, { user: input.member, channel: place }),
  }
  const verdict = letPass(world, input.member, place, input.content)
  changeMessage(world, place, changed)
  verdict.act(message.id)
  return showMessage(world, changed)
}

export function remove({ world }: Sandbox, input: Checked<'delete'>): null {
  const place = placeOf(world, input.member, input.channel)
  const message = messageOf(world, place, input.message)
  if (message.onlyFor === input.member) removeEphemeral(world, message)
  else if (message.author === input.member || hasPermission(world, input.member, place, 'ManageMessages'))
    removeMessage(world, place, message.id)
  else throw new CannotAct('Only your own messages can be deleted.', 403)
  return null
}

export function dismissEphemeral({ world }: Sandbox, input: Checked<'dismiss-ephemeral'>): null {
  const message = world.ephemeral.get(input.message)
  if (message?.onlyFor !== input.member) throw new CannotAct('There is no such message.', 404)
  removeEphemeral(world, message)
  return null
}

export function type({ world }: Sandbox, input: Checked<'typing'>): null {
  const place = placeOf(world, input.member, input.channel)
  refuseSpeaking(world, input.member, place)
  showTyping(world, place, input.member)
  return null
}

export function read({ world }: Sandbox, input: Checked<'read'>): null {
  const place = placeOf(world, input.member, input.channel)
  const last = world.log(place.id).last()
  if (last) world.keep({ kind: 'read', channel: place.id, member: input.member, message: last.id })
  world.outlets.show({ member: input.member }, () => ({ kind: 'read', channel: place.id }))
  return null
}
