import { findAgentByDiscord } from '../../../core/agent/find-agent-by-discord.ts'
import { type Actor, byAgent } from '../../../core/case/actor.ts'
import { resolveIdentities } from '../../../core/contact/resolve-identities.ts'
import { type ReadSettings, readSettings } from '../../../core/workspace/settings.ts'
import type { Kernel } from '../../../kernel/kernel.ts'
import type { Claimant } from './requests.ts'

/** Somebody who may act on cases in Discord. */
export interface Staff {
  /** The agent whom the account belongs to; null for staff without a seat at the desk. */
  agent: string | null
  actor: Actor
}

/**
 * Who a claimant is, asked anew each time: an active agent by their linked account; else whoever has one of the chosen roles; where none
 * is chosen, whoever may manage messages in that channel of a guild of ours. Null: nobody who may act.
 */
export async function staffOf(kernel: Kernel, workspace: number, claimant: Claimant): Promise<Staff | null> {
  const { contact } = claimant
  const agent = await findAgentByDiscord(kernel.db, workspace, contact.address)
  if (agent) return { agent: agent.id, actor: byAgent(agent.id) }
  if (!mayAct(await readSettings(kernel.db, workspace), claimant)) return null
  const people = await kernel.db.transaction((tx) =>
    resolveIdentities(tx, { workspace, channel: 'discord', people: [contact], now: kernel.clock.now() }),
  )
  const known = people.byAddress.get(contact.address)
  return known ? { agent: null, actor: { agent: null, contact: known.contactId, staff: contact.name } } : null
}

/**
 * Anybody can bring an application into a guild of their own, where they may do everything. So without a chosen role rights count only in
 * guilds in which the team has chosen a channel.
 */
function mayAct(settings: ReadSettings, { guildId, roleIds, managesMessages }: Claimant): boolean {
  const chosen = settings.staffRoles.map(({ id }) => id)
  if (chosen.length > 0) return roleIds.some((id) => chosen.includes(id))
  const { bugChannel, featureChannel, staffChannel, supportChannel } = settings
  const ours = [bugChannel, featureChannel, staffChannel, supportChannel].map((place) => place?.guild)
  return managesMessages && guildId !== null && ours.includes(guildId)
}
