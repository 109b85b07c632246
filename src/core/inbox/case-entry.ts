import type { CaseEntryView } from '../../protocol/cases.ts'
import type { EntryFacts, EntryKind } from '../case/entry.ts'
import { type FileColumns, presentFile } from './message.ts'
import { type AgentColumns, presentAgent } from './present-agent.ts'

const PERSON = `json_build_object('id', c.id, 'name', c.name, 'handle', i.handle, 'picture', coalesce(c.picture, i.picture))`

/**
 * What screens show of lines of a case's history, one statement for all of it; to be followed by a `where`. What a line has none of costs
 * nothing: names are looked for where its kind says so.
 */
export const SELECT_ENTRIES = `select e.id, e.kind, e.text, e.facts, e.at, e.at::text as keyset, e.edited_at, e.deleted_at,
    a.id as agent_id, a.public_name, a.picture_blob, p.contact, f.files, t.told,
    fa.public_name as from_name, ta.public_name as to_name, oc.name as contact_name,
    case when o.id is not null then json_build_object('id', o.id, 'number', o.number, 'status', o.status, 'subject', o.subject) end as other
  from case_entry e
  left join agent a on a.workspace = e.workspace and a.id = e.agent_id
  left join lateral (
    select ${PERSON} as contact from contact c left join lateral (
      select handle, picture from identity where workspace = c.workspace and contact_id = c.id order by id limit 1
    ) i on true
    where c.workspace = e.workspace and c.id = e.contact_id
  ) p on true
  left join agent fa on fa.workspace = e.workspace and fa.id = case when e.kind = 'owner' then (e.facts ->> 'from')::uuid end
  left join agent ta on ta.workspace = e.workspace and ta.id = case when e.kind = 'owner' then (e.facts ->> 'to')::uuid end
  left join support_case o on o.workspace = e.workspace and o.id = (e.facts ->> 'other')::uuid
  left join contact oc on oc.workspace = e.workspace and oc.id = (e.facts ->> 'contact')::uuid
  left join lateral (
    select json_agg(json_build_object('id', t.id, 'name', t.name, 'mediaType', t.media_type, 'bytes', t.bytes, 'state', t.state,
      'width', t.width, 'height', t.height, 'seconds', t.seconds, 'cause', t.cause) order by t.position, t.id) as files
    from attachment t where t.workspace = e.workspace and t.message_id = e.id and e.kind in ('opened', 'detail') and e.deleted_at is null
  ) f on true
  left join lateral (
    select json_build_object('told', count(*) filter (where g.state = 'told'), 'unreached', count(*) filter (where g.state = 'unreached'),
      'of', count(*)) as told
    from case_telling g where g.workspace = e.workspace and g.news_id = (e.facts ->> 'news')::uuid
  ) t on e.kind = 'news'`

export interface EntryColumns extends AgentColumns {
  id: string
  kind: EntryKind
  text: string
  facts: EntryFacts
  at: Date
  /** `at` with all its digits, for the cursor. */
  keyset: string
  edited_at: Date | null
  deleted_at: Date | null
  contact: CaseEntryView['contact']
  files: FileColumns[] | null
  told: CaseEntryView['facts']['told'] | null
  from_name: string | null
  to_name: string | null
  contact_name: string | null
  other: CaseEntryView['facts']['other'] | null
}

export function presentEntry(row: EntryColumns): CaseEntryView {
  return {
    id: row.id,
    kind: row.kind,
    agent: presentAgent(row),
    contact: row.contact,
    text: row.text,
    facts: presentFacts(row),
    files: (row.files ?? []).map(presentFile),
    at: row.at.toISOString(),
    editedAt: row.edited_at?.toISOString() ?? null,
    deletedAt: row.deleted_at?.toISOString() ?? null,
  }
}

/** The stored facts, with the names of what their ids mean. */
function presentFacts({ facts, from_name, to_name, contact_name, other, told }: EntryColumns): CaseEntryView['facts'] {
  const { other: _id, news: _news, contact: _contact, ...plain } = facts
  return {
    ...(plain as CaseEntryView['facts']),
    ...(from_name !== null && { fromName: from_name }),
    ...(to_name !== null && { toName: to_name }),
    ...(contact_name !== null && { contactName: contact_name }),
    ...(other && { other }),
    ...(told && { told }),
  }
}
