import type { Statement, Transaction } from '../../kernel/database.ts'
import { appendEvents, type NewEvent } from '../../kernel/events/append.ts'
import type { Kernel } from '../../kernel/kernel.ts'
import { byAgent } from '../case/actor.ts'
import { linkConversation } from '../case/link-conversation.ts'
import { lockCase } from '../case/lock-case.ts'
import { openToWrite } from '../conversation/open-to-write.ts'

interface Whence {
  guild: { id: string; name: string } | null
  origin: { id: string; name: string } | null
}

const WHENCE: Statement = {
  name: 'case_whence',
  text: 'select guild, origin from support_case where workspace = $1 and id = $2',
}

// Where no case is named, the last that they reported says where they are at home.
const LAST: Statement = {
  name: 'case_whence_of_contact',
  text: `select guild, origin from support_case where workspace = $1 and requester_id = $2 and origin is not null
    order by opened_at desc limit 1`,
}

/**
 * An agent is about to write to a member out of a case, or of what is known of them: a conversation with them is opened, or goes on, and the case
 * is about it from then on. Nothing is sent yet.
 * @throws Refusal not_found, forbidden (the agent is deactivated), too_many (too many were opened in ten minutes), conflict
 */
export function writeToContact(
  kernel: Kernel,
  writing: { workspace: number; agent: string; contact: string; case: string | null },
): Promise<{ conversation: string; outcome: 'opened' | 'continued' }> {
  return kernel.db.transaction(async (tx) => {
    const { workspace, agent, contact, case: about } = writing
    const now = kernel.clock.now()
    const [whence] = await tx.run<Whence>(about ? WHENCE : LAST, [workspace, about ?? contact])
    const { guild = null, origin = null } = whence ?? {}
    const opened = await openToWrite(tx, { workspace, agent, contact, guild, origin, now })
    const { conversation, outcome, events } = opened
    const linked = about ? await link(tx, { ...writing, case: about, conversation, now }) : []
    await appendEvents(tx, [...events, ...linked])
    return { conversation, outcome }
  })
}

async function link(
  tx: Transaction,
  about: { workspace: number; agent: string; case: string; conversation: string; now: Date },
): Promise<NewEvent[]> {
  const { workspace, agent, conversation, now } = about
  const held = await lockCase(tx, workspace, about.case)
  const actor = byAgent(agent)
  const linked = await linkConversation(tx, { workspace, case: held, conversation, contact: null, actor, now })
  return linked ? [{ workspace, kind: 'case.changed', conversation: null, case: held.id, agent, at: now }] : []
}
