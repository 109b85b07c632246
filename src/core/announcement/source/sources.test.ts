import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest'
import { openTestCore, type TestCore } from '../../../../test/support/core.ts'
import {
  type FeedServer,
  feed,
  openFeedServer,
  rssOf,
  type SampleItem,
  sample,
  status,
  tagged,
  trickling,
} from '../../../../test/support/feeds/feed-server.ts'
import { SourceDesk } from '../../../../test/support/feeds/source-desk.ts'
import { lookNow } from './look-now.ts'
import { removeSource } from './remove-source.ts'
import { trySource } from './try-source.ts'
import { updateSource } from './update-source.ts'

let core: TestCore
let server: FeedServer
let desk: SourceDesk
beforeAll(async () => {
  core = await openTestCore()
  server = await openFeedServer()
  desk = new SourceDesk(core, server)
})
afterAll(async () => {
  await server.close()
  await core.close()
})
beforeEach(() => desk.start())
afterEach(() => desk.stop())

const first: SampleItem = { title: 'First', id: '1', link: 'https://lumen.example/1', minute: 0 }
const second: SampleItem = { title: 'Second', id: '2', link: 'https://lumen.example/2', minute: 1 }
const third: SampleItem = { title: 'Third', id: '3', link: 'https://lumen.example/3', minute: 2 }
const titles = async (id: string) => (await desk.announced(id)).map(({ text }) => text.split('\n')[0])
const of = (id: string) => ({ workspace: core.workspace, agent: core.agent, id })
const change = async (
  id: string,
  parts: Omit<Parameters<typeof updateSource>[2], 'workspace' | 'agent' | 'id' | 'version'>,
) => updateSource(core.kernel, desk, { ...of(id), version: (await desk.show(id)).version, ...parts })

test('the first look is quiet; what comes then waits for approval, in the order of its time, once', async () => {
  server.serve('/blog', feed(rssOf([first])))
  const id = await desk.addPrimed('/blog')
  expect(await titles(id)).toEqual([])
  expect(await desk.show(id)).toMatchObject({ seen: 1, announced: 0, trouble: null, hasSecret: false })
  server.serve('/blog', feed(rssOf([third, first, second])))
  await desk.next(id)
  expect(await desk.announced(id)).toMatchObject([
    { state: 'waiting', text: 'Second\nhttps://lumen.example/2', link: 'https://lumen.example/2' },
    { state: 'waiting', text: 'Third\nhttps://lumen.example/3', place: { name: 'announcements' } },
  ])
  await desk.next(id)
  expect(await titles(id)).toHaveLength(2)
  expect((await desk.items(id)).map(({ title, became }) => [title, became])).toEqual([
    ['Third', 'announced'],
    ['Second', 'announced'],
    ['First', 'old'],
  ])
})

test('automatic ones go to be posted at once; what the filter does not want stays unsaid', async () => {
  server.serve('/auto', feed(rssOf([])))
  const id = await desk.addPrimed('/auto', { approval: false, filter: { include: [], exclude: ['second'] } })
  server.serve('/auto', feed(rssOf([third, second, first])))
  await desk.next(id)
  expect((await desk.announced(id)).map(({ state }) => state)).toEqual(['posting', 'posting'])
  expect(await titles(id)).toEqual(['First', 'Third'])
  const lanes = await core.database.pool.query(`select 1 from lane where route = 'announcement' and due is not null`)
  expect(lanes.rows).toHaveLength(2)
  expect((await desk.items(id)).map(({ became }) => became)).toEqual(['announced', 'filtered', 'announced'])
})

