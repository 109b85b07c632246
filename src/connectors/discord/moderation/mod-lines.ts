import type { Database, Statement } from '../../../kernel/database.ts'

/** A line that was begun; `messageId` null: not confirmed by Discord. */
export interface ModLine {
  subject: string
  channelId: string
  messageId: string | null
  begunAt: Date
}

const READ: Statement = {
  name: 'discord_mod_line_read',
  text: `select subject, channel_id as "channelId", message_id as "messageId", begun_at as "begunAt" from discord_mod_line
    where workspace = $1 and subject = any($2::uuid[])`,
}

const BEGIN: Statement = {
  name: 'discord_mod_line_begin',
  text: `insert into discord_mod_line (workspace, subject, channel_id, begun_at) values ($1, $2, $3, $4) on conflict do nothing`,
}

const POSTED: Statement = {
  name: 'discord_mod_line_posted',
  text: 'update discord_mod_line set message_id = $3 where workspace = $1 and subject = $2',
}

/** The lines of the mod-log, as the database keeps them. */
export class ModLines {
  readonly #db: Database
  readonly #workspace: number

  constructor(db: Database, workspace: number) {
    this.#db = db
    this.#workspace = workspace
  }

  async read(subjects: readonly string[]): Promise<Map<string, ModLine>> {
    const rows = await this.#db.run<ModLine>(READ, [this.#workspace, subjects])
    return new Map(rows.map((row) => [row.subject, row]))
  }

  async begin(subject: string, channelId: string, begunAt: Date): Promise<ModLine> {
    await this.#db.run(BEGIN, [this.#workspace, subject, channelId, begunAt])
    return { subject, channelId, messageId: null, begunAt }
  }

  async posted(subject: string, messageId: string): Promise<void> {
    await this.#db.run(POSTED, [this.#workspace, subject, messageId])
  }
}
