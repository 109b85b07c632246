import { ChannelType } from 'discord-api-types/v10'
import type { ApplicationView, ChannelView, FaultsView, SandboxMessage, StateView } from '../contract.ts'
import type { Sandbox } from '../sandbox.ts'
import { compareIds } from '../world/ids.ts'
import { showMessage } from '../world/messages.ts'
import type { Channel } from '../world/model.ts'
import { viewPerson } from '../world/people.ts'
import { canSend, canView, permissionsIn } from '../world/permissions.ts'
import { presentChannel, presentRole, presentUser } from '../world/present.ts'
import type { World } from '../world/world.ts'
import { viewCommands } from './view-commands.ts'

const SHOWN_MESSAGES = 100

export function viewApplication(sandbox: Sandbox): ApplicationView {
  const { application } = sandbox.world
  return {
    id: application.id,
    name: application.name,
    bot: presentUser(sandbox.world.people.get(application.bot)) as never,
    message_content: application.messageContent,
    guild_members: application.guildMembers,
    connected: sandbox.gateway.connected,
    development: sandbox.development,
    desk_url: sandbox.deskUrl ?? null,
  }
}

export function viewFaults(sandbox: Sandbox): FaultsView {
  const { faults, traffic } = sandbox
  return {
    latency_ms: faults.latencyMs,
    gateway_on: faults.gatewayOn,
    limits_lifted: sandbox.limits.lifted,
    link_lifetime_seconds: sandbox.world.files.lifetimeSeconds,
    errors: faults.errors,
    time_outs: faults.timeOuts,
    rate_limit: faults.rateLimit,
    traffic: traffic.view(),
  }
}

/** Whether a live frame about this channel is for the one who looks: without `as`, all of the guild and no direct messages. */
export function sees(world: World, as: string | null, channel: Channel): boolean {
  return as === null ? channel.type !== ChannelType.DM : canView(world, as, channel)
}

export function viewChannel(world: World, as: string | null, channel: Channel): ChannelView {
  const shown = presentChannel(world, channel) as unknown as ChannelView
  if (as === null) return shown
  const readUpTo = world.reads.get(channel.id)?.get(as)
  const unread = readUpTo === undefined ? 0 : world.log(channel.id).countAfter(readUpTo)
  const newDirect = readUpTo === undefined && channel.type === ChannelType.DM ? world.log(channel.id).size : unread
  const permissions = permissionsIn(world, as, channel).toString()
  const joined = channel.thread ? { joined: channel.thread.members[as] !== undefined } : {}
  return { ...shown, unread: newDirect, can_send: canSend(world, as, channel), permissions, ...joined }
}

/** The world as one member sees it, or, with null, as one who stands above the guild. */
export function viewState(sandbox: Sandbox, as: string | null): StateView {
  const { world } = sandbox
  const visible = [...world.channels.values()].filter((channel) => sees(world, as, channel))
  const messages: Record<string, SandboxMessage[]> = {}
  for (const channel of visible) messages[channel.id] = lastMessages(world, as, channel)
  return {
    as,
    application: viewApplication(sandbox),
    guild: { id: world.guild.id, name: world.guild.name, owner_id: world.guild.owner, locale: world.guild.locale },
    roles: [...world.roles.values()].map(presentRole) as never,
    channels: visible.map((channel) => viewChannel(world, as, channel)),
    members: [...world.people.values()].filter((person) => !person.user.bot).map((person) => viewPerson(world, person)),
    commands: viewCommands(world, as),
    messages,
    modals: sandbox.interactions.modalsOf(as),
    interactions: sandbox.interactions.waitingOf(as),
    faults: viewFaults(sandbox),
    story: sandbox.story.view(),
    ledger: sandbox.log.ledger,
    log: sandbox.log.last(200),
  }
}

function lastMessages(world: World, as: string | null, channel: Channel): SandboxMessage[] {
  const said = world.log(channel.id).before(undefined, SHOWN_MESSAGES)
  const notes =
    as === null
      ? []
      : [...world.ephemeral.values()].filter((note) => note.onlyFor === as && note.channel === channel.id)
  return [...said, ...notes].sort((a, b) => compareIds(a.id, b.id)).map((message) => showMessage(world, message))
}
