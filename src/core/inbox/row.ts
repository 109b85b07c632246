import type { CaseChip } from '../../protocol/cases.ts'
import type { ConversationRow } from '../../protocol/conversations.ts'
import type { PlaceKind } from '../../protocol/messages.ts'
import { type AgentColumns, presentAgent } from './present-agent.ts'

/**
 * What the inbox shows of a conversation, one statement for all of it; to be followed by a `where`. Not `exists`: the planner would
 * rather read every delivery once than look one up for each row.
 */
export const SELECT_ROWS = `select c.id, c.channel, c.place ->> 'kind' as place, c.status, c.unread, c.opened_at, c.last_inbound_at,
    c.last_message_at, c.last_message_at::text as keyset, c.resolved_at, ct.id as contact_id, ct.name as contact_name, i.handle,
    coalesce(ct.picture, i.picture) as contact_picture, a.id as agent_id, a.public_name, a.picture_blob, m.id as message_id, m.author,
    m.agent_id as author_agent, s.id as case_id, s.number as case_number, s.status as case_status, c.queued_at, c.queue_order, c.desk, c.desk_agent, case when m.deleted_at is null then left(m.text, 140) else '' end as text, m.kind,
    m.deleted_at is not null as deleted, m.attachment_count,
    m.direction = 'outbound' and m.deleted_at is null and (
      select true from delivery d where d.workspace = c.workspace and d.message_id = m.id and d.state in ('failed', 'unknown') limit 1
    ) is not null as failed
  from conversation c
  join contact ct on ct.workspace = c.workspace and ct.id = c.contact_id
  join identity i on i.workspace = c.workspace and i.id = c.identity_id
  left join agent a on a.workspace = c.workspace and a.id = c.assignee_id
  left join message m on m.workspace = c.workspace and m.id = c.last_message_id
  left join support_case s on s.workspace = c.workspace and s.id = c.case_id`

export interface RowColumns extends AgentColumns, ChipColumns {
  id: string
  channel: 'discord'
  place: PlaceKind | null
  status: ConversationRow['status']
  unread: number
  opened_at: Date
  last_inbound_at: Date | null
  last_message_at: Date
  /** `last_message_at` with all its digits, for the cursor. */
  keyset: string
  resolved_at: Date | null
  queued_at: Date | null
  queue_order: string | null
  desk: ConversationRow['desk']
  desk_agent: string | null
  contact_id: string
  contact_name: string
  handle: string | null
  contact_picture: string | null
  message_id: string | null
  author: NonNullable<ConversationRow['preview']>['author']
  author_agent: string | null
  text: string
  kind: NonNullable<ConversationRow['preview']>['kind']
  deleted: boolean
  attachment_count: number
  failed: boolean
}

export function presentRow(row: RowColumns): ConversationRow {
  return {
    id: row.id,
    contact: { id: row.contact_id, name: row.contact_name, handle: row.handle, picture: row.contact_picture },
    channel: row.channel,
    place: row.place,
    status: row.status,
    assignee: presentAgent(row),
    desk: row.desk,
    deskAgent: row.desk_agent,
    case: presentChip(row),
    queuedAt: row.queued_at?.toISOString() ?? null,
    queueTurn: row.status === 'queued' && row.queue_order !== null ? Number(row.queue_order) : null,
    unread: row.unread,
    openedAt: row.opened_at.toISOString(),
    lastInboundAt: row.last_inbound_at?.toISOString() ?? null,
    lastMessageAt: row.last_message_at.toISOString(),
    resolvedAt: row.resolved_at?.toISOString() ?? null,
    preview: row.message_id
      ? { author: row.author, agent: row.author_agent, text: row.text, kind: previewKind(row), failed: row.failed }
      : null,
  }
}

/** The columns of a left-joined case. */
export interface ChipColumns {
  case_id: string | null
  case_number: string | null
  case_status: CaseChip['status'] | null
}

export function presentChip(row: ChipColumns): CaseChip | null {
  if (!row.case_id || !row.case_status) return null
  return { id: row.case_id, number: Number(row.case_number), status: row.case_status }
}

function previewKind(row: RowColumns): NonNullable<ConversationRow['preview']>['kind'] {
  if (row.deleted) return 'deleted'
  return row.kind === 'text' && row.text === '' && row.attachment_count > 0 ? 'file' : row.kind
}
