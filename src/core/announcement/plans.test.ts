import { afterAll, beforeAll, expect, test } from 'vitest'
import { openTestCore, type TestCore } from '../../../test/support/core.ts'
import { Explaining } from '../../../test/support/explaining.ts'
import { announcementCalendar } from '../inbox/announcement-calendar.ts'
import { listAnnouncements } from '../inbox/list-announcements.ts'
import { showAnnouncement } from '../inbox/show-announcement.ts'
import { crosspostRoom } from './crosspost-room.ts'
import { foreseeCrossposts } from './foresee-crossposts.ts'
import { wakeDue } from './wake-due.ts'

/** Enough that a scan of the whole table would be chosen by nobody. GUILDESK_PLAN_SIZE=100000 tries more. */
const SIZE = Number(process.env.GUILDESK_PLAN_SIZE ?? 20_000)
const SOURCE = '00000001-0000-7000-8000-000000000001'

let core: TestCore

beforeAll(async () => {
  core = await openTestCore()
  await core.database.pool.query(
    `insert into announcement_source (workspace, id, kind, name, place, template, created_at)
     select $1, $2, 'feed', 'Blog', '{}', '{title}', now()`,
    [core.workspace, SOURCE],
  )
  // Years of posts, all published, an hour apart; a few are to come. One in a hundred is of a source.
  await core.database.pool.query(
    `insert into announcement (workspace, id, state, place, text, source_id, due_at, message_id, posted_at, crosspost, crosspost_at, created_by,
       created_at, changed_at)
     select $1, ('00000000-0000-7000-8000-' || lpad(to_hex(n), 12, '0'))::uuid, case when n <= 20 then 'scheduled' else 'posted' end,
       jsonb_build_object('guild', '1', 'id', '2', 'name', 'news'), 'words ' || n, case when n % 100 = 0 then $3::uuid end,
       case when n <= 20 then $4::timestamptz + interval '1 day' end, case when n > 20 then n::text end,
       case when n > 20 then $4::timestamptz - make_interval(hours => n) end, case when n > 20 then 'done' else 'no' end,
       case when n > 20 then $4::timestamptz - make_interval(hours => n) end, $2, $4, $4::timestamptz - make_interval(hours => n)
     from generate_series(1, ${SIZE}) n`,
    [core.workspace, core.agent, SOURCE, core.clock.now()],
  )
  await core.database.pool.query('analyze announcement')
}, 60_000)
afterAll(() => core.close())

function expectCheap(plans: readonly string[], rows: number): void {
  expect(plans.length).toBeGreaterThan(0)
  for (const plan of plans) {
    expect(plan).not.toMatch(/Seq Scan on announcement /)
    const [, pages] = /Buffers: shared hit=(\d+)/.exec(plan) ?? []
    expect(Number(pages), plan).toBeLessThan(rows * 10 + 50)
  }
}

test.each([
  ['coming', undefined],
  ['past', undefined],
  ['past', SOURCE],
] as const)(
  'the list of what is %s (source %s) reads its page from an index, also a later one',
  async (view, source) => {
    const reader = new Explaining(core)
    const asked = { workspace: core.workspace, view, source, limit: 10 }
    const first = await listAnnouncements(reader, { ...asked, cursor: undefined })
    expect(first.items).toHaveLength(10)
    const second = await listAnnouncements(reader, { ...asked, cursor: first.next ?? '' })
    expect(second.items).toHaveLength(10)
    expectCheap(reader.plans, 11)
    expect(reader.plans.join('\n')).not.toMatch(/Sort Key: /)
  },
)

test('a month of the calendar, one announcement, and what is left of an hour are read by keys', async () => {
  const reader = new Explaining(core)
  const to = core.clock.now().toISOString().slice(0, 10)
  const from = new Date(core.clock.now().getTime() - 10 * 86_400_000).toISOString().slice(0, 10)
  const days = await announcementCalendar(reader, core.workspace, { from, to })
  expect(days.length).toBeGreaterThan(200)
  expectCheap(reader.plans, 260)
  const one = new Explaining(core)
  await showAnnouncement(one, core.workspace, days[0]?.id ?? '')
  await crosspostRoom(one, { workspace: core.workspace, channel: '2', now: core.clock.now() })
  await foreseeCrossposts(one, { workspace: core.workspace, guild: '1', now: core.clock.now() })
  expectCheap(one.plans, 1)
})

test('what is due is found by its indexes, each second', async () => {
  const reader = new Explaining(core)
  const { clock, bus, log } = core.kernel
  await wakeDue({ clock, bus, log, db: reader as unknown as TestCore['kernel']['db'] }, core.workspace)
  expectCheap(reader.plans, 1)
})
