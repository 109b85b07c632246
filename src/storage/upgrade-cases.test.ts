import { afterAll, beforeAll, expect, test } from 'vitest'
import { createTestDatabase, type TestDatabase } from '../../test/support/database.ts'
import { silentLog } from '../../test/support/silent-log.ts'
import { loadMigrations } from './load-migrations.ts'
import { migrate } from './migrate.ts'

let database: TestDatabase
beforeAll(async () => {
  database = await createTestDatabase({ empty: true })
})
afterAll(() => database.drop())

const id = (kind: string, n: number): string => `${kind}000000${n}-0000-7000-8000-000000000000`
const OPENED = new Date('2026-10-01T10:00:00Z')
const RESOLVED = new Date('2026-10-01T11:00:00Z')

/** Two handoff cases as the edition before kept them: one that waits, one that an agent took and resolved. */
async function fill(): Promise<void> {
  const { pool } = database
  const workspace = `insert into workspace (name, demo, locale, created_at) values ('Lumen', false, 'en', now()) returning id`
  const [made] = (await pool.query<{ id: number }>(workspace)).rows
  for (const n of [1, 2]) {
    const own = [made?.id, id('1', n)]
    await pool.query(`insert into contact (workspace, id, name, created_at) values ($1, $2, 'Mei', now())`, own)
    await pool.query(
      `insert into support_case (workspace, id, number, status, subject, requester_id, conversation_id, owner_id, reason, outcome, opened_at,
         resolved_at) values ($1, $2, $3, $4, 'It broke', $5, $6, $7, $8, $9, $10, $11)`,
      [
        ...[made?.id, id('2', n), 1000 + n, n === 1 ? 'new' : 'resolved', id('1', n), id('3', n)],
        ...(n === 1 ? [null, 'asked', null, OPENED, null] : [id('4', n), 'agent', 'solved', OPENED, RESOLVED]),
      ],
    )
  }
}

test('cases of the edition before have their reporter and their history', async () => {
  const all = await loadMigrations()
  const before = all.filter(({ name }) => name < '0002')
  await migrate({ url: database.url, migrations: before, log: silentLog })
  await fill()
  await migrate({ url: database.url, migrations: all, log: silentLog })
  const cases = await database.pool.query(
    `select c.number::int, c.type, c.source, c.published, c.reporter_count, c.changed_at, p.contact_id, p.role, p.way
     from support_case c join case_party p on p.case_id = c.id order by c.number`,
  )
  const same = {
    type: 'question',
    source: 'handoff',
    published: false,
    reporter_count: 1,
    role: 'reporter',
    way: 'chat',
  }
  expect(cases.rows).toEqual([
    { ...same, number: 1001, changed_at: OPENED, contact_id: id('1', 1) },
    { ...same, number: 1002, changed_at: RESOLVED, contact_id: id('1', 2) },
  ])
  const entries = await database.pool.query(
    'select case_id, kind, agent_id, contact_id, facts, at from case_entry order by case_id, at',
  )
  const nobody = { agent_id: null, contact_id: null }
  expect(entries.rows).toEqual([
    {
      ...nobody,
      case_id: id('2', 1),
      kind: 'opened',
      contact_id: id('1', 1),
      facts: { conversation: id('3', 1) },
      at: OPENED,
    },
    {
      ...nobody,
      case_id: id('2', 2),
      kind: 'opened',
      agent_id: id('4', 2),
      facts: { conversation: id('3', 2) },
      at: OPENED,
    },
    {
      ...nobody,
      case_id: id('2', 2),
      kind: 'status',
      facts: { from: 'open', to: 'resolved', outcome: 'solved' },
      at: RESOLVED,
    },
  ])
})