test('two processes, restarts and a kill in the middle of a look announce nothing twice', async () => {
  server.serve('/both', feed(rssOf([first])))
  const id = await desk.addPrimed('/both')
  await desk.start(2)
  server.serve('/both', feed(rssOf([second, first])))
  await desk.next(id)
  expect(server.asked('/both')).toBe(2)
  await desk.stop()
  // One that was killed holds its lane until the lease has run out; the look is made by another, and whatever the dead one still writes is refused.
  server.serve('/both', feed(rssOf([third, second, first])))
  core.clock.advance(600_000)
  await core.database.pool.query(
    `update lane set lease_until = $2, owner = gen_random_uuid(), attempt = attempt + 1 where subject = $1`,
    [id, new Date(core.clock.now().getTime() + 60_000)],
  )
  await desk.start(2)
  core.clock.advance(61_000)
  core.kernel.bus.wake('lanes:source')
  await desk.looked(id)
  expect(await titles(id)).toEqual(['Second', 'Third'])
})

test('the end of a process waits for no slow feed, and the next one reads it', async () => {
  server.serve('/slow', trickling)
  const { id } = await desk.add('/slow')
  await vi.waitFor(() => expect(server.asked('/slow')).toBe(1))
  const begun = performance.now()
  await desk.stop()
  expect(performance.now() - begun).toBeLessThan(2000)
  server.serve('/slow', feed(rssOf([first])))
  await desk.start()
  expect(await desk.looked(id)).toMatchObject({ seen: 1, trouble: null })
})

describe('the same item', () => {
  test.each([
    ['under another id', { ...second, id: 'other' }],
    ['at another address', { ...second, id: 'other', link: 'https://new.example/2' }],
    ['with other words', { ...second, title: 'Second, mended', minute: 30 }],
    [
      'with a mark of where it was found',
      { ...second, id: 'x', link: 'http://www.lumen.example/2/?utm_source=a#b', title: 'Else' },
    ],
    ['in other letters, without id and address', { title: 'SECOND', minute: 45 }],
  ])('%s is announced once', async (name, again) => {
    const path = `/same-${name.replaceAll(/\W/g, '-')}`
    server.serve(path, feed(rssOf([first])))
    const id = await desk.addPrimed(path)
    server.serve(path, feed(rssOf([second, first])))
    await desk.next(id)
    server.serve(path, feed(rssOf([again, first])))
    await desk.next(id)
    server.serve(path, feed(rssOf([again])))
    await desk.next(id)
    expect(await titles(id)).toEqual(['Second'])
  })
})

test('a feed with other ids and addresses on each request is told of, and floods nothing', async () => {
  let asked = 0
  server.serve('/churn', (response) => {
    asked += 1
    const minute = asked * 1440
    const items = Array.from({ length: 8 }, (_, place) => ({
      ...{ title: `Old ${place}`, id: `${asked}-${place}`, link: `https://lumen.example/${asked}/${place}`, minute },
    }))
    feed(rssOf(items))(response)
  })
  const id = await desk.addPrimed('/churn', { approval: false })
  // Each look is a day later, so that not even title and day are the same.
  for (let day = 1; day <= 3; day++) {
    core.clock.advance(86_400_000)
    await desk.next(id)
  }
  expect(asked).toBe(4)
  expect(await desk.announced(id)).toEqual([])
  expect((await desk.show(id)).trouble).toContain('other ids and addresses each time')
})

test('of many at once the newest five are taken, and the rest is told', async () => {
  server.serve('/many', feed(rssOf([first])))
  const id = await desk.addPrimed('/many')
  const many = Array.from({ length: 12 }, (_, place) => ({ title: `New ${place}`, id: `n${place}`, minute: 5 + place }))
  server.serve('/many', feed(rssOf([...many, first])))
  const view = await desk.next(id)
  expect(await titles(id)).toEqual([7, 8, 9, 10, 11].map((place) => `New ${place}`))
  expect(view.trouble).toBe(
    '12 new items came at once. The newest 5 were taken, 7 were not: they stand in the list of items.',
  )
  expect((await desk.next(id)).trouble).not.toBeNull()
  server.serve('/many', feed(rssOf([{ title: 'One more', id: 'm', minute: 40 }, ...many, first])))
  expect((await desk.next(id)).trouble).toBeNull()
})

