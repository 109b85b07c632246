import type { CaseStatus } from '../../../protocol/cases.ts'
import type { ModerationRow } from '../../../protocol/moderation.ts'
import { madeAtOf } from '../../safety/account-age.ts'
import { type AgentColumns, presentAgent } from '../present-agent.ts'

/** More reports about somebody than this are not counted: it is said only that there are many. */
const BEFORE_MOST = 100

/**
 * What screens show of reports to moderators, one statement for all of it; to be followed by a `where`. `$2` is the time by which blocks
 * are in force; whether somebody is blocked is looked up for each row by a join, since as a condition PostgreSQL would read all blocks.
 */
export const SELECT_REPORTS = `select r.id, r.version, r.kind, r.state, r.guild, r.origin, r.text, r.message_url, r.message_gone_at, r.facts,
    r.raised, r.opened_at, r.changed_at, r.closed_at, r.opened_at::text as keyset, r.subject_address, r.subject_name,
    coalesce(i.picture, r.subject_picture) as subject_picture, r.message_id,
    s.id as case_id, s.number::float8 as number, s.status, s.reporter_count, a.id as agent_id, a.public_name, a.picture_blob,
    (select count(*)::int from (select 1 from moderation_report o where o.workspace = r.workspace and o.subject_address = r.subject_address
      and o.id <> r.id limit ${BEFORE_MOST}) b) as before,
    k.blocked is not null as blocked,
    exists (select 1 from staff_member m where m.workspace = r.workspace and m.guild = r.guild ->> 'id' and m.address = r.subject_address
        and m.gone_at is null and cardinality(m.roles) > 0)
      or exists (select 1 from agent g where g.workspace = r.workspace and g.discord_user_id = r.subject_address and g.deactivated_at is null) as staff
  from moderation_report r
  join support_case s on s.workspace = r.workspace and s.id = r.case_id
  left join identity i on i.workspace = r.workspace and i.channel = 'discord' and i.address = r.subject_address
  left join lateral (
    select true as blocked from block b where b.workspace = r.workspace and b.channel = 'discord' and b.address = r.subject_address
      and b.lifted_at is null and (b.until is null or b.until > $2) limit 1
  ) k on true
  left join agent a on a.workspace = r.workspace and a.id = r.closed_by`

export interface ReportColumns extends AgentColumns {
  id: string
  version: number
  kind: ModerationRow['kind']
  state: ModerationRow['state']
  guild: ModerationRow['guild']
  origin: ModerationRow['origin']
  text: string
  message_id: string | null
  message_url: string | null
  message_gone_at: Date | null
  facts: ModerationRow['facts']
  raised: boolean
  opened_at: Date
  changed_at: Date
  closed_at: Date | null
  /** `opened_at` with all its digits, for the cursor. */
  keyset: string
  subject_address: string | null
  subject_name: string
  subject_picture: string | null
  case_id: string
  number: number
  status: CaseStatus
  reporter_count: number
  before: number
  blocked: boolean
  staff: boolean
}

export function presentReport(row: ReportColumns): ModerationRow {
  const { id, version, kind, state, guild, origin, text, facts, raised, subject_address: address } = row
  return {
    ...{ id, version, kind, state, guild, origin, text, facts, raised },
    case: { id: row.case_id, number: row.number, status: row.status },
    subject: {
      address,
      name: row.subject_name,
      picture: row.subject_picture,
      since: (address && madeAtOf(address)?.toISOString()) || null,
      before: row.before,
      blocked: row.blocked,
      staff: row.staff,
    },
    messageUrl: row.message_url,
    messageGone: row.message_gone_at !== null,
    reporters: row.reporter_count,
    openedAt: row.opened_at.toISOString(),
    changedAt: row.changed_at.toISOString(),
    closedAt: row.closed_at?.toISOString() ?? null,
    closedBy: presentAgent(row),
  }
}
