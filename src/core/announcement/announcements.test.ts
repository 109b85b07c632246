import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { ScriptedAnnouncer } from '../../../test/support/announcer.ts'
import { openTestCore, type TestCore } from '../../../test/support/core.ts'
import { until } from '../../../test/support/discord.ts'
import { newId } from '../../kernel/ids.ts'
import type { AnnouncementView } from '../../protocol/announcements.ts'
import { announcementCalendar } from '../inbox/announcement-calendar.ts'
import { listAnnouncementWordings } from '../inbox/list-announcement-wordings.ts'
import { listAnnouncements } from '../inbox/list-announcements.ts'
import { showAnnouncement } from '../inbox/show-announcement.ts'
import { announceItem } from './announce-item.ts'
import { createAnnouncement, type NewAnnouncement } from './create-announcement.ts'
import { crosspostRoom } from './crosspost-room.ts'
import { dismissAnnouncement } from './dismiss-announcement.ts'
import { Announcements } from './keep-announcements.ts'
import { loseAnnouncements } from './lose-announcements.ts'
import { postAnnouncement } from './post-announcement.ts'
import { removeAnnouncement } from './remove-announcement.ts'
import { scheduleAnnouncement } from './schedule-announcement.ts'
import { unscheduleAnnouncement } from './unschedule-announcement.ts'
import { updateAnnouncement } from './update-announcement.ts'

const place = { guild: '500000000000000001', id: '800000000000000001', name: 'announcements' }
const MARK = '-# ✓ Lumen Trails, official. Is somebody really one of us? /verify'
const HOUR = 3_600_000

let core: TestCore
let announcer: ScriptedAnnouncer
let running: Announcements | undefined

beforeAll(async () => {
  core = await openTestCore()
})
afterAll(() => core.close())
beforeEach(async () => {
  announcer = new ScriptedAnnouncer()
  await core.database.pool.query('delete from announcement_revision; delete from announcement; delete from lane')
})
afterEach(() => stop())

/** As a new process would. */
async function start(): Promise<void> {
  running = new Announcements({ kernel: core.kernel, workspace: core.workspace, announcer })
  await running.start()
}

async function stop(): Promise<void> {
  await running?.stop()
  running = undefined
}

async function draft(more: Partial<NewAnnouncement> = {}): Promise<string> {
  const { workspace, agent } = core
  const id = newId()
  const plain = { text: 'Season 4 is here', mention: null, crosspost: false, pin: false }
  await createAnnouncement(core.kernel, { workspace, agent, id, place, ...plain, ...more })
  return id
}

const show = (id: string): Promise<AnnouncementView> => showAnnouncement(core.kernel.db, core.workspace, id)
const act = async (id: string) => ({
  workspace: core.workspace,
  agent: core.agent,
  id,
  version: (await show(id)).version,
})
const post = async (id: string) => postAnnouncement(core.kernel, await act(id))
const update = async (id: string, change: Parameters<typeof updateAnnouncement>[2]) =>
  updateAnnouncement(core.kernel, await act(id), change)
const schedule = async (id: string, wall: string, zone = 'UTC') =>
  scheduleAnnouncement(core.kernel, await act(id), { wall, zone })

async function is(id: string, wanted: Partial<AnnouncementView>): Promise<AnnouncementView> {
  let view = await show(id)
  await until(
    async () => {
      view = await show(id)
      return Object.entries(wanted).every(([key, value]) => view[key as keyof AnnouncementView] === value)
    },
    `${JSON.stringify(wanted)}`,
  )
  return view
}

const posted = async (more: Partial<NewAnnouncement> = {}): Promise<string> => {
  const id = await draft(more)
  await post(id)
  await is(id, { state: 'posted' })
  return id
}

