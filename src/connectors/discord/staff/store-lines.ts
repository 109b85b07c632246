import type { Database, Statement, Transaction } from '../../../kernel/database.ts'
import type { Shown, Waiting } from './line.ts'

/** A line as it is stored; `messageId` null: not confirmed by Discord, or a batch's line stands for it. */
export interface StoredLine {
  round: number
  shown: Shown
  channelId: string
  messageId: string | null
  batchId: string | null
  begunAt: Date
}

export interface StoredBatch {
  id: string
  kind: 'waiting' | 'reports'
  channelId: string
  messageId: string | null
  shown: number
  begunAt: Date
  toldAt: Date | null
  closedAt: Date | null
  /** Of its conversations, those that still wait; of reports, all. */
  waiting: number
}

// What waits at another desk waits for nobody here: to our staff it is taken.
const WAITING: Statement = {
  name: 'discord_staff_waiting',
  text: `select c.id as conversation, case when c.status = 'queued' and c.desk <> 'console' then 'assigned' else c.status end as status,
      s.number::text, s.outcome is not null as over, i.name, s.subject,
      coalesce(a.public_name, c.desk_agent, case when c.desk = 'flex' and c.status = 'queued' then 'Twilio Flex' end) as agent
    from conversation c
    join identity i on i.workspace = c.workspace and i.id = c.identity_id
    left join support_case s on s.workspace = c.workspace and s.id = c.case_id
    left join agent a on a.workspace = c.workspace and a.id = c.assignee_id
    where c.workspace = $1 and c.id = $2`,
}

const LINE: Statement = {
  name: 'discord_staff_line',
  text: `select round, shown, channel_id as "channelId", message_id as "messageId", batch_id as "batchId", begun_at as "begunAt"
    from discord_staff_line where workspace = $1 and conversation_id = $2`,
}

const BEGUN_SINCE: Statement = {
  name: 'discord_staff_begun_since',
  text: 'select count(*)::int as n from discord_staff_line where workspace = $1 and begun_at > $2',
}

const BEGIN: Statement = {
  name: 'discord_staff_begin',
  text: `insert into discord_staff_line (workspace, conversation_id, round, shown, channel_id, message_id, batch_id, begun_at)
    values ($1, $2, 1, 'waiting', $3, null, $4, $5)
    on conflict (workspace, conversation_id) do update set round = discord_staff_line.round + 1, shown = 'waiting',
      channel_id = excluded.channel_id, message_id = null, batch_id = excluded.batch_id, begun_at = excluded.begun_at
    returning round, shown, channel_id as "channelId", message_id as "messageId", batch_id as "batchId", begun_at as "begunAt"`,
}

const POSTED: Statement = {
  name: 'discord_staff_posted',
  text: 'update discord_staff_line set message_id = $4 where workspace = $1 and conversation_id = $2 and round = $3',
}

const SHOWN: Statement = {
  name: 'discord_staff_shown',
  text: 'update discord_staff_line set shown = $3 where workspace = $1 and conversation_id = $2',
}

const BATCH: Statement = {
  name: 'discord_staff_batch',
  text: `select id, kind, channel_id as "channelId", message_id as "messageId", shown, begun_at as "begunAt", told_at as "toldAt",
      closed_at as "closedAt",
      (select count(*)::int from discord_staff_line l where l.workspace = $1 and l.batch_id = b.id and l.shown = 'waiting')
        + (select count(*)::int from discord_report_line r where r.workspace = $1 and r.batch_id = b.id) as waiting
    from discord_staff_batch b where workspace = $1 and id = $2`,
}

const OPEN_BATCH: Statement = {
  name: 'discord_staff_open_batch',
  text: `update discord_staff_batch set joined_at = $4 where workspace = $1 and id = (
      select id from discord_staff_batch where workspace = $1 and channel_id = $2 and joined_at > $3 and closed_at is null and kind = $5
      order by joined_at desc limit 1
    ) returning id`,
}

const MAKE_BATCH: Statement = {
  name: 'discord_staff_make_batch',
  text: `insert into discord_staff_batch (workspace, id, channel_id, begun_at, joined_at, kind) values ($1, $2, $3, $4, $4, $5)`,
}

const TOLD: Statement = {
  name: 'discord_staff_told',
  text: `update discord_staff_batch set message_id = $3, shown = $4, told_at = $5, closed_at = $6 where workspace = $1 and id = $2`,
}

/** The lines of a workspace, as the database keeps them. */
export class LineStore {
  readonly #db: Database
  readonly #workspace: number

  constructor(db: Database, workspace: number) {
    this.#db = db
    this.#workspace = workspace
  }

  /** How a conversation stands; null when there is none of that id, or no case was ever opened for it. */
  async waiting(conversation: string): Promise<Waiting | null> {
    const [row] = await this.#db.run<Waiting>(WAITING, [this.#workspace, conversation])
    return row?.number ? row : null
  }

  async line(conversation: string): Promise<StoredLine | null> {
    const [row] = await this.#db.run<StoredLine>(LINE, [this.#workspace, conversation])
    return row ?? null
  }

  async begunSince(at: Date): Promise<number> {
    const [row] = await this.#db.run<{ n: number }>(BEGUN_SINCE, [this.#workspace, at])
    return row?.n ?? 0
  }

  /** A new line for a conversation; the caller posts it, unless a batch's line stands for it. */
  async begin(conversation: string, channelId: string, at: Date): Promise<StoredLine> {
    const [row] = await this.#db.run<StoredLine>(BEGIN, [this.#workspace, conversation, channelId, null, at])
    if (!row) throw new Error('the line was not stored')
    return row
  }

  /** The batch that gathers in that channel since `youngerThan`, or `fresh`, which is made then. */
  async gathering(
    tx: Transaction,
    kind: StoredBatch['kind'],
    { channelId, at, youngerThan, fresh }: { channelId: string; at: Date; youngerThan: Date; fresh: string },
  ): Promise<string> {
    const [open] = await tx.run<{ id: string }>(OPEN_BATCH, [this.#workspace, channelId, youngerThan, at, kind])
    if (!open) await tx.run(MAKE_BATCH, [this.#workspace, fresh, channelId, at, kind])
    return open?.id ?? fresh
  }

  /** The line of a batch stands for a conversation. */
  join(tx: Transaction, conversation: string, line: { channelId: string; batch: string; at: Date }): void {
    tx.later(BEGIN, [this.#workspace, conversation, line.channelId, line.batch, line.at])
  }

  async posted(conversation: string, round: number, messageId: string): Promise<void> {
    await this.#db.run(POSTED, [this.#workspace, conversation, round, messageId])
  }

  async shown(conversation: string, shown: Shown): Promise<void> {
    await this.#db.run(SHOWN, [this.#workspace, conversation, shown])
  }

  async batch(id: string): Promise<StoredBatch | null> {
    const [row] = await this.#db.run<StoredBatch>(BATCH, [this.#workspace, id])
    return row ?? null
  }

  async told(id: string, told: { messageId: string | null; shown: number; at: Date; closed: boolean }): Promise<void> {
    const { messageId, shown, at, closed } = told
    await this.#db.run(TOLD, [this.#workspace, id, messageId, shown, at, closed ? at : null])
  }
}
