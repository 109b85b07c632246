import type { Application } from './model.ts'

/** What the portal's switches make of an application: 1 << 15 is the limited GUILD_MEMBERS, 1 << 19 the limited MESSAGE_CONTENT (documentation: resources/application, "Application Flags"). */
export function applicationFlags({ messageContent, guildMembers }: Application): number {
  return (messageContent ? 1 << 19 : 0) | (guildMembers ? 1 << 15 : 0)
}