describe('posting', () => {
  test('a draft stands in its channel, with our mark below, once it is posted', async () => {
    await start()
    const id = await draft()
    expect(await show(id)).toMatchObject({ state: 'draft', shown: `Season 4 is here\n${MARK}`, url: null })
    await post(id)
    const view = await is(id, { state: 'posted' })
    expect([...announcer.standing]).toEqual([[expect.any(String), `Season 4 is here\n${MARK}`]])
    const [message] = announcer.standing.keys()
    expect(view).toMatchObject({
      url: `https://discord.com/channels/${place.guild}/${place.id}/${message}`,
      postedAt: core.clock.now().toISOString(),
      createdBy: { publicName: 'Ana' },
      words: null,
    })
    await expect(post(id)).rejects.toMatchObject({ code: 'conflict', message: 'It is posted already.' })
    expect(announcer.asked).toEqual(['post'])
  })

  test('the same draft sent twice is one, of the same person alone', async () => {
    const id = await draft()
    await draft({ id })
    await expect(draft({ id, agent: newId() })).rejects.toMatchObject({ code: 'conflict' })
  })

  test('killed after Discord had it and before that was stored: nothing stands twice', async () => {
    const id = await draft()
    await post(id)
    // The answer is lost, and with it the process.
    announcer.does = true
    announcer.answer = (what) => (what === 'post' ? { result: 'unknown' } : undefined)
    await start()
    await until(() => announcer.asked.length > 0, 'it was tried')
    await stop()
    announcer.answer = () => undefined
    core.clock.advance(5 * 60_000)
    await start()
    await is(id, { state: 'posted' })
    expect(announcer.standing.size).toBe(1)
    expect(announcer.looks).toBe(1)
  })

  test('tried again soon after a doubtful end, the same key is used, of at most 25 characters', async () => {
    announcer.answer = (what) => (what === 'post' && announcer.asked.length === 1 ? { result: 'unknown' } : undefined)
    await start()
    const id = await draft()
    await post(id)
    await until(() => announcer.asked.length === 1, 'it was tried')
    await expect(update(id, { text: 'Other words' })).rejects.toMatchObject({ code: 'conflict' })
    core.clock.advance(3000)
    await is(id, { state: 'posted' })
    expect(announcer.looks).toBe(0)
    expect(new Set(announcer.keys)).toEqual(new Set([id.replaceAll('-', '').slice(0, 25)]))
  })

  test('another announcement of the same words is not taken for it', async () => {
    await start()
    await posted()
    announcer.answer = (what) => (what === 'post' && announcer.asked.length === 2 ? { result: 'unknown' } : undefined)
    const id = await draft()
    await post(id)
    await until(() => announcer.asked.length === 2, 'it was tried')
    core.clock.advance(5 * 60_000)
    await is(id, { state: 'posted' })
    expect(announcer.standing.size).toBe(2)
  })

  test('one that failed with a doubtful end is scheduled anew, and stands once', async () => {
    await start()
    const id = await draft()
    announcer.does = true
    announcer.answer = () => ({ result: 'unknown' })
    await post(id)
    await until(() => announcer.asked.length === 1, 'it was tried')
    announcer.does = false
    announcer.answer = () => ({ result: 'refused', words: 'Guildesk lacks "Send Messages" in #announcements.' })
    core.clock.advance(3000)
    await is(id, { state: 'failed' })
    announcer.answer = () => undefined
    const asked = announcer.asked.length
    await schedule(id, new Date(core.clock.now().getTime() + HOUR).toISOString().slice(0, 16))
    core.clock.advance(HOUR)
    expect(await is(id, { state: 'posted' })).toMatchObject({ words: null })
    expect([announcer.standing.size, announcer.asked.length, announcer.looks]).toEqual([1, asked, 1])
  })

  test('what was to be posted while nobody could for half a day waits for a person, and goes out when they say so', async () => {
    const [id, scheduled] = [await draft(), await draft({ text: 'At ten' })]
    await post(id)
    await schedule(scheduled, new Date(core.clock.now().getTime() + HOUR).toISOString().slice(0, 16))
    core.clock.advance(15 * HOUR)
    await start()
    const words = 'It was due and Guildesk was not running. Post it now or choose another time.'
    expect(await is(id, { state: 'failed' })).toMatchObject({ words })
    await is(scheduled, { state: 'failed' })
    expect(announcer.asked).toEqual([])
    for (const one of [id, scheduled]) await post(one)
    for (const one of [id, scheduled]) await is(one, { state: 'posted' })
  })

  test('where nobody can look any more whether it stands, a person is told', async () => {
    await start()
    const id = await draft()
    announcer.answer = () => ({ result: 'unknown' })
    await post(id)
    await until(() => announcer.asked.length === 1, 'it was tried')
    announcer.blind = { result: 'refused', words: '#announcements was deleted in Discord. Choose another channel.' }
    core.clock.advance(5 * 60_000)
    expect(await is(id, { state: 'failed' })).toMatchObject({
      words: expect.stringContaining('Choose another channel'),
    })
    await update(id, { text: 'Other words' })
  })

  test('what a person has to mend is said, and after it was mended it can be posted', async () => {
    announcer.answer = () => ({ result: 'refused', words: 'Guildesk lacks "Send Messages" in #announcements.' })
    await start()
    const id = await draft()
    await post(id)
    const view = await is(id, { state: 'failed' })
    expect(view.words).toBe('Guildesk lacks "Send Messages" in #announcements.')
    announcer.answer = () => undefined
    await post(id)
    expect(await is(id, { state: 'posted' })).toMatchObject({ words: null })
  })

  test('a limit of Discord is waited for', async () => {
    const at = new Date(core.clock.now().getTime() + 40_000)
    announcer.answer = () => (core.clock.now() < at ? { result: 'later', at, limited: false } : undefined)
    await start()
    const id = await draft()
    await post(id)
    await until(() => announcer.asked.length === 1, 'it was tried')
    core.clock.advance(41_000)
    await is(id, { state: 'posted' })
    expect(announcer.asked).toHaveLength(2)
  })
})

