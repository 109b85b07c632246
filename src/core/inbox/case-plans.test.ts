import { afterAll, beforeAll, expect, test } from 'vitest'
import { addCase } from '../../../test/support/cases.ts'
import { openTestCore, type TestCore } from '../../../test/support/core.ts'
import { Explaining } from '../../../test/support/explaining.ts'
import { listEntries } from './list-entries.ts'
import { showCase } from './show-case.ts'

/** Enough that a scan of a whole table would be chosen by nobody. GUILDESK_PLAN_SIZE=100000 tries more. */
const SIZE = Number(process.env.GUILDESK_PLAN_SIZE ?? 20_000)
/** Who follows the one case that is looked at. */
const CROWD = 2000

const key = (letter: number): string => `('0000000${letter}-0000-7000-8000-' || lpad(to_hex(n), 12, '0'))::uuid`

let core: TestCore
let id: string

beforeAll(async () => {
  core = await openTestCore()
  const fill = (text: string, ...more: unknown[]) =>
    core.database.pool.query(text.replace('$n', `generate_series(1, ${SIZE}) n`), [core.workspace, ...more])
  ;({ id } = await addCase(core))
  await fill(`insert into contact (workspace, id, name, created_at) select $1, ${key(1)}, 'm' || n, now() from $n`)
  await fill(
    `insert into identity (workspace, id, contact_id, channel, address, name, locale, created_at)
     select $1, ${key(2)}, ${key(1)}, 'discord', n::text, 'm' || n, case n % 3 when 0 then 'pt-BR' else 'en-US' end, now() from $n`,
  )
  await fill(
    `insert into conversation (workspace, id, contact_id, identity_id, channel, status, opened_at, last_message_at)
     select $1, ${key(3)}, ${key(1)}, ${key(2)}, 'discord', 'resolved', now(), now() from $n`,
  )
  await fill(
    `insert into support_case (workspace, id, number, type, status, subject, requester_id, conversation_id, opened_at, merged_into_id)
     select $1, ${key(4)}, 100000 + n, 'bug', 'open', 's' || n, ${key(1)}, ${key(3)}, now(), case when n % 1000 = 0 then $2::uuid end from $n`,
    id,
  )
  // Before anything refers to them: who checks that would look through all of them else.
  await core.database.pool.query('analyze')
  await fill(
    `insert into case_party (workspace, case_id, contact_id, role, way, joined_at)
     select $1, case when n <= ${CROWD} then $2::uuid else ${key(4)} end, ${key(1)}, 'reporter', 'me_too', now() from $n`,
    id,
  )
  await fill(
    `insert into case_entry (workspace, case_id, id, kind, agent_id, facts, at)
     select $1, case when n % 10 = 0 then $3::uuid else ${key(4)} end, ${key(5)}, 'owner', $2::uuid,
       jsonb_build_object('from', $2::uuid, 'to', null), now() - make_interval(secs => n) from $n`,
    core.agent,
    id,
  )
  for (const table of [
    'case_link',
    'linked_conversation',
    'case_watch',
    'case_reminder',
    'attachment',
    'case_news',
    'case_telling',
    'message',
    'turn',
  ])
    await fill(OTHERS[table] ?? '')
  await core.database.pool.query('analyze')
}, 120_000)
afterAll(() => core.close())

const OTHERS: Record<string, string> = {
  case_link: `insert into case_link (workspace, case_id, other_id, kind, at)
    select $1, ${key(4)}, ('00000004-0000-7000-8000-' || lpad(to_hex(n + 1), 12, '0'))::uuid, 'related', now() from $n`,
  linked_conversation: `insert into linked_conversation (workspace, case_id, conversation_id, at)
    select $1, ${key(4)}, ${key(3)}, now() from $n`,
  case_watch: `insert into case_watch (workspace, case_id, agent_id, at) select $1, ${key(4)}, ${key(6)}, now() from $n`,
  case_reminder: `insert into case_reminder (workspace, id, case_id, agent_id, unless_answered, set_at, due_at)
    select $1, ${key(7)}, ${key(4)}, ${key(6)}, false, now(), now() from $n`,
  attachment: `insert into attachment (workspace, id, message_id, case_id, name, media_type, bytes, state, created_at)
    select $1, ${key(8)}, ${key(5)}, ${key(4)}, 'f', 'image/png', 5, 'stored', now() from $n`,
  case_news: `insert into case_news (workspace, id, case_id, kind, reporters, at) select $1, ${key(9)}, ${key(4)}, 'fixed', 1, now() from $n`,
  case_telling: `insert into case_telling (workspace, news_id, contact_id, role, direct, state)
    select $1, ${key(9)}, ${key(1)}, 'reporter', true, 'told' from $n`,
  message: `insert into message (workspace, id, conversation_id, direction, author, kind, text, sent_at, created_at)
    select $1, ${key(5)}, ${key(3)}, 'inbound', 'contact', 'text', 'w', now(), now() from $n`,
  turn: `insert into turn (workspace, id, conversation_id, trace, at)
    select $1, ${key(7)}, ${key(3)}, jsonb_build_object('messages', array[${key(5)}]), now() from $n`,
}

function expectCheap(plans: readonly string[], pages: number): void {
  for (const plan of plans) {
    // These are small, or empty here.
    expect(plan).not.toMatch(/Seq Scan on (?!agent|workspace|incident|tracker|case_card)\w/)
    expect(plan).not.toMatch(/Rows Removed by Filter: [1-9]\d{2}/)
    const [, hit] = /Buffers: shared hit=(\d+)/.exec(plan) ?? []
    // What reads nothing at all says nothing of pages.
    expect(Number(hit ?? 0), plan).toBeLessThan(pages)
    if (process.env.GUILDESK_PLAN_SIZE) console.log(plan)
  }
}

test('the page of a case is read by keys, and its crowd once', async () => {
  const reader = new Explaining(core)
  const shown = await showCase(reader, { workspace: core.workspace, agent: core.agent, id })
  expect(shown).toMatchObject({ merged: { length: SIZE / 1000 }, conversations: { length: SIZE / 1000 } })
  expect(shown.languages.reduce((sum, { count }) => sum + count, 0)).toBe(CROWD)
  // Of each of the crowd its identity is looked up: a few pages each.
  expectCheap(reader.plans, CROWD * 6)
  expect(reader.plans.filter((plan) => Number(/Buffers: shared hit=(\d+)/.exec(plan)?.[1]) > 1000)).toHaveLength(1)
})

test('a page of the history is read from its index, however long it is', async () => {
  const reader = new Explaining(core)
  const input = { workspace: core.workspace, id, limit: 20 }
  const first = await listEntries(reader, { ...input, cursor: undefined })
  await listEntries(reader, { ...input, cursor: first.next ?? '' })
  expectCheap(reader.plans, 600)
  for (const plan of reader.plans) expect(plan).not.toMatch(/Sort Key: e\./)
})
