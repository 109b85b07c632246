import type { Guild } from './model.ts'
import { presentGuild } from './present-guild.ts'
import type { World } from './world.ts'

/** Changes what the server is set to and tells of it (documentation: gateway-events, "Guild Update"). */
export function changeGuild(world: World, change: Partial<Guild>): void {
  world.keep({ kind: 'guild', value: { ...world.guild, ...change } })
  world.outlets.event({ type: 'GUILD_UPDATE', data: presentGuild(world) })
  world.outlets.reload()
}
