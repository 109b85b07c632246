import type { Reader, Statement } from '../../../kernel/database.ts'
import { Refusal } from '../../../kernel/errors.ts'
import type { ModerationActView, ModerationDetail } from '../../../protocol/moderation.ts'
import { type FileColumns, presentFile } from '../message.ts'
import { type AgentColumns, presentAgent } from '../present-agent.ts'
import { presentReport, type ReportColumns, SELECT_REPORTS } from './report-row.ts'

const ONE: Statement = {
  name: 'inbox_moderation_one',
  text: `${SELECT_REPORTS} where r.workspace = $1 and (r.id = $3 or r.case_id = $3)`,
}

const ACTS: Statement = {
  name: 'inbox_moderation_acts',
  text: `select m.id, m.kind, m.minutes, m.text, m.state, m.words, m.told_at is not null as told, m.at, a.id as agent_id, a.public_name,
      a.picture_blob from moderation_act m left join agent a on a.workspace = m.workspace and a.id = m.agent_id
    where m.workspace = $1 and m.report_id = $2 order by m.at, m.id`,
}

const REPORTERS: Statement = {
  name: 'inbox_moderation_reporters',
  text: `select c.name, p.joined_at as at, case when p.contact_id = s.requester_id then s.description else coalesce((
        select e.text from case_entry e where e.workspace = p.workspace and e.case_id = p.case_id and e.kind = 'detail'
          and e.contact_id = p.contact_id order by e.at limit 1), '') end as words
    from case_party p join support_case s on s.workspace = p.workspace and s.id = p.case_id
    join contact c on c.workspace = p.workspace and c.id = p.contact_id
    where p.workspace = $1 and p.case_id = $2 and p.role = 'reporter' order by p.joined_at, p.contact_id limit 10`,
}

const FILES: Statement = {
  name: 'inbox_moderation_files',
  text: `select t.id, t.name, t.media_type as "mediaType", t.bytes::int, t.state, t.width, t.height, t.seconds, t.cause from attachment t
    where t.workspace = $1 and t.case_id = $2 order by t.created_at, t.position, t.id limit 50`,
}

const OTHERS: Statement = {
  name: 'inbox_moderation_others',
  text: `select id, kind, state, text, opened_at as at from moderation_report
    where workspace = $1 and subject_address = $2 and id <> $3 order by opened_at desc nulls first limit 10`,
}

interface ActColumns extends AgentColumns, Omit<ModerationActView, 'by' | 'at'> {
  at: Date
}

/** What a report is about in the channel, so that it can be asked there what may be done. */
export interface Scene {
  guild: string | null
  channel: string | null
  member: string | null
}

/** A report with all that stands on its page but what Discord would refuse. @throws Refusal `not_found` */
export async function showReport(
  reader: Reader,
  { workspace, id, now }: { workspace: number; id: string; now: Date },
): Promise<{ report: Omit<ModerationDetail, 'obstacles'>; scene: Scene }> {
  const [row] = await reader.run<ReportColumns>(ONE, [workspace, now, id])
  if (!row) throw new Refusal('not_found', 'There is no such report.')
  const [acts, reports, files, others] = await Promise.all([
    reader.run<ActColumns>(ACTS, [workspace, row.id]),
    reader.run<{ name: string; at: Date; words: string }>(REPORTERS, [workspace, row.case_id]),
    reader.run<FileColumns>(FILES, [workspace, row.case_id]),
    readOthers(reader, workspace, row),
  ])
  const report = {
    ...presentReport(row),
    acts: acts.map(presentAct),
    reports: reports.map(({ at, ...each }) => ({ ...each, at: at.toISOString() })),
    files: files.map(presentFile),
    others: others.map(({ at, ...each }) => ({ ...each, at: at.toISOString() })),
  }
  return { report, scene: sceneOf(row) }
}

type Other = Omit<ModerationDetail['others'][number], 'at'> & { at: Date }

const readOthers = async (reader: Reader, workspace: number, row: ReportColumns): Promise<Other[]> =>
  row.subject_address === null ? [] : reader.run<Other>(OTHERS, [workspace, row.subject_address, row.id])

function presentAct(row: ActColumns): ModerationActView {
  const { id, kind, minutes, text, state, words, told, at } = row
  return { id, kind, minutes, text, state, words, told, at: at.toISOString(), by: presentAgent(row) }
}

function sceneOf(row: ReportColumns): Scene {
  const channel = row.message_id && !row.message_gone_at ? (row.origin?.id ?? null) : null
  return { guild: row.guild?.id ?? null, channel, member: row.subject_address }
}
