import type { Reader, Statement } from '../../kernel/database.ts'
import type { CaseOutcome, CaseStatus, CaseType } from '../../protocol/cases.ts'
import type { Card } from './card.ts'

type CaseSource = 'handoff' | 'form' | 'message' | 'desk' | 'api'

/** A case in short, for people who read of it where there is no desk. */
export interface CaseBrief {
  id: string
  number: number
  type: CaseType
  status: CaseStatus
  outcome: CaseOutcome | null
  subject: string
  reporters: number
  followers: number
  published: boolean
  source: CaseSource
  ownerId: string | null
  /** The owner's public name. */
  owner: string | null
  /** The case that it is a duplicate of, and whether members see that one. */
  mergedInto: { number: number; subject: string; published: boolean } | null
  /** Since when it has its status. */
  since: Date
  /** Where its living card stands; null where it has none. */
  card: Pick<Card, 'state' | 'kind' | 'guildId' | 'channelId' | 'messageId' | 'threadId'> | null
}

/** The columns of a brief, of a case `s` with what BRIEF_JOINS brings. */
export const BRIEF_COLUMNS = `s.id, s.number::float8 as number, s.type, s.status, s.outcome, s.subject, s.reporter_count as reporters,
  s.follower_count as followers, s.published, s.source, s.owner_id as "ownerId", o.public_name as owner,
  case when t.id is not null then jsonb_build_object('number', t.number, 'subject', t.subject, 'published', t.published) end as "mergedInto",
  coalesce(e.at, s.opened_at) as since,
  case when c.case_id is not null then jsonb_build_object('state', c.state, 'kind', c.kind, 'guildId', c.guild_id,
    'channelId', c.channel_id, 'messageId', c.message_id, 'threadId', c.thread_id) end as card`

export const BRIEF_JOINS = `left join agent o on o.workspace = s.workspace and o.id = s.owner_id
  left join support_case t on t.workspace = s.workspace and t.id = s.merged_into_id
  left join case_card c on c.workspace = s.workspace and c.case_id = s.id
  left join lateral (
    select at from case_entry h where h.workspace = s.workspace and h.case_id = s.id
      and h.kind in ('opened', 'reopened', 'status', 'duplicate', 'not_duplicate') order by h.at desc, h.id desc limit 1
  ) e on true`

const BY_ID: Statement = {
  name: 'case_brief_by_id',
  text: `select ${BRIEF_COLUMNS} from support_case s ${BRIEF_JOINS} where s.workspace = $1 and s.id = $2`,
}
const BY_NUMBER: Statement = {
  name: 'case_brief_by_number',
  text: `select ${BRIEF_COLUMNS} from support_case s ${BRIEF_JOINS} where s.workspace = $1 and s.number = $2::bigint`,
}

/** A case by its id or its number; null when there is none. */
export async function readCaseBrief(
  reader: Reader,
  workspace: number,
  which: { id: string } | { number: number },
): Promise<CaseBrief | null> {
  if ('id' in which) return (await reader.run<CaseBrief>(BY_ID, [workspace, which.id]))[0] ?? null
  if (!Number.isSafeInteger(which.number)) return null
  return (await reader.run<CaseBrief>(BY_NUMBER, [workspace, which.number]))[0] ?? null
}
