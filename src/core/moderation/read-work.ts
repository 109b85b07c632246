import type { Reader, Statement } from '../../kernel/database.ts'
import type { ModerationActKind, ModerationKind } from '../../protocol/moderation.ts'
import type { Place } from './report.ts'

/** An act, as far as it is to be done, told and written into the mod-log. */
export interface ActToDo {
  id: string
  kind: ModerationActKind
  state: 'queued' | 'done' | 'failed'
  minutes: number | null
  text: string
  words: string | null
  tell: boolean
  at: Date
  /** Public name of the moderator. */
  agent: string
}

/** A report with all that is still to be done about it. */
export interface Work {
  id: string
  case: string
  number: number
  kind: ModerationKind
  guild: Place | null
  origin: Place | null
  messageId: string | null
  subjectAddress: string | null
  subjectName: string
  openedAt: Date
  /** Language in which the subject is spoken to. */
  locale: string
  acts: ActToDo[]
}

const WORK: Statement = {
  name: 'moderation_work',
  text: `select r.id, r.case_id as "case", s.number::float8 as number, r.kind, r.guild, r.origin, r.message_id as "messageId",
      r.subject_address as "subjectAddress", r.subject_name as "subjectName", r.opened_at as "openedAt",
      coalesce(i.locale, i.spoken, w.locale) as locale
    from moderation_report r
    join workspace w on w.id = r.workspace
    join support_case s on s.workspace = r.workspace and s.id = r.case_id
    left join identity i on i.workspace = r.workspace and i.channel = 'discord' and i.address = r.subject_address
    where r.workspace = $1 and r.id = $2`,
}

const ACTS: Statement = {
  name: 'moderation_acts_to_do',
  text: `select m.id, m.kind, m.state, m.minutes, m.text, m.words, m.tell, m.at, coalesce(a.public_name, '') as agent
    from moderation_act m left join agent a on a.workspace = m.workspace and a.id = m.agent_id
    where m.workspace = $1 and m.report_id = $2 order by m.at, m.id`,
}

/** A report with its acts, the oldest first; null when there is none of that id. */
export async function readWork(reader: Reader, workspace: number, id: string): Promise<Work | null> {
  const [work] = await reader.run<Omit<Work, 'acts'>>(WORK, [workspace, id])
  return work ? { ...work, acts: await reader.run<ActToDo>(ACTS, [workspace, id]) } : null
}

/** An appeal, as far as its line says it. */
export interface AppealToLog {
  id: string
  number: number
  name: string
  openedAt: Date
}

const APPEAL: Statement = {
  name: 'moderation_appeal_to_log',
  text: `select s.id, s.number::float8 as number, coalesce(c.name, '') as name, s.opened_at as "openedAt" from support_case s
    left join contact c on c.workspace = s.workspace and c.id = s.requester_id
    where s.workspace = $1 and s.id = $2 and s.type = 'appeal'`,
}

export async function readAppeal(reader: Reader, workspace: number, id: string): Promise<AppealToLog | null> {
  const [row] = await reader.run<AppealToLog>(APPEAL, [workspace, id])
  return row ?? null
}
