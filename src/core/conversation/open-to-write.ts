import type { Statement, Transaction } from '../../kernel/database.ts'
import { Refusal } from '../../kernel/errors.ts'
import type { NewEvent } from '../../kernel/events/append.ts'
import { newId } from '../../kernel/ids.ts'
import { holdFace } from '../agent/public-name.ts'
import { ownCase } from '../case/follow-conversation.ts'
import { readSettings } from '../workspace/settings.ts'
import { assign } from './assign.ts'
import { isWithinGrace, LOCKED_COLUMNS, type LockedConversation } from './conversation.ts'
import { refuseElsewhere } from './elsewhere.ts'
import { factsOf } from './facts-of.ts'

/** So many may be opened in ten minutes: whoever writes to many strangers at once has their application shut by Discord. */
const AGENT_MOST = 10
const WORKSPACE_MOST = 30
const WINDOW_MS = 10 * 60_000

interface Origin {
  id: string
  name: string
  guildId: string | null
}

const IDENTITY: Statement = {
  name: 'conversation_identity_to_write',
  text: `select id, channel from identity where workspace = $1 and contact_id = $2 order by created_at, id limit 1`,
}

const NEWEST: Statement = {
  name: 'conversation_newest_to_write',
  text: `select ${LOCKED_COLUMNS}, guild, origin from conversation where workspace = $1 and identity_id = $2
    order by (status <> 'resolved') desc, opened_at desc limit 1 for update`,
}

const OPENED: Statement = {
  name: 'conversation_opened_to_write',
  text: `select count(*)::int as "all", count(*) filter (where opened_by = $2)::int as own from conversation
    where workspace = $1 and opened_by is not null and opened_at > $3`,
}

const OPEN: Statement = {
  name: 'conversation_open_to_write',
  text: `insert into conversation (workspace, id, contact_id, identity_id, channel, status, assignee_id, unannounced, opened_by, guild, origin,
      opened_at, last_message_at, previous_id)
    values ($1, $2, $3, $4, $5, 'assigned', $6, true, $6, $7::jsonb, $8::jsonb, $9, $9, $10)
    on conflict (workspace, identity_id) where status <> 'resolved' do nothing returning id`,
}

const AGAIN: Statement = {
  name: 'conversation_again_to_write',
  text: `update conversation set status = 'assigned', unannounced = unannounced or assignee_id is distinct from $3::uuid, assignee_id = $3,
      resolved_at = null, resolved_by = null, quiet_since = null, reminded_at = null, origin = coalesce(origin, $4::jsonb), desk = 'console', desk_agent = null
    where workspace = $1 and id = $2`,
}

type Newest = LockedConversation & { guild: { id: string; name: string } | null; origin: Origin | null }

export interface Writing {
  workspace: number
  agent: string
  contact: string
  /** Where they are reached when their direct messages are closed, and no earlier conversation says: a channel in which they reported. */
  guild: { id: string; name: string } | null
  origin: { id: string; name: string } | null
  now: Date
}

/**
 * Gives an agent a conversation with a contact to write in: the open one, one that ended a short while ago, or a new one. Nothing is sent to
 * who was not in a chat: the agent's first words say who they are. What a colleague has stays theirs.
 * @throws Refusal not_found (no such contact), forbidden (the agent is deactivated), too_many (too many were opened), conflict (try again; or it is answered at another desk)
 */
export async function openToWrite(
  tx: Transaction,
  writing: Writing,
): Promise<{ conversation: string; outcome: 'opened' | 'continued'; events: NewEvent[] }> {
  const { workspace, agent, contact, now } = writing
  const [identity] = await tx.run<{ id: string; channel: string }>(IDENTITY, [workspace, contact])
  if (!identity) throw new Refusal('not_found', 'There is no such person, or no channel leads to them.')
  const [newest] = await tx.run<Newest>(NEWEST, [workspace, identity.id])
  if (newest && newest.status !== 'resolved') {
    refuseElsewhere(newest)
    const free = newest.status !== 'assigned'
    const events = free ? await assign(tx, { workspace, conversation: newest, agent, looked: true, now }) : []
    return { conversation: newest.id, outcome: 'continued', events }
  }
  // Who is being deactivated in this moment gets nothing.
  await holdFace(tx, workspace, agent)
  const origin = newest?.origin ?? originOf(writing)
  const fact = { workspace, agent, at: now }
  const { graceHours } = (await readSettings(tx, workspace)).times
  if (newest && isWithinGrace(newest.resolvedAt, now, graceHours)) {
    tx.later(AGAIN, [workspace, newest.id, agent, json(origin)])
    ownCase(tx, { workspace, conversation: newest.id, owner: agent, now })
    const again = { ...fact, kind: 'conversation.reopened' as const, conversation: newest.id }
    const events = factsOf(again, { said: null, case: newest.caseId })
    return { conversation: newest.id, outcome: 'continued', events }
  }
  await refuseCrowd(tx, writing)
  const id = newId()
  const guild = newest?.guild ?? writing.guild
  const opened = await tx.run(OPEN, [
    ...[workspace, id, contact, identity.id, identity.channel, agent, json(guild), json(origin), now],
    newest?.id ?? null,
  ])
  if (opened.length === 0) throw new Refusal('conflict', 'They are writing to us in this moment. Look again.')
  return { conversation: id, outcome: 'opened', events: [{ ...fact, kind: 'conversation.opened', conversation: id }] }
}

async function refuseCrowd(tx: Transaction, { workspace, agent, now }: Writing): Promise<void> {
  const since = new Date(now.getTime() - WINDOW_MS)
  const [counted] = await tx.run<{ all: number; own: number }>(OPENED, [workspace, agent, since])
  if (counted && counted.own < AGENT_MOST && counted.all < WORKSPACE_MOST) return
  throw new Refusal(
    'too_many',
    'Too many chats were opened in the last ten minutes. Wait a little: Discord shuts applications that write to many at once.',
  )
}

function originOf({ guild, origin }: Writing): Origin | null {
  return origin && guild ? { ...origin, guildId: guild.id } : null
}

const json = (value: unknown): string | null => (value === null ? null : JSON.stringify(value))
