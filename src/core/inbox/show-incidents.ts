import type { Reader, Statement } from '../../kernel/database.ts'
import type { IncidentState, IncidentView, RisingView } from '../../protocol/incidents.ts'
import { findRising } from '../incident/find-rising.ts'
import { type AgentColumns, presentAgent } from './present-agent.ts'

interface AboutColumns {
  case_id: string
  number: number
  status: IncidentView['case']['status']
  subject: string
  reporters: number
  platforms: RisingView['platforms'] | null
}

interface ActiveColumns extends AboutColumns, AgentColumns {
  id: string
  texts: IncidentView['texts']
  started_at: Date
  heard: number
  me_too: number
  other: number
  open_chats: number
}

const ABOUT = `s.id as case_id, s.number::float8 as number, s.status, s.subject, s.reporter_count as reporters, s.fields -> 'platforms' as platforms`

const ACTIVE: Statement = {
  name: 'inbox_incident_active',
  text: `select n.id, n.texts, n.started_at, ${ABOUT}, a.id as agent_id, a.public_name, a.picture_blob, h.*
    from incident n
    join support_case s on s.workspace = n.workspace and s.id = n.case_id
    left join agent a on a.workspace = n.workspace and a.id = n.started_by
    cross join lateral (
      select count(*)::int as heard, count(*) filter (where h.answer = 'me_too')::int as me_too,
        count(*) filter (where h.answer = 'other')::int as other,
        count(*) filter (where h.answer = 'me_too' and c.status <> 'resolved')::int as open_chats
      from incident_hearing h join conversation c on c.workspace = h.workspace and c.id = h.conversation_id
      where h.workspace = n.workspace and h.incident_id = n.id
    ) h
    where n.workspace = $1 and n.ended_at is null`,
}

const CASES: Statement = {
  name: 'inbox_rising_cases',
  text: `select ${ABOUT} from support_case s where s.workspace = $1 and s.id = any($2::uuid[])`,
}

/** The incident that goes on, and the cases that rise. */
export async function showIncidents(reader: Reader, workspace: number, now: Date): Promise<IncidentState> {
  const [[active], rising] = await Promise.all([
    reader.run<ActiveColumns>(ACTIVE, [workspace]),
    findRising(reader, workspace, now),
  ])
  const ids = rising.map((each) => each.case)
  const rows = ids.length > 0 ? await reader.run<AboutColumns>(CASES, [workspace, ids]) : []
  const known = new Map(rows.map((row) => [row.case_id, row]))
  return {
    active: active ? presentActive(active) : null,
    rising: rising.flatMap(({ case: id, recent, times, hours }) => {
      const row = known.get(id)
      // What is told already needs no warning.
      if (!row || id === active?.case_id) return []
      return [{ case: aboutOf(row), platforms: row.platforms ?? [], recent, times, hours }]
    }),
  }
}

function presentActive(row: ActiveColumns): IncidentView {
  return {
    id: row.id,
    case: aboutOf(row),
    texts: row.texts,
    startedAt: row.started_at.toISOString(),
    startedBy: presentAgent(row),
    heard: row.heard,
    meToo: row.me_too,
    somethingElse: row.other,
    openChats: row.open_chats,
  }
}

function aboutOf({ case_id: id, number, status, subject, reporters }: AboutColumns): IncidentView['case'] {
  return { id, number, status, subject, reporters }
}
