import { findAgentByDiscord } from '../../../core/agent/find-agent-by-discord.ts'
import { type Actor, byAgent } from '../../../core/case/actor.ts'
import { resolveIdentities } from '../../../core/contact/resolve-identities.ts'
import { readSettings } from '../../../core/workspace/settings.ts'
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
 * is chosen, whoever may manage messages in that channel. Null: nobody who may act.
 */
export async function staffOf(kernel: Kernel, workspace: number, claimant: Claimant): Promise<Staff | null> {
  const { contact } = claimant
  const agent = await findAgentByDiscord(kernel.db, workspace, contact.address)
  if (agent) return { agent: agent.id, actor: byAgent(agent.id) }
  const { staffRoles } = await readSettings(kernel.db, workspace)
  const chosen = staffRoles.map(({ id }) => id)
  const may = chosen.length > 0 ? claimant.roleIds.some((id) => chosen.includes(id)) : claimant.managesMessages
  if (!may) return null
  const people = await kernel.db.transaction((tx) =>
    resolveIdentities(tx, { workspace, channel: 'discord', people: [contact], now: kernel.clock.now() }),
  )
  const known = people.byAddress.get(contact.address)
  return known ? { agent: null, actor: { agent: null, contact: known.contactId, staff: contact.name } } : null
}