describe('a schedule', () => {
  test('is kept across a restart, and posts once', async () => {
    const id = await draft()
    await start()
    await schedule(id, '2026-12-01T10:00', 'Europe/Berlin')
    expect(await show(id)).toMatchObject({ state: 'scheduled', dueAt: '2026-12-01T09:00:00.000Z', clock: 'plain' })
    await stop()
    core.clock.advance(Date.parse('2026-12-01T09:00:01Z') - core.clock.now().getTime())
    await start()
    await is(id, { state: 'posted' })
    await stop()
    await start()
    core.clock.advance(HOUR)
    expect(announcer.asked).toEqual(['post'])
  })

  test('that is more than twelve hours over is not kept, and says so', async () => {
    const id = await draft()
    const due = core.clock.now().getTime() + HOUR
    const wall = new Date(due).toISOString().slice(0, 16)
    await schedule(id, wall)
    core.clock.advance(HOUR + 12 * HOUR + 60_000)
    await start()
    const { words } = await is(id, { state: 'failed' })
    expect(words).toMatch(
      /^It was due at \d\d:\d\d on \d+ December and Guildesk was not running\. Post it now or choose another time\.$/,
    )
    expect(announcer.asked).toEqual([])
  })

  test('moves with a new time, and ends with going back to a draft', async () => {
    await start()
    const id = await draft()
    await schedule(id, '2027-03-28T02:30', 'Europe/Berlin')
    expect(await show(id)).toMatchObject({ clock: 'skipped', dueAt: '2027-03-28T01:00:00.000Z' })
    await schedule(id, '2027-10-31T02:30', 'Europe/Berlin')
    expect(await show(id)).toMatchObject({ clock: 'twice', dueAt: '2027-10-31T00:30:00.000Z' })
    await unscheduleAnnouncement(core.kernel, await act(id))
    expect(await show(id)).toMatchObject({ state: 'draft', wall: null, dueAt: null })
    await expect(unscheduleAnnouncement(core.kernel, await act(id))).rejects.toMatchObject({ code: 'conflict' })
  })

  test.each([
    ['2020-01-01T10:00', 'UTC', /is over/],
    ['2027-02-30T10:00', 'UTC', /no such day/],
    ['2027-02-20T10:00', 'Mars/Base', /no time zone "Mars\/Base"/],
  ])('%s in %s is refused', async (wall, zone, words) => {
    await expect(schedule(await draft(), wall, zone)).rejects.toMatchObject({ code: 'invalid', message: words })
  })

  test('means another moment when the rules of its zone have changed meanwhile', async () => {
    const id = await draft()
    await schedule(id, '2027-06-01T10:00', 'Europe/Berlin')
    await core.database.pool.query(`update announcement set due_at = due_at + interval '1 hour' where id = $1`, [id])
    await start()
    expect(await show(id)).toMatchObject({ dueAt: '2027-06-01T08:00:00.000Z' })
  })
})