test('a poisoned feed is announced in harmless words', async () => {
  server.serve('/bad', feed(rssOf([])))
  const template = '{title}\n{summary}\n[more]({link})'
  const [wanted, rest] = [
    ['bomb', 'file', 'pass', 'look', 'nitro'],
    ['same', 'turned', 'one id', 'day'],
  ]
  const ids = await Promise.all(
    [wanted, rest].map((include) => desk.add('/bad', { approval: false, template, filter: { include, exclude: [] } })),
  )
  for (const { id } of ids) await desk.looked(id)
  server.serve('/bad', feed(sample('poisoned.xml')))
  for (const { id } of ids) await desk.next(id)
  const texts = (await Promise.all(ids.map(({ id }) => desk.announced(id)))).flat().map(({ text }) => text)
  expect(texts.map((text) => text.split('\n')[0])).toEqual([
    'bomb &e;&e;&e;',
    'file &host;',
    'Free pass',
    '@\u200beveryone @\u200bhere \\<@\u200b&123456789012345678\\> look',
    '\\[Free Nitro\\]\\(https\\://bad.example/nitro\\) \\*\\*now\\*\\* \\# Staff says',
    'the same',
    'one id for two',
    'one id for two, second',
    'turned around\ufffd \ufffd',
    'from no day at all',
  ])
  expect(texts.join('\n')).not.toMatch(/@everyone|@here|<@(?!\u200b)|javascript:|file:|staff\.example@|steal|\u202e/)
  expect(texts.filter((text) => text.includes('[more]'))).toHaveLength(6)
})

test('a feed that fails is asked ever more rarely, says why, and mends by itself', async () => {
  server.serve('/ill', status(500))
  const { id } = await desk.add('/ill')
  await desk.looked(id)
  const waits: number[] = []
  for (let look = 0; look < 7; look++) {
    const { nextAt, trouble } = await desk.next(id)
    expect(trouble).toBe('It has trouble of its own (500).')
    waits.push((new Date(nextAt ?? 0).getTime() - core.clock.now().getTime()) / 60_000)
  }
  expect(waits).toEqual([40, 80, 160, 320, 360, 360, 360])
  server.serve('/ill', feed(rssOf([first])))
  expect(await desk.next(id)).toMatchObject({ trouble: null, seen: 1, announced: 0 })
  server.serve('/ill', status(429, { 'retry-after': '7200' }))
  const { nextAt } = await desk.next(id)
  expect(new Date(nextAt ?? 0).getTime() - core.clock.now().getTime()).toBe(7_200_000)
  server.serve('/ill', status(503, { 'retry-after': '99999999' }))
  const after = await desk.next(id)
  expect(new Date(after.nextAt ?? 0).getTime() - core.clock.now().getTime()).toBe(86_400_000)
})

test('one that is gone for good is turned off and says so; turned on again, it begins quietly', async () => {
  server.serve('/gone', feed(rssOf([first])))
  const id = await desk.addPrimed('/gone')
  server.serve('/gone', status(410))
  expect(await desk.next(id)).toMatchObject({ active: false, nextAt: null })
  expect((await desk.show(id)).trouble).toContain('gone for good (410). It was turned off.')
  const asked = server.asked('/gone')
  core.clock.advance(86_400_000)
  core.kernel.bus.wake('lanes:source')
  await expect(lookNow(core.kernel, of(id))).rejects.toMatchObject({ code: 'conflict' })
  expect(server.asked('/gone')).toBe(asked)
  server.serve('/gone', feed(rssOf([second, first])))
  await change(id, { active: true })
  expect(await desk.looked(id)).toMatchObject({ trouble: null, active: true, seen: 2, announced: 0 })
})

test('what has not changed is not read again, and a look can be asked for', async () => {
  server.serve('/tagged', tagged(rssOf([first]), '"1"'))
  const id = await desk.addPrimed('/tagged')
  await desk.next(id)
  expect(server.requests.findLast(({ path }) => path === '/tagged')?.headers['if-none-match']).toBe('"1"')
  server.serve('/tagged', tagged(rssOf([second, first]), '"2"'))
  core.clock.advance(1000)
  await lookNow(core.kernel, of(id))
  await desk.looked(id)
  expect(await titles(id)).toEqual(['Second'])
})

