import type { Reader, Statement } from '../../kernel/database.ts'
import { Refusal } from '../../kernel/errors.ts'
import type { ConversationDetail } from '../../protocol/conversations.ts'
import { viewRows } from './view-rows.ts'

interface DetailColumns {
  guild: { id: string; name: string } | null
  origin: { id: string; name: string } | null
  address: string
  locale: string | null
  first_seen_at: Date
}

interface EarlierColumns {
  id: string
  opened_at: Date
  resolved_at: Date | null
  preview: string | null
}

const DETAIL: Statement = {
  name: 'inbox_detail',
  text: `select c.guild, c.origin, i.address, i.locale, ct.created_at as first_seen_at
    from conversation c
    join contact ct on ct.workspace = c.workspace and ct.id = c.contact_id
    join identity i on i.workspace = c.workspace and i.id = c.identity_id
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
  const [rows, details, earlier] = await Promise.all([
    viewRows(reader, workspace, [id]),
    reader.run<DetailColumns>(DETAIL, [workspace, id]),
    reader.run<EarlierColumns>(EARLIER, [workspace, id]),
  ])
  const row = rows.get(id)
  const detail = details[0]
  if (!row || !detail) throw new Refusal('not_found', 'There is no such conversation.')
  return {
    ...row,
    guild: detail.guild,
    origin: detail.origin,
    contactDetail: {
      address: detail.address,
      locale: detail.locale,
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
