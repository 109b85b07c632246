import type { Reader, Statement } from '../../../kernel/database.ts'
import type { SourceView } from '../../../protocol/announcements.ts'
import { NO_SOURCE } from './source.ts'

type Row = Omit<SourceView, 'lookedAt' | 'nextAt'> & { lookedAt: Date | null; nextAt: Date | null }

const VIEW = `select s.id, s.version, s.kind, s.name, case when s.kind = 'webhook' then $2 || s.id::text else s.url end as url, s.place, s.template, s.filter,
    s.approval, s.mention, s.crosspost, s.active, s.plain_secret as "plainSecret", s.secret is not null as "hasSecret", s.looked_at as "lookedAt",
    s.next_at as "nextAt", s.trouble, i.seen, i.announced
  from announcement_source s
  left join lateral (
    select count(*)::int as seen, (count(*) filter (where became = 'announced'))::int as announced
    from source_item where workspace = s.workspace and source_id = s.id
  ) i on true
  where s.workspace = $1 and s.removed_at is null`

const LIST: Statement = { name: 'source_list', text: `${VIEW} order by s.created_at, s.id` }
const SHOW: Statement = { name: 'source_show', text: `${VIEW} and s.id = $3` }

/** Where webhooks send to: below this stands the source's id. */
export const HOOK_PATH = '/hooks/announcements/'

export interface Asked {
  workspace: number
  /** The address of the desk, without a slash at the end. */
  publicUrl: string
}

/** All sources of a workspace, the first one first. */
export async function listSources(reader: Reader, { workspace, publicUrl }: Asked): Promise<SourceView[]> {
  return (await reader.run<Row>(LIST, [workspace, publicUrl + HOOK_PATH])).map(present)
}

/** @throws Refusal not_found */
export async function showSource(reader: Reader, { workspace, publicUrl }: Asked, id: string): Promise<SourceView> {
  const [row] = await reader.run<Row>(SHOW, [workspace, publicUrl + HOOK_PATH, id])
  if (!row) throw NO_SOURCE()
  return present(row)
}

const present = (row: Row): SourceView => ({
  ...row,
  lookedAt: row.lookedAt?.toISOString() ?? null,
  nextAt: row.nextAt?.toISOString() ?? null,
})
