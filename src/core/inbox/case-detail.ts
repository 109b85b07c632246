import type { CaseDetail, CaseRow } from '../../protocol/cases.ts'
import { ANSWERS_LEFT } from './answers-left.ts'
import { type FileColumns, presentFile } from './message.ts'
import { type AgentColumns, presentAgent } from './present-agent.ts'

const PERSON = (contact: string, identity: string): string =>
  `json_build_object('id', ${contact}.id, 'name', ${contact}.name, 'handle', ${identity}.handle,
      'picture', coalesce(${contact}.picture, ${identity}.picture))`
const AGENT = `'agent_id', g.id, 'public_name', g.public_name, 'picture_blob', g.picture_blob`
const CHIP = `'id', o.id, 'number', o.number, 'status', o.status, 'subject', o.subject`

/** Rows of one kind that stand beside a case at most; more are no help on a screen. */
const MOST = 50

/**
 * What the page of a case shows beside its row, one statement for all of it. Conversations of cases that were merged into it are shown as its
 * own, because whoever works on it answers for them.
 */
export const SELECT_DETAIL = `select s.description,
    case when s.fields ? 'answers' then s.fields || jsonb_build_object('answers', ${ANSWERS_LEFT}) else s.fields end as fields, s.fixed_in, s.version, s.source, s.reason, s.guild, s.origin, s.roles,
    a.id as agent_id, a.public_name, a.picture_blob, f.files, v.conversations, l.links, m.merged, w.watchers, r.reminders, n.id as incident,
    case when o.id is not null then json_build_object(${CHIP}) end as merged_into
  from support_case s
  left join agent a on a.workspace = s.workspace and a.id = s.opened_by
  left join support_case o on o.workspace = s.workspace and o.id = s.merged_into_id
  left join lateral (
    select json_agg(t.file) as files from (
      select json_build_object('id', t.id, 'name', t.name, 'mediaType', t.media_type, 'bytes', t.bytes, 'state', t.state,
        'width', t.width, 'height', t.height, 'seconds', t.seconds, 'cause', t.cause) as file
      from attachment t where t.workspace = s.workspace and t.case_id = s.id order by t.created_at, t.position, t.id limit ${MOST}
    ) t
  ) f on true
  left join lateral (
    select json_agg(c.conversation) as conversations from (
      select json_build_object('id', c.id, 'status', c.status, 'desk', c.desk, 'deskAgent', c.desk_agent,
        'at', c.opened_at, 'contact', ${PERSON('k', 'i')}) as conversation
      from (
        select z.conversation_id as id from support_case z
        where z.workspace = s.workspace and z.id in (
          select s.id union all select d.id from support_case d where d.workspace = s.workspace and d.merged_into_id = s.id
        )
        union select z.conversation_id from linked_conversation z
        where z.workspace = s.workspace and z.case_id in (
          select s.id union all select d.id from support_case d where d.workspace = s.workspace and d.merged_into_id = s.id
        )
      ) z
      join conversation c on c.workspace = s.workspace and c.id = z.id
      join contact k on k.workspace = c.workspace and k.id = c.contact_id
      join identity i on i.workspace = c.workspace and i.id = c.identity_id
      order by c.opened_at desc, c.id limit ${MOST}
    ) c
  ) v on true
  left join lateral (
    select json_agg(l.link) as links from (
      select json_build_object('kind', x.kind, 'case', json_build_object(${CHIP}, 'type', o.type)) as link
      from (
        select other_id as id, kind, at from case_link where workspace = s.workspace and case_id = s.id
        union all select case_id, case kind when 'blocks' then 'blocked_by' else kind end, at
        from case_link where workspace = s.workspace and other_id = s.id
      ) x join support_case o on o.workspace = s.workspace and o.id = x.id order by x.at, o.id limit ${MOST}
    ) l
  ) l on true
  left join lateral (
    select json_agg(m.chip) as merged from (
      select json_build_object(${CHIP}) as chip from support_case o
      where o.workspace = s.workspace and o.merged_into_id = s.id order by o.number limit ${MOST}
    ) m
  ) m on true
  left join lateral (
    select json_agg(json_build_object(${AGENT}) order by y.at, g.id) as watchers
    from case_watch y join agent g on g.workspace = y.workspace and g.id = y.agent_id and g.deactivated_at is null
    where y.workspace = s.workspace and y.case_id = s.id
  ) w on true
  left join lateral (
    select json_agg(json_build_object(${AGENT}, 'id', y.id, 'text', y.text, 'due_at', y.due_at, 'unless_answered', y.unless_answered)
      order by y.due_at, y.id) as reminders
    from case_reminder y join agent g on g.workspace = y.workspace and g.id = y.agent_id
    where y.workspace = s.workspace and y.case_id = s.id and y.done_at is null
  ) r on true
  left join incident n on n.workspace = s.workspace and n.case_id = s.id and n.ended_at is null`

type Detail = CaseDetail

interface ReminderColumns extends AgentColumns {
  id: string
  text: string
  due_at: string
  unless_answered: boolean
}

export interface DetailColumns extends AgentColumns {
  description: string
  fields: Detail['fields']
  fixed_in: string | null
  version: number
  source: Detail['source']
  reason: Detail['reason']
  guild: Detail['guild']
  origin: Detail['origin']
  roles: string[]
  files: FileColumns[] | null
  conversations: Detail['conversations'] | null
  links: Detail['links'] | null
  merged: Detail['merged'] | null
  merged_into: Detail['mergedInto']
  watchers: AgentColumns[] | null
  reminders: ReminderColumns[] | null
  incident: string | null
}

/** What stands in the page beside the row, the card, the languages and the issue outside. */
export type DetailPart = Omit<Detail, keyof CaseRow | 'card' | 'languages' | 'external' | 'handoff'>

export function presentDetail(row: DetailColumns): DetailPart {
  return {
    description: row.description,
    fields: row.fields,
    fixedIn: row.fixed_in,
    version: row.version,
    source: row.source,
    reason: row.reason,
    openedBy: presentAgent(row),
    guild: row.guild,
    origin: row.origin,
    roles: row.roles,
    files: (row.files ?? []).map(presentFile),
    conversations: (row.conversations ?? []).map((each) => ({ ...each, at: moment(each.at) })),
    links: row.links ?? [],
    merged: row.merged ?? [],
    mergedInto: row.merged_into,
    watchers: (row.watchers ?? []).flatMap((each) => presentAgent(each) ?? []),
    reminders: (row.reminders ?? []).flatMap(presentReminder),
    incident: row.incident,
  }
}

function presentReminder(row: ReminderColumns): Detail['reminders'] {
  const agent = presentAgent(row)
  if (!agent) return []
  const { id, text, due_at, unless_answered } = row
  return [{ id, agent, text, dueAt: moment(due_at), unlessAnswered: unless_answered }]
}

/** A time as PostgreSQL writes it into JSON, as screens read it. */
const moment = (written: string): string => new Date(written).toISOString()
