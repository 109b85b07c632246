import type { InboundChange, InboundPress } from '../../src/core/conversation/inbound.ts'
import { receiveChanges } from '../../src/core/conversation/receive.ts'
import { TURN_ROUTE } from '../../src/core/conversation/wake-turns.ts'
import type { ButtonAct } from '../../src/core/delivery/channel.ts'
import type { TurnOptions } from '../../src/core/routing/decide-turn.ts'
import type { Router } from '../../src/core/routing/router.ts'
import { takeTurn } from '../../src/core/routing/take-turn.ts'
import type { AnswerEngine } from '../../src/core/virtual-agent/answer-engine.ts'
import { lexicalEngine } from '../../src/core/virtual-agent/lexical-engine.ts'
import { claimLanes } from '../../src/kernel/lanes/claim.ts'
import { nextSnowflake, type TestCore } from './core.ts'

/** A message as the contact and the desk have it. */
export interface Said {
  id: string
  author: string
  direction: string
  text: string
  shown: string[]
  buttons: { act: ButtonAct; value: string; label: string }[] | null
}

/** Plays members against the core, turn by turn: nothing runs by itself, so that each step can be looked at. */
export class Story {
  readonly core: TestCore
  /** What turns are taken with. */
  readonly options: TurnOptions

  constructor(core: TestCore, engine: AnswerEngine = lexicalEngine, router?: Router) {
    this.core = core
    const { kernel, workspace } = core
    this.options = { kernel, workspace, engine, ...(router ? { router } : {}) }
  }

  receive(...changes: InboundChange[]) {
    return receiveChanges(this.core.kernel, { workspace: this.core.workspace, channel: 'discord' }, changes)
  }

  /** Takes every turn that is due. Answers how many. */
  async turns(): Promise<number> {
    const { kernel, workspace } = this.core
    const now = kernel.clock.now()
    const owner = '00000000-0000-7000-8000-000000000001'
    const claim = { workspace, route: TURN_ROUTE, owner, now, leaseMs: 1000, limit: 100 }
    const lanes = await claimLanes(kernel.db, claim)
    for (const lane of lanes) await takeTurn(this.options, lane)
    return lanes.length
  }

  /** Receives, and takes the turn that it causes. */
  async say(...changes: InboundChange[]): Promise<string> {
    const [received] = await this.receive(...changes)
    await this.turns()
    return received?.conversation ?? ''
  }

  press(member: string, message: string, act: ButtonAct, value = '', more: Partial<InboundPress> = {}): InboundPress {
    return {
      change: 'press',
      externalId: nextSnowflake(),
      contact: { address: member, handle: null, name: member, picture: null, locale: null, roles: null },
      place: { kind: 'direct', id: `dm-${member}` },
      guild: null,
      origin: null,
      act,
      value,
      message,
      sentAt: this.core.kernel.clock.now(),
      ...more,
    }
  }

  async said(conversation: string): Promise<Said[]> {
    const { rows } = await this.core.database.pool.query<Said>(
      `select m.id, m.author, m.direction, m.text, m.buttons, coalesce((
         select array_agg(d.text || coalesce(' [' || (d.card ->> 'title') || '] ' || (d.card ->> 'text'), '') order by d.id)
         from delivery d where d.message_id = m.id), '{}') as shown
       from message m where m.conversation_id = $1 order by m.sent_at, m.id`,
      [conversation],
    )
    return rows
  }

  async last(conversation: string): Promise<Said> {
    const said = (await this.said(conversation)).at(-1)
    if (!said) throw new Error('nothing was said')
    return said
  }

  async conversation(id: string): Promise<Record<string, unknown>> {
    return (await this.core.database.pool.query('select * from conversation where id = $1', [id])).rows[0]
  }

  async caseOf(conversation: string): Promise<Record<string, unknown> | undefined> {
    const found = await this.core.database.pool.query('select * from support_case where conversation_id = $1', [
      conversation,
    ])
    return found.rows[0]
  }

  async events(conversation: string): Promise<string[]> {
    const found = await this.core.database.pool.query<{ kind: string }>(
      `select kind from (
         select number, kind, facts from event union all select 1e9 + id, kind, facts from event_staging
       ) e where facts ->> 'conversation' = $1 order by number`,
      [conversation],
    )
    return found.rows.map(({ kind }) => kind)
  }
}
