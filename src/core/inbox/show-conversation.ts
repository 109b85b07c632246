import type { Reader, Statement } from '../../kernel/database.ts'
import { Refusal } from '../../kernel/errors.ts'
import type { ConversationDetail } from '../../protocol/conversations.ts'
import { readSettings, type WorkspaceSettings } from '../workspace/settings.ts'
import { readHandoff } from './read-handoff.ts'
import { readTransfer } from './read-transfer.ts'
import { viewCaseOf } from './view-case.ts'
import { viewRows } from './view-rows.ts'

interface DetailColumns {
  guild: { id: string; name: string } | null
  origin: { id: string; name: string } | null
  address: string
  locale: string | null
  roles: string[] | null
  first_seen_at: Date
  previous_id: string | null
  queue_place: number | null
  score: number | null
  comment: string | null
  rated_at: Date | null
  quiet_since: Date | null
  reminded_at: Date | null
  keepable: boolean
}

interface EarlierColumns {
  id: string
  opened_at: Date
  resolved_at: Date | null
  preview: string | null
}

const HOUR_MS = 3_600_000

const DETAIL: Statement = {
  name: 'inbox_detail',
  text: `select c.guild, c.origin, i.address, coalesce(i.locale, i.spoken) as locale, i.roles, ct.created_at as first_seen_at, c.previous_id,
      case when c.status = 'queued' and c.desk = 'console' then (
        select count(*)::int from conversation q where q.workspace = c.workspace and q.status = 'queued' and q.desk = c.desk
          and q.queue_order <= c.queue_order
      ) end as queue_place, r.score, r.comment, r.at as rated_at, c.quiet_since, c.reminded_at,
      c.status in ('assigned', 'resolved') and exists (select 1 from message m where m.workspace = c.workspace and m.conversation_id = c.id
          and m.author = 'agent' and m.direction = 'outbound' and m.deleted_at is null and length(m.text) >= 20)
        and not exists (select 1 from kept_answer k join article a on a.workspace = k.workspace and a.id = k.article_id
          where k.workspace = c.workspace and k.conversation_id = c.id) as keepable
    from conversation c
    join contact ct on ct.workspace = c.workspace and ct.id = c.contact_id
    join identity i on i.workspace = c.workspace and i.id = c.identity_id
    left join rating r on r.workspace = c.workspace and r.conversation_id = c.id
    where c.workspace = $1 and c.id = $2`,
}

const EARLIER: Statement = {
  name: 'inbox_earlier',
  text: `select e.id, e.opened_at, e.resolved_at, left(m.text, 140) as preview
    from conversation c
    join conversation e on e.workspace = c.workspace and e.identity_id = c.identity_id and e.opened_at < c.opened_at
    left join message m on m.workspace = e.workspace and m.id = e.last_message_id and m.deleted_at is null
    where c.workspace = $1 and c.id = $2 order by e.opened_at desc limit 5`,
}

/**
 * A conversation with what stands beside it: where it began, who asks, their earlier conversations.
 * @throws Refusal `not_found`
 */
export async function showConversation(reader: Reader, workspace: number, id: string): Promise<ConversationDetail> {
  const [rows, details, earlier, cases, settings, handoff, transfer] = await Promise.all([
    viewRows(reader, workspace, [id]),
    reader.run<DetailColumns>(DETAIL, [workspace, id]),
    reader.run<EarlierColumns>(EARLIER, [workspace, id]),
    viewCaseOf(reader, workspace, id),
    readSettings(reader, workspace),
    readHandoff(reader, workspace, { conversation: id }),
    readTransfer(reader, workspace, id),
  ])
  const row = rows.get(id)
  const detail = details[0]
  if (!row || !detail) throw new Refusal('not_found', 'There is no such conversation.')
  return {
    ...row,
    guild: detail.guild,
    origin: detail.origin,
    queuePlace: detail.queue_place,
    caseDetail: cases,
    transfer,
    handoff: cases ? handoff : null,
    rating: ratingOf(detail),
    keepable: detail.keepable,
    ending: endingOf(row.status, detail, settings.times),
    previous: detail.previous_id,
    contactDetail: {
      address: detail.address,
      locale: detail.locale,
      roles: detail.roles ?? [],
      firstSeenAt: detail.first_seen_at.toISOString(),
      earlier: earlier.map((one) => ({
        id: one.id,
        openedAt: one.opened_at.toISOString(),
        resolvedAt: one.resolved_at?.toISOString() ?? null,
        preview: one.preview ?? '',
      })),
    },
  }
}

function ratingOf({ score, comment, rated_at }: DetailColumns): ConversationDetail['rating'] {
  return score !== null && rated_at ? { score, comment, at: rated_at.toISOString() } : null
}

/** What silence will bring, by the times that are set now. */
function endingOf(
  status: ConversationDetail['status'],
  { quiet_since, reminded_at }: DetailColumns,
  times: WorkspaceSettings['times'],
): ConversationDetail['ending'] {
  if (!quiet_since || (status !== 'automated' && status !== 'assigned')) return null
  const after = (since: Date, hours: number): Date => new Date(since.getTime() + hours * HOUR_MS)
  if (status === 'automated')
    return { remindAt: null, endAt: after(quiet_since, times.automatedEndHours).toISOString() }
  const remindAt = reminded_at ? null : after(quiet_since, times.reminderHours)
  const from = reminded_at ?? after(quiet_since, times.reminderHours)
  return { remindAt: remindAt?.toISOString() ?? null, endAt: after(from, times.endHours).toISOString() }
}
