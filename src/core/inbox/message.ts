import { fileAddress } from '../../protocol/addresses.ts'
import type { AttachmentView, ButtonAct, DeliveryView, MessageView, PlaceKind } from '../../protocol/messages.ts'
import { type AgentColumns, presentAgent } from './present-agent.ts'

/**
 * What screens show of a message, one statement for all of it; to be followed by a `where`. The delivery is that of the worst
 * part, each part standing for its newest operation that was not cancelled. What does not apply costs nothing: files are looked
 * for where their count says so, deliveries where we spoke.
 */
export const SELECT_MESSAGES = `select m.id, m.conversation_id, m.direction, m.author, m.kind, m.revisions, m.sent_at, m.edited_at,
    m.sent_at::text as keyset, m.deleted_at, m.place ->> 'kind' as place,
    case when m.deleted_at is null then m.text else '' end as text,
    a.id as agent_id, a.public_name, a.picture_blob, m.spoken_by, m.scam,
    ar.id as article_id, ar.title as article_title, m.buttons, pr.pressed,
    m.author in ('virtual_agent', 'notice') and exists (
      select 1 from turn t where t.workspace = m.workspace and t.message_id = m.id) as explained,
    case when m.author = 'virtual_agent' then (
      select q.mark from question q where q.workspace = m.workspace and q.reply_id = m.id limit 1) end as mark,
    r.id as reply_id, r.author as reply_author,
    case when r.deleted_at is null then left(r.text, 140) else '' end as reply_text,
    case r.author when 'agent' then coalesce(ra.public_name, r.spoken_by) when 'contact' then (
      select ct.name from conversation c join contact ct on ct.workspace = c.workspace and ct.id = c.contact_id
      where c.workspace = r.workspace and c.id = r.conversation_id) else '' end as reply_name,
    f.files, d.state, d.operation, d.cause, d.detail, d.retry_at, d.delivery_place
  from message m
  left join agent a on a.workspace = m.workspace and a.id = m.agent_id
  left join article ar on ar.workspace = m.workspace and ar.id = m.article_id
  left join lateral (
    select json_agg(json_build_object('act', p.act, 'value', p.value, 'at', p.at)) as pressed
    from press p where p.workspace = m.workspace and p.message_id = m.id and m.buttons is not null
  ) pr on true
  left join message r on r.workspace = m.workspace and r.id = m.reply_to_id
  left join agent ra on ra.workspace = r.workspace and ra.id = r.agent_id
  left join lateral (
    select json_agg(json_build_object('id', t.id, 'name', t.name, 'mediaType', t.media_type, 'bytes', t.bytes, 'state', t.state,
      'width', t.width, 'height', t.height, 'seconds', t.seconds, 'cause', t.cause) order by t.position, t.id) as files
    from attachment t where t.workspace = m.workspace and t.message_id = m.id and m.attachment_count > 0 and m.deleted_at is null
  ) f on true
  left join lateral (
    select p.state, p.operation, p.cause, p.detail, p.retry_at, p.delivery_place from (
      select distinct on (o.part) o.part, o.state, o.operation, o.cause, o.detail, o.retry_at,
        max(o.place ->> 'kind') over () as delivery_place
      from delivery o where o.workspace = m.workspace and o.message_id = m.id and m.direction = 'outbound'
      order by o.part, o.state = 'cancelled', o.id desc) p
    order by array_position(array['failed', 'unknown', 'sending', 'queued', 'sent', 'cancelled'], p.state), p.part limit 1
  ) d on true`

export type FileColumns = Omit<AttachmentView, 'url' | 'inline'>

export interface MessageColumns extends AgentColumns {
  id: string
  conversation_id: string
  direction: MessageView['direction']
  author: MessageView['author']
  kind: MessageView['kind']
  revisions: number
  sent_at: Date
  /** `sent_at` with all its digits, for the cursor. */
  keyset: string
  edited_at: Date | null
  deleted_at: Date | null
  place: PlaceKind | null
  text: string
  scam: string | null
  spoken_by: string | null
  article_id: string | null
  article_title: string | null
  buttons: { act: ButtonAct; value: string; label: string }[] | null
  pressed: { act: ButtonAct; value: string; at: string }[] | null
  explained: boolean
  mark: MessageView['mark']
  reply_id: string | null
  reply_author: MessageView['author'] | null
  reply_text: string | null
  reply_name: string | null
  files: FileColumns[] | null
  state: DeliveryView['state'] | null
  operation: DeliveryView['operation']
  cause: DeliveryView['cause']
  detail: string | null
  retry_at: Date | null
  delivery_place: PlaceKind | null
}

/** Images that browsers draw without running anything in them. */
const INLINE = new Set(['image/png', 'image/jpeg', 'image/gif', 'image/webp', 'image/avif'])

/** Whether a stored file of this sniffed type may be shown in the page. */
export const mayStandInline = (mediaType: string): boolean => INLINE.has(mediaType)

export function presentMessage(row: MessageColumns): MessageView {
  return {
    id: row.id,
    conversation: row.conversation_id,
    direction: row.direction,
    author: row.author,
    agent: presentAgent(row),
    spokenBy: row.spoken_by,
    article: row.article_id ? { id: row.article_id, title: row.article_title ?? '' } : null,
    buttons: presentButtons(row),
    explained: row.explained,
    mark: row.mark,
    text: row.text,
    scam: row.scam,
    kind: row.kind,
    attachments: (row.files ?? []).map(presentFile),
    replyTo: presentReply(row),
    sentAt: row.sent_at.toISOString(),
    editedAt: row.edited_at?.toISOString() ?? null,
    deletedAt: row.deleted_at?.toISOString() ?? null,
    revisions: row.revisions,
    place: row.place,
    delivery: presentDelivery(row),
  }
}

/** Each button with the moment at which the contact pressed it first. */
function presentButtons({ buttons, pressed }: MessageColumns): MessageView['buttons'] {
  return (buttons ?? []).map(({ act, value, label }) => {
    const press = pressed?.find((each) => each.act === act && each.value === value)
    return { act, value, label, pressedAt: press ? new Date(press.at).toISOString() : null }
  })
}

export function presentFile(file: FileColumns): AttachmentView {
  const stored = file.state === 'stored'
  return { ...file, url: stored ? fileAddress(file.id) : null, inline: stored && mayStandInline(file.mediaType) }
}

function presentReply(row: MessageColumns): MessageView['replyTo'] {
  if (!row.reply_id || !row.reply_author) return null
  return { id: row.reply_id, author: row.reply_author, name: row.reply_name ?? '', text: row.reply_text ?? '' }
}

function presentDelivery(row: MessageColumns): DeliveryView | null {
  if (!row.state) return null
  return {
    state: row.state,
    operation: row.operation,
    place: row.delivery_place,
    cause: row.cause,
    detail: row.detail,
    retryAt: row.retry_at?.toISOString() ?? null,
  }
}
