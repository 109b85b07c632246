import { snowflakeTime } from './ids.ts'
import { leaveGuild } from './joining.ts'
import { removeMessages } from './messages.ts'
import { presentUser } from './present.ts'
import type { World } from './world.ts'

/** Bans: the member leaves, what they wrote of late goes with them, and they cannot come back (documentation: resources/guild, "Create Guild Ban"). */
export function ban(world: World, user: string, reason: string | null, deleteSeconds: number): void {
  world.keep({ kind: 'ban', value: { user, reason } })
  const since = world.clock() - deleteSeconds * 1000
  if (deleteSeconds > 0)
    for (const channel of [...world.channels.values()]) {
      if (channel.recipient !== undefined) continue
      const gone = world
        .log(channel.id)
        .all()
        .filter(({ id, author }) => author === user && snowflakeTime(id) >= since)
      removeMessages(
        world,
        channel,
        gone.map((message) => message.id),
      )
    }
  leaveGuild(world, user)
  tell(world, 'GUILD_BAN_ADD', user)
}

export function liftBan(world: World, user: string): void {
  world.keep({ kind: 'ban-gone', user })
  tell(world, 'GUILD_BAN_REMOVE', user)
}

function tell(world: World, type: 'GUILD_BAN_ADD' | 'GUILD_BAN_REMOVE', user: string): void {
  world.outlets.event({ type, data: { guild_id: world.guild.id, user: presentUser(world.people.get(user), user) } })
}
