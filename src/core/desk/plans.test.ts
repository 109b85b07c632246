import { afterAll, beforeAll, expect, test } from 'vitest'
import { openTestCore, type TestCore } from '../../../test/support/core.ts'
import { Explaining } from '../../../test/support/explaining.ts'
import type { Statement, Transaction } from '../../kernel/database.ts'
import { newId } from '../../kernel/ids.ts'
import { readTransfer } from '../inbox/read-transfer.ts'
import { hintLook } from './hint-look.ts'
import { noteMessages } from './note-messages.ts'
import { queueRelays } from './queue-relays.ts'
import { readMessages } from './read-messages.ts'
import { findSession } from './session.ts'
import { settleSession } from './settle-session.ts'
import { takeStep } from './take-step.ts'

/** Sessions that are over, each with a few messages, and one long one that goes on. */
const SESSIONS = 5000
const LONG = 5000

const key = (letter: number, number: string) =>
  `('0000000${letter}-0000-7000-8000-' || lpad(to_hex(${number}), 12, '0'))::uuid`

let core: TestCore
const [conversation, session, message] = [newId(), newId(), newId()]

beforeAll(async () => {
  core = await openTestCore()
  const { pool } = core.database
  const { workspace, clock } = core
  const now = clock.now()
  await pool.query(
    `insert into desk_session (workspace, id, conversation_id, desk, purpose, state, external_id, opened_at, handle)
     select $1, ${key(1, 'n')}, ${key(2, 'n')}, 'flex', 'desk', 'ended', 'CH' || n, $2, '{}' from generate_series(1, ${SESSIONS}) n`,
    [workspace, now],
  )
  await pool.query(
    `insert into desk_session (workspace, id, conversation_id, desk, purpose, state, external_id, opened_at, handle, seen_index, called_at, look_at)
     values ($1, $2, $3, 'flex', 'desk', 'open', 'CH0', $4, '{}', ${LONG - 1}, $4, $4::timestamptz + interval '1 hour')`,
    [workspace, session, conversation, now],
  )
  await pool.query(
    `insert into relay (workspace, session_id, conversation_id, message_id, operation, state, created_at)
     select $1::int, ${key(1, 'n')}, ${key(2, 'n')}, ${key(3, 'n * 10 + k')}, 'send', 'sent', $2::timestamptz
     from generate_series(1, ${SESSIONS}) n, generate_series(0, 4) k
     union all select $1::int, $3::uuid, $4::uuid, ${key(4, 'n')}, 'send', 'sent', $2::timestamptz from generate_series(1, ${LONG}) n
     union all select $1::int, $3::uuid, $4::uuid, $5::uuid, 'send', 'queued', $2::timestamptz`,
    [workspace, now, session, conversation, message],
  )
  await pool.query(
    `insert into desk_message (workspace, session_id, external_id, index, message_id, ours)
     select $1::int, ${key(1, 'n')}, 'IM' || n || '-' || k, k, ${key(3, 'n * 10 + k')}, true
     from generate_series(1, ${SESSIONS}) n, generate_series(0, 4) k
     union all select $1::int, $2::uuid, 'IM-' || n, n - 1, ${key(4, 'n')}, true from generate_series(1, ${LONG}) n`,
    [workspace, session],
  )
  await pool.query(`insert into lane (workspace, subject, route, attempt) values ($1, $2, 'desk', 7)`, [
    workspace,
    conversation,
  ])
  await pool.query('analyze')
}, 60_000)
afterAll(() => core.close())

/** What a verb asks of the database, and how PostgreSQL did it. */
async function explained(verb: (tx: Transaction) => Promise<unknown>): Promise<string[]> {
  const explaining = new Explaining(core)
  const unheard: Promise<unknown>[] = []
  const later = (statement: Statement, values: readonly unknown[]) => unheard.push(explaining.run(statement, values))
  const tx = {
    orm: explaining.orm,
    run: explaining.run.bind(explaining),
    later: (...asked: Parameters<Transaction['later']>) => void later(...asked),
    wake: () => undefined,
  }
  await verb(tx)
  await Promise.all(unheard)
  return explaining.plans
}

const lane = () => ({
  workspace: core.workspace,
  subject: conversation,
  route: 'desk',
  attempt: '7',
  wakes: '0',
  bulk: false,
})

const VERBS: Record<string, (tx: Transaction) => Promise<unknown>> = {
  'finding the next step': (tx) => {
    const conversations = { offer: async () => null, message: async () => null, takeIn: async () => undefined }
    return takeStep(tx, { workspace: core.workspace, lane: lane(), conversations, now: core.clock.now() })
  },
  'noting what arrived': (tx) => {
    const messages = [{ externalId: 'IM-new', index: LONG, message, ours: true, version: '1' }]
    return noteMessages(tx, { workspace: core.workspace, session, messages, now: core.clock.now() })
  },
  'telling that something was taken back': (tx) => {
    const relay = { session, conversation, message, operation: 'delete' as const }
    return queueRelays(tx, core.workspace, [relay], core.clock.now())
  },
  'finding the session of a webhook': (tx) => findSession(tx, core.workspace, 'CH0'),
  'asking for a reading': (tx) => hintLook(tx, { workspace: core.workspace, session, at: core.clock.now() }),
  'comparing what was read': (tx) => readMessages(tx, { workspace: core.workspace, session, after: LONG - 50 }),
  'showing a stay': (tx) => readTransfer(tx, core.workspace, conversation),
  'ending a session': (tx) =>
    settleSession(tx, { workspace: core.workspace, session, by: 'timer', now: core.clock.now() }),
}

test.each(Object.keys(VERBS))('%s costs the same however much was said', async (name) => {
  const plans = await explained((tx) => VERBS[name]?.(tx) ?? Promise.resolve())
  expect(plans.length).toBeGreaterThan(0)
  for (const plan of plans) {
    expect(plan).not.toMatch(/Seq Scan on (desk_session|relay|desk_message)/)
    expect(plan).not.toMatch(/Rows Removed by Filter: [1-9]\d{2}/)
    const [, pages] = /Buffers: shared hit=(\d+)/.exec(plan) ?? []
    expect(Number(pages ?? 0), plan).toBeLessThan(120)
  }
})
