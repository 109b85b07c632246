import type { CaseRow } from '../../protocol/cases.ts'
import { priorityOf } from '../case/priority.ts'
import { type AgentColumns, presentAgent } from './present-agent.ts'

type Person = CaseRow['faces'][number]

const PERSON = `json_build_object('id', c.id, 'name', c.name, 'handle', i.handle, 'picture', coalesce(c.picture, i.picture))`
// A person may have several addresses; the first one names them.
const IDENTITY = `left join lateral (
        select handle, picture from identity where workspace = c.workspace and contact_id = c.id order by id limit 1
      ) i on true`

/**
 * What screens show of cases: the columns, of a `support_case s` that was already narrowed down, and what is joined to it. `agent` is
 * the place of the caller's id, whose reminders are meant.
 */
export const CASE_COLUMNS = `s.id, s.number, s.status, s.type, s.subject, s.priority, s.outcome, s.reporter_count, s.follower_count,
    s.tags, s.platforms, s.published, s.due_at, s.opened_at, s.changed_at, s.resolved_at,
    a.id as agent_id, a.public_name, a.picture_blob, r.requester, f.faces, rm.remind_at, n.told, n.unreached, n.told_of`

export const caseJoins = (agent: string): string => `
  left join agent a on a.workspace = s.workspace and a.id = s.owner_id
  left join lateral (
    select ${PERSON} as requester from contact c ${IDENTITY} where c.workspace = s.workspace and c.id = s.requester_id
  ) r on true
  left join lateral (
    select json_agg(${PERSON} order by p.joined_at, p.contact_id) as faces from (
      select workspace, contact_id, joined_at from case_party
      where workspace = s.workspace and case_id = s.id and role = 'reporter' order by joined_at, contact_id limit 3
    ) p
    join contact c on c.workspace = p.workspace and c.id = p.contact_id ${IDENTITY}
  ) f on true
  left join lateral (
    select min(due_at) as remind_at from case_reminder
    where workspace = s.workspace and case_id = s.id and agent_id = ${agent}::uuid and done_at is null
  ) rm on true
  left join lateral (
    select count(*) filter (where t.state = 'told')::int as told, count(*) filter (where t.state = 'unreached')::int as unreached,
      count(*)::int as told_of
    from case_telling t where t.workspace = s.workspace and t.news_id = (
      select id from case_news where workspace = s.workspace and case_id = s.id order by at desc limit 1)
  ) n on true`

export interface CaseRowColumns extends AgentColumns {
  id: string
  number: string
  status: CaseRow['status']
  type: CaseRow['type']
  subject: string
  priority: number
  outcome: CaseRow['outcome']
  reporter_count: number
  follower_count: number
  tags: string[]
  platforms: CaseRow['platforms'] | null
  published: boolean
  due_at: Date | null
  opened_at: Date
  changed_at: Date
  resolved_at: Date | null
  requester: Person | null
  faces: Person[] | null
  remind_at: Date | null
  told: number
  unreached: number
  told_of: number
}

export function presentCaseRow(row: CaseRowColumns): CaseRow {
  return {
    id: row.id,
    number: Number(row.number),
    status: row.status,
    type: row.type,
    subject: row.subject,
    priority: priorityOf(row.priority),
    outcome: row.outcome,
    owner: presentAgent(row),
    requester: row.requester,
    faces: row.faces ?? [],
    reporters: row.reporter_count,
    followers: row.follower_count,
    tags: row.tags,
    platforms: row.platforms ?? [],
    published: row.published,
    dueAt: row.due_at?.toISOString() ?? null,
    openedAt: row.opened_at.toISOString(),
    changedAt: row.changed_at.toISOString(),
    resolvedAt: row.resolved_at?.toISOString() ?? null,
    remindAt: row.remind_at?.toISOString() ?? null,
    told: row.told_of > 0 ? { told: row.told, unreached: row.unreached, of: row.told_of } : null,
  }
}
