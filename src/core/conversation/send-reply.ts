import type { Statement, Transaction } from '../../kernel/database.ts'
import { Refusal } from '../../kernel/errors.ts'
import { appendEvents, type NewEvent } from '../../kernel/events/append.ts'
import { newId } from '../../kernel/ids.ts'
import type { Kernel } from '../../kernel/kernel.ts'
import { publicNameOf } from '../agent/public-name.ts'
import { bindUploads } from '../attachment/bind-uploads.ts'
import type { ExternalRef } from '../delivery/channel.ts'
import { announce } from './announce.ts'
import { assign } from './assign.ts'
import { type LockedConversation, lockConversation } from './conversation.ts'
import { refuseElsewhere } from './elsewhere.ts'
import { shownBy, storeOutbound } from './store-outbound.ts'
import { wasSent } from './was-sent.ts'

export interface Reply {
  workspace: number
  agent: string
  /** Made by the caller, so that sending twice stores once. */
  id?: string | undefined
  conversation: string
  text: string
  attachments: string[]
  replyTo: string | null
  /** The article that the agent inserted; one that is not there any more is left out. */
  article?: string | null
}

const ANSWERED: Statement = {
  name: 'message_to_answer',
  text: `select m.key, m.place, d.external_id as "externalId", d.place as "sentTo" from message m
    left join lateral (
      select external_id, place from delivery d where d.workspace = $1 and d.message_id = m.id and d.operation = 'send'
      and d.external_id is not null order by d.part limit 1
    ) d on true
    where m.workspace = $1 and m.id = $2 and m.conversation_id = $3 and m.deleted_at is null`,
}

/**
 * An agent answers. Stored and queued in one transaction; the same id again changes nothing. Who answers what nobody has taken,
 * takes it. Answers the message's id.
 * @throws Refusal invalid (nothing to say), not_found, conflict (resolved; answered at another desk; or the id is another message's)
 */
export async function sendReply(kernel: Kernel, reply: Reply): Promise<string> {
  const id = reply.id ?? newId()
  const text = reply.text.trim()
  if (text === '' && reply.attachments.length === 0) throw new Refusal('invalid', 'Write something, or add a file.')
  return kernel.db.transaction(async (tx) => {
    const now = kernel.clock.now()
    // Performed in this order, and asked for together: whether it was sent before is looked up under the lock.
    const [conversation, sent, publicName] = await Promise.all([
      lockConversation(tx, reply.workspace, reply.conversation),
      wasSent(tx, { ...reply, id, direction: 'outbound' }),
      publicNameOf(tx, reply.workspace, reply.agent),
    ])
    if (sent) return id
    if (conversation.status === 'resolved')
      throw new Refusal('conflict', 'This conversation is resolved. Reopen it to answer.')
    refuseElsewhere(conversation)
    const events = await takeUnassigned(tx, reply, conversation, now)
    await bindUploads(tx, { ...reply, message: id })
    const message = {
      id,
      conversation: reply.conversation,
      author: 'agent' as const,
      agentId: reply.agent,
      text,
      key: null,
      replyToId: reply.replyTo,
      replyTo: reply.replyTo ? await externalOf(tx, reply, reply.replyTo) : null,
      attachments: reply.attachments,
      card: null,
      articleId: await articleOf(tx, reply),
      shown: shownBy(publicName, text),
    }
    // The notice of who joined stands before the first words, also where both are of one moment.
    const saidAt = events.length > 0 ? new Date(now.getTime() + 1) : now
    await storeOutbound(tx, reply.workspace, message, saidAt)
    const { workspace, agent } = reply
    events.push({ workspace, kind: 'message.created', conversation: reply.conversation, message: id, agent, at: now })
    await appendEvents(tx, events)
    return id
  })
}

const ARTICLE: Statement = {
  name: 'message_article',
  text: 'select id from article where workspace = $1 and id = $2',
}

async function articleOf(tx: Transaction, { workspace, article }: Reply): Promise<string | null> {
  if (!article) return null
  const [row] = await tx.run<{ id: string }>(ARTICLE, [workspace, article])
  return row?.id ?? null
}

/** The member is told who answers before the answer itself. */
async function takeUnassigned(
  tx: Transaction,
  reply: Reply,
  conversation: LockedConversation,
  now: Date,
): Promise<NewEvent[]> {
  const { workspace, agent } = reply
  if (conversation.status === 'assigned') return announce(tx, { workspace, conversation, agent, now })
  return assign(tx, { workspace, conversation, agent, looked: true, now })
}

/** The channel's own message that is answered; null when it has none (yet), then the reply goes without a quote. */
async function externalOf(tx: Transaction, reply: Reply, message: string): Promise<ExternalRef | null> {
  const [row] = await tx.run<{
    key: string | null
    place: { id: string | null } | null
    externalId: string | null
    sentTo: { id: string | null } | null
  }>(ANSWERED, [reply.workspace, message, reply.conversation])
  if (!row) throw new Refusal('invalid', 'The message to answer is not in this conversation, or was deleted.')
  const received = row.key?.startsWith('discord:') ? row.key.slice('discord:'.length) : null
  if (received) return { id: received, placeId: row.place?.id ?? null }
  return row.externalId ? { id: row.externalId, placeId: row.sentTo?.id ?? null } : null
}
