import type { MemberView } from '../contract.ts'
import { judgeProfile } from './auto-mod/execute.ts'
import { putMessage } from './messages.ts'
import { showPerson } from './people.ts'
import { canView } from './permissions.ts'
import { presentChannel, presentMember, presentUser } from './present.ts'
import { removeThreadMember } from './threads.ts'
import type { World } from './world.ts'

/** documentation: resources/message, "Message Types"; resources/guild, "System Channel Flags". */
const USER_JOIN = 7
const SUPPRESS_JOINS = 1

/**
 * What Discord does when somebody comes: the event for who has GUILD_MEMBERS, a line in the system channel, which needs no privileged
 * intent to be heard, and a look at the name (documentation: gateway-events, "Guild Member Add"; resources/guild, `system_channel_id`).
 */
export function greet(world: World, user: string): void {
  const member = world.members.get(user)
  if (!member) return
  world.outlets.event({ type: 'GUILD_MEMBER_ADD', data: { guild_id: world.guild.id, ...presentMember(world, member) } })
  const { systemChannel, systemChannelFlags } = world.guild
  const channel = world.channels.get(systemChannel ?? '')
  if (channel && ((systemChannelFlags ?? 0) & SUPPRESS_JOINS) === 0) {
    const place = { id: world.ids.next(), channel: channel.id, author: user }
    putMessage(world, channel, { ...place, content: '', type: USER_JOIN, flags: 0 })
  }
  judgeProfile(world, user)
}

/** Leaving: Discord tells applications with the GUILD_MEMBERS intent only; threads lose the member too. */
export function leaveGuild(world: World, id: string): MemberView {
  if (world.members.has(id)) {
    world.keep({ kind: 'member-gone', user: id })
    for (const channel of world.channels.values()) {
      if (channel.recipient !== undefined) continue
      if (channel.thread?.members[id] !== undefined) removeThreadMember(world, channel, id)
      world.outlets.show({ member: id }, () => ({ kind: 'channel-gone', channel: channel.id }))
    }
    world.outlets.event({
      type: 'GUILD_MEMBER_REMOVE',
      data: { guild_id: world.guild.id, user: presentUser(world.people.get(id), id) },
    })
  }
  return showPerson(world, id)
}

export function joinGuild(world: World, id: string): MemberView {
  if (!world.members.has(id)) {
    world.keep({ kind: 'member', value: { user: id, nick: null, roles: [], joinedAt: world.clock() } })
    for (const channel of world.channels.values()) {
      if (channel.recipient !== undefined || !canView(world, id, channel)) continue
      world.outlets.show({ member: id }, () => ({ kind: 'channel', channel: presentChannel(world, channel) as never }))
    }
    greet(world, id)
  }
  return showPerson(world, id)
}
