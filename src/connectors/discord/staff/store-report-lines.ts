import type { Database, Statement, Transaction } from '../../../kernel/database.ts'
import type { Report } from './report-line.ts'

/** A line about a report, as it is stored; `messageId` null: not confirmed by Discord, or a batch's line stands for it. */
export interface StoredReportLine {
  channelId: string
  messageId: string | null
  batchId: string | null
  shown: string | null
  begunAt: Date
}

export interface ReportToTell extends Report {
  openedAt: Date
  line: StoredReportLine | null
}

interface Row extends Report {
  openedAt: Date
  channelId: string | null
  messageId: string | null
  batchId: string | null
  shown: string | null
  begunAt: Date | null
}

// What an agent opened by hand, what a chat led to, and what is the moderators' is told elsewhere.
const READ: Statement = {
  name: 'discord_report_read',
  text: `select s.id, s.number::float8 as number, s.type, s.status, s.outcome, s.subject, s.fields, i.name, a.public_name as owner,
      s.opened_at as "openedAt", l.channel_id as "channelId", l.message_id as "messageId", l.batch_id as "batchId", l.shown,
      l.begun_at as "begunAt"
    from support_case s
    left join identity i on i.workspace = s.workspace and i.contact_id = s.requester_id and i.channel = 'discord'
    left join agent a on a.workspace = s.workspace and a.id = s.owner_id
    left join discord_report_line l on l.workspace = s.workspace and l.case_id = s.id
    where s.workspace = $1 and s.id = $2 and s.source in ('form', 'message') and s.type not in ('safety', 'appeal')
    limit 1`,
}

const BEGUN_SINCE: Statement = {
  name: 'discord_report_begun_since',
  text: 'select count(*)::int as n from discord_report_line where workspace = $1 and begun_at > $2',
}

const BEGIN: Statement = {
  name: 'discord_report_begin',
  text: `insert into discord_report_line (workspace, case_id, channel_id, batch_id, begun_at) values ($1, $2, $3, $4, $5)
    on conflict do nothing`,
}

const TOLD: Statement = {
  name: 'discord_report_told',
  text: 'update discord_report_line set message_id = $3, shown = $4 where workspace = $1 and case_id = $2',
}

/** The lines about reports of a workspace, as the database keeps them. */
export class ReportLineStore {
  readonly #db: Database
  readonly #workspace: number

  constructor(db: Database, workspace: number) {
    this.#db = db
    this.#workspace = workspace
  }

  /** A report with its line; null when there is none of that id, or it is no report of a member. */
  async read(id: string): Promise<ReportToTell | null> {
    const [row] = await this.#db.run<Row>(READ, [this.#workspace, id])
    if (!row) return null
    const { channelId, messageId, batchId, shown, begunAt, ...report } = row
    return { ...report, line: channelId && begunAt ? { channelId, messageId, batchId, shown, begunAt } : null }
  }

  async begunSince(at: Date): Promise<number> {
    const [row] = await this.#db.run<{ n: number }>(BEGUN_SINCE, [this.#workspace, at])
    return row?.n ?? 0
  }

  async begin(id: string, channelId: string, at: Date): Promise<void> {
    await this.#db.run(BEGIN, [this.#workspace, id, channelId, null, at])
  }

  /** The line of a batch stands for it. */
  join(tx: Transaction, id: string, line: { channelId: string; batch: string; at: Date }): void {
    tx.later(BEGIN, [this.#workspace, id, line.channelId, line.batch, line.at])
  }

  async told(id: string, messageId: string | null, shown: string): Promise<void> {
    await this.#db.run(TOLD, [this.#workspace, id, messageId, shown])
  }
}
