import type { SessionInfo } from '@discordjs/ws'
import type { Database, Statement, Transaction } from '../../../kernel/database.ts'
import type { Held } from './lease.ts'

interface Row {
  application_id: string
  session_id: string
  resume_url: string
  intents: number
  sequence: number
}

const READ: Statement = {
  name: 'discord_session_read',
  text: 'select application_id, session_id, resume_url, intents, sequence from discord_session where workspace = $1',
}
/** Writes only while the lease is still ours: a deposed gateway must not move the sequence of its successor. */
const WRITE: Statement = {
  name: 'discord_session_write',
  text: `insert into discord_session (workspace, application_id, session_id, resume_url, intents, sequence)
    select $1, $2, $3, $4, $5, $6 from discord_gateway_lease where workspace = $1 and holder = $7 and epoch = $8
    on conflict (workspace) do update set application_id = excluded.application_id, session_id = excluded.session_id,
      resume_url = excluded.resume_url, intents = excluded.intents, sequence = excluded.sequence
    returning sequence`,
}
const FENCE: Statement = {
  name: 'discord_session_fence',
  text: 'select 1 from discord_gateway_lease where workspace = $1 and holder = $2 and epoch = $3',
}
const FORGET: Statement = { name: 'discord_session_forget', text: 'delete from discord_session where workspace = $1' }

/** Another process has become the gateway; this one is to stop at once. */
export class Deposed extends Error {
  override readonly name = 'Deposed'
}

/**
 * The gateway session. The library is shown the sequence that is *stored*, also for its heartbeats: what has only been
 * received must stay in Discord's replay until it is committed here, because this process may be killed at any moment.
 */
export class GatewaySession {
  readonly #db: Database
  readonly #workspace: number
  readonly #applicationId: string
  readonly #intents: number
  readonly #held: Held
  #info: SessionInfo | null = null
  #writable = false

  constructor(options: { db: Database; workspace: number; applicationId: string; intents: number; held: Held }) {
    this.#db = options.db
    this.#workspace = options.workspace
    this.#applicationId = options.applicationId
    this.#intents = options.intents
    this.#held = options.held
  }

  /** The session of an earlier process, if there is one that can be resumed and hears what is to be heard now. */
  async load(): Promise<void> {
    const [row] = await this.#db.run<Row>(READ, [this.#workspace])
    if (!row || row.application_id !== this.#applicationId || row.intents !== this.#intents) return
    const { session_id: sessionId, resume_url: resumeURL, sequence } = row
    this.#info = { sessionId, resumeURL, sequence, shardCount: 1, shardId: 0 }
    this.#writable = true
  }

  /** As the library may see it. */
  get info(): SessionInfo | null {
    return this.#info
  }

  get sequence(): number {
    return this.#info?.sequence ?? 0
  }

  /** A new session has begun; it may be stored only once the backfill is in (`mayStore`), else a kill would lose the gap. */
  begin(info: SessionInfo): void {
    this.#info = info
    this.#writable = false
  }

  mayStore(): void {
    this.#writable = true
  }

  /** Discord refused the session, or it ended. */
  async end(): Promise<void> {
    this.#info = null
    this.#writable = false
    await this.#db.run(FORGET, [this.#workspace])
  }

  /** Stores how far all is committed, in the transaction that commits it. Throws `Deposed` when the lease is lost. */
  async store(tx: Transaction, sequence: number): Promise<void> {
    const fence = [this.#held.holder, this.#held.epoch]
    const info = this.#info
    const rows =
      info && this.#writable
        ? await tx.run(WRITE, [
            this.#workspace,
            this.#applicationId,
            info.sessionId,
            info.resumeURL,
            this.#intents,
            sequence,
            ...fence,
          ])
        : await tx.run(FENCE, [this.#workspace, ...fence])
    if (rows.length === 0) throw new Deposed('another process is the gateway')
  }

  /** After the commit: from here the library may resume. */
  stored(sequence: number): void {
    if (this.#info && this.#writable && sequence > this.#info.sequence) this.#info = { ...this.#info, sequence }
  }
}