test('another address begins anew; another template does not', async () => {
  server.serve('/old', feed(rssOf([first])))
  const id = await desk.addPrimed('/old')
  server.serve('/new', feed(rssOf([second, first])))
  core.clock.advance(1000)
  await change(id, { url: `${server.url}/new`, name: 'News', template: 'New: {title}' })
  await desk.looked(id)
  expect(await titles(id)).toEqual([])
  server.serve('/new', feed(rssOf([third, second, first])))
  await desk.next(id)
  expect(await titles(id)).toEqual(['New: Third'])
  await expect(change(id, { template: '{words}' })).rejects.toMatchObject({
    code: 'invalid',
    details: { field: 'template' },
  })
  await expect(change(id, { url: 'http://10.0.0.1/feed' })).rejects.toMatchObject({
    code: 'invalid',
    details: { field: 'url' },
  })
  const stale = updateSource(core.kernel, desk, { ...of(id), version: 1, name: 'Mine' })
  await expect(stale).rejects.toMatchObject({ code: 'conflict' })
})

test('one that is taken away is read no more, and what was announced stays', async () => {
  server.serve('/away', feed(rssOf([])))
  const id = await desk.addPrimed('/away')
  server.serve('/away', feed(rssOf([first])))
  await desk.next(id)
  await removeSource(core.kernel, of(id))
  await expect(desk.show(id)).rejects.toMatchObject({ code: 'not_found' })
  expect(await titles(id)).toEqual(['First'])
  const kept = await core.database.pool.query(
    `select (select count(*)::int from source_item where source_id = $1) as items, (select count(*)::int from source_item_key where source_id = $1) as keys`,
    [id],
  )
  expect(kept.rows).toEqual([{ items: 0, keys: 0 }])
  const asked = server.asked('/away')
  core.clock.advance(86_400_000)
  core.kernel.bus.wake('lanes:source')
  await vi.waitFor(async () => {
    const lane = await core.database.pool.query('select due from lane where subject = $1', [id])
    expect(lane.rows).toEqual([{ due: null }])
  })
  expect(server.asked('/away')).toBe(asked)
})

test('a source is tried without storing anything', async () => {
  server.serve('/try', feed(rssOf([first, second])))
  const rows = async () => (await core.database.pool.query('select count(*)::int as n from source_item')).rows
  const before = await rows()
  const trial = { kind: 'feed', url: `${server.url}/try`, secret: undefined, template: '**{title}** {source}' } as const
  const filter = { include: ['second'], exclude: [] }
  expect(await trySource(desk, { ...trial, filter })).toMatchObject({
    ...{ title: 'Lumen', format: 'RSS 2.0', url: `${server.url}/try` },
    items: [
      { title: 'Second', wanted: true, text: '**Second** Lumen', link: 'https://lumen.example/2' },
      { title: 'First', wanted: false },
    ],
  })
  expect(await rows()).toEqual(before)
  const wrong = trySource(desk, { ...trial, url: `${server.url}/nothing-here`, filter })
  await expect(wrong).rejects.toMatchObject({ code: 'conflict', message: expect.stringContaining('404') })
})

test('screens hear of what has changed, and of nothing else', async () => {
  server.serve('/heard', feed(rssOf([first])))
  const id = await desk.addPrimed('/heard')
  const log = `select (select count(*) from event where kind = 'source.changed') + (select count(*) from event_staging where kind = 'source.changed') as n`
  const count = async () => Number((await core.database.pool.query(log)).rows[0].n)
  const before = await count()
  await desk.next(id)
  await desk.next(id)
  expect(await count()).toBe(before)
  server.serve('/heard', status(404))
  await desk.next(id)
  await desk.next(id)
  expect(await count()).toBe(before + 1)
})
