import { ChannelType } from 'discord-api-types/v10'
import type { Checked } from '../contract.ts'
import { readMessageInput } from '../input/message.ts'
import type { Sandbox } from '../sandbox.ts'
import { keepFile } from '../world/attachments.ts'
import { mentionsOf } from '../world/mentions.ts'
import { showMessage } from '../world/messages.ts'
import type { Channel, StoredMessage } from '../world/model.ts'
import { showPerson } from '../world/people.ts'
import { presentChannel } from '../world/present.ts'
import type { World } from '../world/world.ts'
import { decodeFile } from './speak.ts'
import { personOf } from './who.ts'

type Chat = Checked<'past'>['chats'][number]

/**
 * Puts what was said before the sandbox existed into members' direct messages. The application hears nothing of it: it is where it comes from.
 * Answers how many messages there are now.
 */
export async function tellPast({ world }: Sandbox, { chats }: Checked<'past'>): Promise<{ messages: number }> {
  let messages = 0
  for (const chat of chats) {
    personOf(world, chat.member)
    const channel = directOf(world, chat)
    for (const said of chat.messages) {
      const message = await makeMessage(world, channel, chat.member, said)
      world.keep({ kind: 'message', value: message })
      world.outlets.show({ channel }, () => ({ kind: 'message', message: showMessage(world, message) }))
      messages++
    }
    const last = chat.messages.at(-1)
    // Old words are no news.
    if (last) world.keep({ kind: 'read', channel: channel.id, member: chat.member, message: last.id })
  }
  return { messages }
}

/** The member's direct messages where they stand already, else under the id by which the application knows them. */
function directOf(world: World, { member, channel: id }: Chat): Channel {
  const known = world.channels.get(world.directs.get(member) ?? '')
  if (known) return known
  const channel: Channel = {
    id,
    type: ChannelType.DM,
    name: '',
    topic: null,
    parent: null,
    position: 0,
    overwrites: [],
    lastMessage: null,
    recipient: member,
  }
  world.keep({ kind: 'channel', value: channel })
  world.outlets.show({ channel }, () => ({ kind: 'channel', channel: presentChannel(world, channel) as never }))
  showPerson(world, member)
  return channel
}

async function makeMessage(
  world: World,
  channel: Channel,
  member: string,
  said: Chat['messages'][number],
): Promise<StoredMessage> {
  const input = readMessageInput({ json: said.body, files: new Map() } as never)
  const attachments = await Promise.all(said.files.map((file) => keepFile(world, decodeFile(file))))
  const content = input.content ?? ''
  return {
    id: said.id,
    channel: channel.id,
    author: said.by === 'member' ? member : world.application.bot,
    content,
    type: 0,
    flags: 0,
    ...mentionsOf(world, content, { parse: [] }),
    ...(said.edited === null ? {} : { editedAt: said.edited }),
    ...(attachments.length ? { attachments } : {}),
    ...(input.embeds?.length ? { embeds: input.embeds } : {}),
    ...(input.components?.length ? { components: input.components } : {}),
  }
}