describe('what stands', () => {
  test('is edited, and what it said before is kept with who wrote it', async () => {
    await start()
    const id = await posted()
    await update(id, { text: 'Season 4 is here, and so is the fix' })
    await is(id, { editing: false })
    expect([...announcer.standing.values()]).toEqual([`Season 4 is here, and so is the fix\n${MARK}`])
    const wordings = await listAnnouncementWordings(core.kernel.db, core.workspace, id)
    expect(wordings.map(({ text, by }) => [text, by?.publicName])).toEqual([
      ['Season 4 is here, and so is the fix', 'Ana'],
      ['Season 4 is here', 'Ana'],
    ])
    expect((await show(id)).editedAt).not.toBeNull()
  })

  test('is not moved, and calls nobody else', async () => {
    await start()
    const id = await posted()
    const words = 'It is posted: its channel and who is mentioned stay as they are.'
    await expect(update(id, { place: { ...place, id: '8' } })).rejects.toMatchObject({ message: words })
    await expect(update(id, { mention: { id: 'everyone', name: 'everyone' } })).rejects.toMatchObject({
      message: words,
    })
    await update(id, { place, mention: null })
  })

  test('of two who change it at once the second hears of it', async () => {
    const id = await draft()
    const seen = await act(id)
    await updateAnnouncement(core.kernel, seen, { text: 'One' })
    await expect(updateAnnouncement(core.kernel, seen, { text: 'Two' })).rejects.toMatchObject({
      code: 'conflict',
      details: { version: seen.version + 1 },
    })
    expect((await show(id)).text).toBe('One')
  })

  test('words that come while others are being written are written too', async () => {
    await start()
    const id = await posted()
    const late: Promise<void>[] = []
    announcer.answer = (what) => {
      if (what === 'edit' && late.length === 0) late.push(update(id, { text: 'Third' }))
      return undefined
    }
    await update(id, { text: 'Second' })
    await until(() => late.length > 0, 'it is being edited')
    await Promise.all(late)
    await is(id, { editing: false })
    expect([...announcer.standing.values()]).toEqual([`Third\n${MARK}`])
  })

  test('is edited when the limit of published posts lets it, and says when that is', async () => {
    await start()
    const id = await posted({ crosspost: true })
    await is(id, { crosspost: 'done' })
    const at = new Date(core.clock.now().getTime() + 10 * 60_000)
    announcer.answer = (what) =>
      what === 'edit' && core.clock.now() < at ? { result: 'later', at, limited: true } : undefined
    await update(id, { text: 'Second' })
    await until(async () => (await show(id)).words !== null, 'it says so')
    expect(await show(id)).toMatchObject({
      editing: true,
      words: `Discord lets it be edited again at ${at.toISOString().slice(11, 16)}. The new words are written then.`,
    })
    // All else goes on.
    await update(id, { pin: true })
    await is(id, { pinned: true })
    core.clock.advance(10 * 60_000 + 1)
    expect(await is(id, { editing: false })).toMatchObject({ words: null })
  })

  test('is pinned and unpinned; what is refused is said, and can be wished again', async () => {
    await start()
    const id = await posted({ pin: true })
    await is(id, { pinned: true })
    await update(id, { pin: false })
    await is(id, { pinned: false })
    announcer.answer = (what) =>
      what === 'pin' ? { result: 'refused', words: 'As many pins as Discord takes.' } : undefined
    await update(id, { pin: true })
    await is(id, { words: 'As many pins as Discord takes.', pin: false })
    announcer.answer = () => undefined
    await update(id, { pin: true })
    expect(await is(id, { pinned: true })).toMatchObject({ words: null })
  })

  test('is deleted in Discord, and stays in the history', async () => {
    await start()
    const id = await posted()
    await removeAnnouncement(core.kernel, { workspace: core.workspace, agent: core.agent, id })
    expect(await is(id, { state: 'deleted' })).toMatchObject({ words: null, url: null })
    expect(announcer.standing.size).toBe(0)
    await expect(update(id, { text: 'Again' })).rejects.toMatchObject({ code: 'conflict' })
  })

  test('that was deleted by hand says so, when it is heard and when it is found', async () => {
    await start()
    const [heard, found] = [await posted(), await posted()]
    const ids = [...announcer.standing.keys()].slice(0, 1)
    await loseAnnouncements(core.kernel, core.workspace, { what: 'messages', ids })
    expect(await show(heard)).toMatchObject({ state: 'deleted', words: 'Somebody deleted it in Discord.' })
    announcer.answer = () => ({ result: 'gone', words: 'Somebody deleted it in Discord.' })
    await update(found, { text: 'Second' })
    expect(await is(found, { state: 'deleted' })).toMatchObject({
      words: 'Somebody deleted it in Discord.',
      editing: false,
    })
    await expect(post(found)).rejects.toMatchObject({ code: 'conflict' })
  })

  test('is lost with its channel', async () => {
    await start()
    const id = await posted()
    await loseAnnouncements(core.kernel, core.workspace, { what: 'channel', ids: [place.id] })
    expect(await show(id)).toMatchObject({ state: 'deleted', words: 'Somebody deleted its channel in Discord.' })
  })
})

