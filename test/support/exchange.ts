import { randomUUID } from 'node:crypto'
import type { DeskSaid, DeskView } from '../../src/core/desk/desk.ts'
import type { LookedAt } from '../../src/core/desk/ports.ts'
import type { DeskHint, HintAnswer } from '../../src/core/transfer/inwards.ts'
import { takeHint } from '../../src/core/transfer/take-hint.ts'
import { takeIn } from '../../src/core/transfer/take-in.ts'
import type { TestCore } from './core.ts'

/** Has the workspace's conversations answered at Twilio Flex from now on. */
export async function switchToFlex(core: TestCore): Promise<void> {
  await core.database.pool.query(
    `insert into queue (workspace, id, name, desk, is_default, created_at) values ($1, gen_random_uuid(), 'Everybody', 'flex', true, now())
     on conflict (workspace) where is_default do update set desk = 'flex'`,
    [core.workspace],
  )
}

/** An exchange as it stands at Twilio Flex, and what the product takes in of it: nothing happens by itself. */
export class Exchange {
  readonly core: TestCore
  readonly session: string
  readonly externalId: string
  agents: Record<string, string> = {}
  waiting = true
  state: DeskView['state'] = 'open'
  closedBy: DeskView['closedBy'] = null
  files: Map<string, LookedAt['files'] extends ReadonlyMap<string, infer File> ? File : never> = new Map()
  messages: DeskSaid[] = []
  #index = -1

  private constructor(core: TestCore, session: string) {
    this.core = core
    this.session = session
    this.externalId = `CH${session.replaceAll('-', '')}`
  }

  /** That of a conversation that was handed to Flex, as if all of it was told there, and an agent asked for. */
  static async of(core: TestCore, conversation: string): Promise<Exchange> {
    const { pool } = core.database
    const { rows } = await pool.query<{ id: string }>(
      `select id from desk_session where conversation_id = $1 and state in ('opening', 'open')`,
      [conversation],
    )
    const exchange = new Exchange(core, rows[0]?.id ?? '')
    await pool.query(
      `update desk_session set state = 'open', external_id = $2, called_at = $3, handle = '{}' where id = $1`,
      [exchange.session, exchange.externalId, core.clock.now()],
    )
    await pool.query(`update relay set state = 'sent' where session_id = $1`, [exchange.session])
    return exchange
  }

  /** Somebody there says something; `skip` leaves out so many places before it. */
  says(name: string, text: string, more: Partial<DeskSaid> & { skip?: number } = {}): DeskSaid {
    const { skip = 0, ...rest } = more
    this.#index += 1 + skip
    const about = { externalId: `IM${randomUUID().replaceAll('-', '')}`, index: this.#index, key: null, ours: false }
    const by = { author: name.toLowerCase(), name, by: 'agent' as const }
    const said = { ...about, ...by, text, files: [], at: this.core.clock.now(), version: '1', ...rest }
    this.messages.push(said)
    return said
  }

  edit(said: DeskSaid, text: string): void {
    this.messages = this.messages.map((each) =>
      each.externalId === said.externalId ? { ...each, text, version: `${each.version}+` } : each,
    )
  }

  remove(said: DeskSaid): void {
    this.messages = this.messages.filter(({ externalId }) => externalId !== said.externalId)
  }

  join(name: string): void {
    this.agents = { ...this.agents, [name.toLowerCase()]: name }
    this.waiting = false
  }

  leave(name: string): void {
    const { [name.toLowerCase()]: _gone, ...agents } = this.agents
    this.agents = agents
  }

  looked(more: Partial<LookedAt> = {}, view: Partial<DeskView> = {}): LookedAt {
    const { agents, waiting, state, closedBy, messages } = this
    const { workspace, clock } = this.core
    const stands = { agents, waiting, state, closedBy, messages, whole: true, ...view }
    const { session, files } = this
    return { workspace, session, view: stands, after: -1, askedAt: clock.now(), files, ...more }
  }

  /** The product reads it. */
  read(more: Partial<LookedAt> = {}, view: Partial<DeskView> = {}): Promise<void> {
    return takeIn(this.core.kernel, this.looked(more, view))
  }

  hint(hint: DeskHint): Promise<HintAnswer> {
    const { workspace, kernel } = this.core
    return takeHint(kernel, { workspace, externalId: this.externalId, hint })
  }

  async row(): Promise<Record<string, unknown>> {
    const { rows } = await this.core.database.pool.query('select * from desk_session where id = $1', [this.session])
    return rows[0]
  }

  /** What the desk is still to be told, oldest first. */
  async told(): Promise<{ operation: string; text: string | null; message: string | null }[]> {
    const { rows } = await this.core.database.pool.query(
      `select operation, text, message_id as message from relay where session_id = $1 and state = 'queued' order by id`,
      [this.session],
    )
    return rows
  }
}
