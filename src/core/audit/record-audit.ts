import type { Transaction } from '../../kernel/database.ts'
import { newId } from '../../kernel/ids.ts'
import { auditEntry } from './tables.ts'

/** Acts that leave no other trace, in the past tense. */
export type AuditAct =
  | 'message.revealed'
  | 'owner.created'
  | 'owner_link.created'
  | 'agent.renamed'
  | 'agent.pictured'
  | 'agent.available'
  | 'agent.away'
  | 'agent.joined'
  | 'agent.role_changed'
  | 'agent.deactivated'
  | 'agent.reactivated'
  | 'agent.discord_linked'
  | 'agent.discord_unlinked'
  | 'invitation.created'
  | 'invitation.revoked'
  | 'api_key.created'
  | 'api_key.revoked'
  | 'password_link.created'
  | 'password.reset'
  | 'article.deleted'
  | 'collection.deleted'
  | 'cases.exported'
  | 'incident.started'
  | 'incident.ended'
  | 'case.published'
  | 'case.unpublished'
  | 'case.merged'
  | 'case.unmerged'
  | 'settings.changed'
  | 'discord.connected'
  | 'discord.disconnected'
  | 'webhook.created'
  | 'webhook.changed'
  | 'webhook.rotated'
  | 'webhook.deleted'
  | 'tracker.connected'
  | 'tracker.changed'
  | 'tracker.disconnected'
  | 'twilio.connected'
  | 'twilio.changed'
  | 'twilio.provisioned'
  | 'twilio.disconnected'
  | 'endpoint.changed'
  | 'endpoint.removed'
  | 'source.created'
  | 'source.changed'
  | 'source.rotated'
  | 'source.removed'
  | 'server.applied'
  | 'queue.created'
  | 'queue.changed'
  | 'queue.deleted'
  | 'announcement.created'
  | 'announcement.changed'
  | 'announcement.scheduled'
  | 'announcement.unscheduled'
  | 'announcement.posted'
  | 'announcement.dismissed'
  | 'announcement.removed'
  | 'demo.prepared'
  | 'demo.filled'
  | 'demo.removed'

export interface Audited {
  workspace: number
  /** Null where the act came from the command line or the environment. */
  agent: string | null
  act: AuditAct
  /** What it was done to, as `<noun>:<id>`, e.g. `message:0199…`. */
  subject: string
  /** Ids and few facts; never text of messages, never secrets. */
  facts?: Record<string, string | number | boolean | null>
  at: Date
}

/** Writes one entry of the audit log, in the transaction of the act itself, so that no act can stand without its entry. */
export async function recordAudit(tx: Transaction, audited: Audited): Promise<void> {
  await tx.orm.insert(auditEntry).values({
    workspace: audited.workspace,
    id: newId(),
    agentId: audited.agent,
    act: audited.act,
    subject: audited.subject,
    facts: audited.facts ?? {},
    at: audited.at,
  })
}