describe('going out to other servers', () => {
  const channel = place.id
  const room = () => crosspostRoom(core.kernel.db, { workspace: core.workspace, channel, now: core.clock.now() })

  test('ten an hour are foreseen: the eleventh waits, and goes out when it may', async () => {
    await start()
    expect(await room()).toEqual({ left: 10, nextAt: null })
    for (let n = 0; n < 10; n += 1) await is(await posted({ crosspost: true }), { crosspost: 'done' })
    const nextAt = new Date(core.clock.now().getTime() + HOUR)
    expect(await room()).toEqual({ left: 0, nextAt })
    const id = await posted({ crosspost: true })
    expect(await is(id, { crosspost: 'waiting' })).toMatchObject({
      crosspostAt: nextAt.toISOString(),
      words: `Discord lets 10 posts of a channel go out in an hour. This one goes out at ${nextAt.toISOString().slice(11, 16)}.`,
    })
    expect(announcer.asked.filter((what) => what === 'crosspost')).toHaveLength(10)
    core.clock.advance(HOUR + 1000)
    expect(await is(id, { crosspost: 'done' })).toMatchObject({ words: null })
    await expect(update(id, { crosspost: false })).rejects.toMatchObject({ code: 'conflict' })
  })

  test('does not go out with words that are being changed', async () => {
    await start()
    const id = await posted()
    const at = new Date(core.clock.now().getTime() + HOUR)
    announcer.answer = (what) =>
      what === 'edit' && core.clock.now() < at ? { result: 'later', at, limited: true } : undefined
    await update(id, { text: 'Season 5 is here' })
    await until(() => announcer.asked.includes('edit'), 'it was tried')
    await update(id, { crosspost: true, pin: true })
    await is(id, { pinned: true })
    expect(announcer.asked).not.toContain('crosspost')
    core.clock.advance(HOUR)
    await is(id, { crosspost: 'done' })
    expect(announcer.asked.slice(-2)).toEqual(['edit', 'crosspost'])
  })

  test('where others have published too, Discord itself says when', async () => {
    await start()
    core.clock.advance(2 * HOUR)
    const at = new Date(core.clock.now().getTime() + 20 * 60_000)
    announcer.answer = (what) =>
      what === 'crosspost' && core.clock.now() < at ? { result: 'later', at, limited: true } : undefined
    const [id, other] = [await posted({ crosspost: true }), await posted({ crosspost: true })]
    await is(id, { crosspost: 'waiting' })
    await is(other, { crosspost: 'waiting' })
    expect(await room()).toEqual({ left: 0, nextAt: at })
    // The second did not ask in vain: it was known.
    expect(announcer.asked.filter((what) => what === 'crosspost')).toHaveLength(1)
    await update(other, { crosspost: false })
    expect(await show(other)).toMatchObject({ crosspost: 'no', words: null })
    core.clock.advance(20 * 60_000 + 1)
    await is(id, { crosspost: 'done' })
    expect(await show(other)).toMatchObject({ crosspost: 'no' })
  })

  test('a channel that cannot says so', async () => {
    announcer.answer = (what) => (what === 'crosspost' ? { result: 'refused', words: '#general is none.' } : undefined)
    await start()
    const id = await posted({ crosspost: true })
    await is(id, { crosspost: 'failed', words: '#general is none.' })
    announcer.answer = () => undefined
    await update(id, { crosspost: true })
    await is(id, { crosspost: 'done' })
  })
})

