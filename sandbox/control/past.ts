import { ChannelType, MessageFlags } from 'discord-api-types/v10'
import type { Checked } from '../contract.ts'
import { readMessageInput } from '../input/message.ts'
import type { Sandbox } from '../sandbox.ts'
import { keepFile } from '../world/attachments.ts'
import { snowflakeTime } from '../world/ids.ts'
import { mentionsOf } from '../world/mentions.ts'
import { showMessage } from '../world/messages.ts'
import type { Channel, StoredMessage } from '../world/model.ts'
import { addPerson, showPerson } from '../world/people.ts'
import { HAS_THREAD, presentChannel } from '../world/present.ts'
import type { World } from '../world/world.ts'
import { pictureNamed } from './admin/profile.ts'
import { CannotAct } from './refuse-control.ts'
import { decodeFile } from './speak.ts'
import { personOf } from './who.ts'

type Chat = Checked<'past'>['chats'][number]
type Room = Checked<'past'>['rooms'][number]
type Said = Omit<Room['messages'][number], 'by'>

/**
 * Puts what was said before the sandbox existed into members' direct messages and into channels. The application hears nothing of it: it
 * is where it comes from. Answers how many messages there are now.
 */
export async function tellPast(
  { world }: Sandbox,
  { members, chats, rooms }: Checked<'past'>,
): Promise<{ messages: number }> {
  let messages = 0
  for (const member of members) comeIn(world, member)
  for (const chat of chats) {
    personOf(world, chat.member)
    const channel = directOf(world, chat)
    for (const { by, ...said } of chat.messages)
      await put(world, channel, by === 'member' ? chat.member : world.application.bot, said)
    markRead(world, channel.id, [chat.member], chat.messages.at(-1)?.id)
    messages += chat.messages.length
  }
  for (const room of rooms) {
    const channel = roomOf(world, room)
    const authors = room.messages.map(({ by }) =>
      by === 'application' ? world.application.bot : personOf(world, by).user.id,
    )
    for (const [at, { by: _by, ...said }] of room.messages.entries()) await put(world, channel, authors[at]!, said)
    if (channel.thread) joinThread(world, channel)
    markRead(world, channel.id, authors, room.messages.at(-1)?.id)
    messages += room.messages.length
  }
  return { messages }
}

function comeIn(world: World, { picture, ...facts }: Checked<'past'>['members'][number]): void {
  if (world.people.has(facts.id)) return
  showPerson(world, addPerson(world, { ...facts, roles: [], picture: pictureNamed(world, picture) }))
}

/** Old words are no news. */
function markRead(world: World, channel: string, members: string[], message: string | undefined): void {
  if (message === undefined) return
  for (const member of new Set(members)) {
    world.keep({ kind: 'read', channel, member, message })
    world.outlets.show({ member }, () => ({ kind: 'read', channel }))
  }
}

function place(world: World, channel: Channel): Channel {
  world.keep({ kind: 'channel', value: channel })
  world.outlets.show({ channel }, () => ({ kind: 'channel', channel: presentChannel(world, channel) as never }))
  return channel
}

const PLAIN = { topic: null, position: 0, overwrites: [], lastMessage: null }

/** The member's direct messages where they stand already, else under the id by which the application knows them. */
function directOf(world: World, { member, channel: id }: Chat): Channel {
  const known = world.channels.get(world.directs.get(member) ?? '')
  if (known) return known
  const channel = place(world, { ...PLAIN, id, type: ChannelType.DM, name: '', parent: null, recipient: member })
  showPerson(world, member)
  return channel
}

function roomOf(world: World, { channel: id, thread }: Room): Channel {
  const known = world.channels.get(id)
  if (known) return known
  const parent = thread && world.channels.get(thread.parent)
  if (!thread || !parent) throw new CannotAct('There is no such channel of the server.', 404)
  const { bot } = world.application
  const createdAt = snowflakeTime(id)
  const isPost = parent.type === ChannelType.GuildForum
  const message = isPost ? undefined : world.log(parent.id).get(id)
  if (message) {
    const changed = { ...message, flags: message.flags | HAS_THREAD }
    world.keep({ kind: 'message', value: changed })
  }
  const channel = place(world, {
    ...{ ...PLAIN, id, type: ChannelType.PublicThread, name: thread.name, parent: parent.id },
    thread: {
      ...{ owner: bot, archived: thread.archived, locked: false, invitable: true, autoArchiveMinutes: 10_080 },
      ...{ createdAt, archivedAt: createdAt, members: { [bot]: createdAt } },
      ...(isPost ? { tags: thread.tags } : {}),
    },
  })
  if (message)
    world.outlets.show({ channel: parent }, () => ({
      kind: 'message',
      message: showMessage(world, world.log(parent.id).get(id) ?? message),
    }))
  return channel
}

/** Who wrote in a thread, or was called into it, is in it. */
function joinThread(world: World, thread: Channel): void {
  const members = { ...thread.thread?.members }
  for (const { id, author, mentions } of world.log(thread.id).all())
    for (const member of [author, ...(mentions ?? [])]) members[member] ??= snowflakeTime(id)
  if (thread.thread) place(world, { ...thread, thread: { ...thread.thread, members } })
}

async function put(world: World, channel: Channel, author: string, said: Said): Promise<void> {
  const input = readMessageInput({ json: said.body, files: new Map() } as never)
  const attachments = await Promise.all(said.files.map((file) => keepFile(world, decodeFile(file))))
  const content = input.content ?? ''
  const allowed = input.allowed ?? { parse: [] }
  const message: StoredMessage = {
    id: said.id,
    channel: channel.id,
    author,
    content,
    type: 0,
    flags: said.published ? MessageFlags.Crossposted : 0,
    ...mentionsOf(world, content, allowed),
    ...(said.pinned ? { pinnedAt: snowflakeTime(said.id) } : {}),
    ...(said.edited === null ? {} : { editedAt: said.edited }),
    ...(attachments.length ? { attachments } : {}),
    ...(input.embeds?.length ? { embeds: input.embeds } : {}),
    ...(input.components?.length ? { components: input.components } : {}),
  }
  world.keep({ kind: 'message', value: message })
  world.outlets.show({ channel }, () => ({ kind: 'message', message: showMessage(world, message) }))
}
