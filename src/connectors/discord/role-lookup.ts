import { rolesAreUntold } from '../../core/contact/learn-roles.ts'
import { learnRolesOf } from '../../core/conversation/learn-roles.ts'
import type { Kernel } from '../../kernel/kernel.ts'
import type { Guilds } from './guilds.ts'
import { readRoles } from './inbound/people.ts'
import type { Members } from './members.ts'
import type { DiscordRest } from './rest/client.ts'
import { isFields } from './shapes.ts'

export interface RoleLookupOptions {
  kernel: Kernel
  workspace: number
  rest: DiscordRest
  guilds: Guilds
  members: Members
}

/**
 * A direct message says nothing of its writer's roles, which a case is to carry. Who has never shown them is looked up once, when
 * a conversation opens, behind all that is live. Nothing waits for it, and what is not found is simply not told.
 */
export class RoleLookup {
  readonly #options: RoleLookupOptions

  constructor(options: RoleLookupOptions) {
    this.#options = options
  }

  look(userId: string): void {
    this.#look(userId).catch((error: unknown) =>
      this.#options.kernel.log.debug({ err: error }, "a member's roles could not be looked up"),
    )
  }

  async #look(userId: string): Promise<void> {
    const { kernel, workspace, rest, guilds, members } = this.#options
    const guildId = (await members.get(userId)).guildId ?? guilds.onlyGuild()
    const who = { workspace, channel: 'discord' as const, address: userId }
    if (!guildId || !(await rolesAreUntold(kernel.db, who))) return
    const answer = await rest.call({ method: 'GET', route: `/guilds/${guildId}/members/${userId}`, urgency: 'bulk' })
    if (!answer.ok || !isFields(answer.body)) return
    const roles = readRoles(answer.body, { roleName: (id) => guilds.roleName(id) })
    if (roles) await learnRolesOf(kernel, { ...who, roles })
  }
}