describe('lists', () => {
  test('what is to come and what was, page by page, and what waits', async () => {
    await start()
    const ids: string[] = []
    for (let n = 0; n < 5; n += 1) {
      ids.push(await posted({ text: `Words ${n}` }))
      core.clock.advance(1000)
    }
    await draft()
    const base = { workspace: core.workspace, source: undefined, limit: 2 }
    const seen: string[] = []
    let cursor: string | undefined
    do {
      const page = await listAnnouncements(core.kernel.db, { ...base, view: 'past', cursor })
      seen.push(...page.items.map(({ text }) => text))
      cursor = page.next ?? undefined
    } while (cursor)
    expect(seen).toEqual(['Words 4', 'Words 3', 'Words 2', 'Words 1', 'Words 0'])
    const coming = await listAnnouncements(core.kernel.db, { ...base, view: 'coming', cursor: undefined })
    expect(coming).toMatchObject({ items: [{ state: 'draft' }], next: null, waiting: 0 })
    const day = core.clock.now().toISOString().slice(0, 10)
    const days = await announcementCalendar(core.kernel.db, core.workspace, { from: day, to: day })
    expect(days.map(({ id }) => id)).toEqual(ids)
    await expect(
      announcementCalendar(core.kernel.db, core.workspace, { from: day, to: '2030-01-01' }),
    ).rejects.toMatchObject({ code: 'invalid' })
  })

  test('what a source brings waits for approval, or is posted', async () => {
    await start()
    const source = { id: newId(), place, mention: null, crosspost: false, approval: true }
    const bring = (more: Partial<typeof source>, text = 'An item') =>
      core.kernel.db.transaction((tx) =>
        announceItem(tx, {
          ...{ workspace: core.workspace, source: { ...source, ...more } },
          ...{ text, link: 'https://example.org/1', now: core.clock.now() },
        }),
      )
    const [waits, unwanted] = [await bring({}), await bring({})]
    await dismissAnnouncement(core.kernel, await act(unwanted))
    expect(await show(unwanted)).toMatchObject({ state: 'dismissed' })
    await expect(post(unwanted)).rejects.toMatchObject({ code: 'conflict' })
    const page = { workspace: core.workspace, view: 'coming', source: source.id, cursor: undefined, limit: 9 } as const
    expect(await listAnnouncements(core.kernel.db, page)).toMatchObject({ waiting: 1, items: [{ state: 'waiting' }] })
    await post(waits)
    await is(waits, { state: 'posted' })
    const long = await bring({ approval: false }, `${'😀'.repeat(1200)} end`)
    const { text, shown } = await is(long, { state: 'posted' })
    expect(text).toMatch(/^(😀)+…$/u)
    expect(shown.length).toBeLessThanOrEqual(2000)
  })

  test('an item is cut to what a mention and the mark leave', async () => {
    await start()
    const mention = { id: '600000000000000001', name: 'Season' }
    const source = { id: newId(), place, mention, crosspost: false, approval: false }
    const id = await core.kernel.db.transaction((tx) =>
      announceItem(tx, {
        ...{
          workspace: core.workspace,
          source,
          text: `>>> ${'words\n'.repeat(315)}`,
          link: null,
          now: core.clock.now(),
        },
      }),
    )
    const { text, shown } = await is(id, { state: 'posted' })
    expect(shown).toContain(`…\n${MARK}`)
    expect([shown.length <= 2000, text.length > 1000]).toEqual([true, true])
  })
})

test('an act stands in the audit log, and a draft that is removed leaves nothing else', async () => {
  const id = await draft()
  await schedule(id, '2030-01-01T10:00')
  await removeAnnouncement(core.kernel, { workspace: core.workspace, agent: core.agent, id })
  await expect(show(id)).rejects.toMatchObject({ code: 'not_found' })
  const { rows } = await core.database.pool.query<{ act: string }>(
    'select act from audit_entry where subject = $1 order by at, id',
    [`announcement:${id}`],
  )
  expect(rows.map((row) => row.act)).toEqual(['announcement.created', 'announcement.scheduled', 'announcement.removed'])
})
