import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { TestClock } from '../../../test/support/core.ts'
import {
  bomb,
  endless,
  type FeedServer,
  feed,
  openFeedServer,
  redirect,
  sample,
  status,
  tagged,
  trickling,
} from '../../../test/support/feeds/feed-server.ts'
import type { Reading } from '../../core/announcement/source/item-reader.ts'
import { openGuardedFetch } from '../../kernel/guarded-fetch.ts'
import { openFeeds } from './open-feeds.ts'
import { readFeed } from './read-feed.ts'

let server: FeedServer
const clock = new TestClock()
beforeAll(async () => {
  server = await openFeedServer()
})
afterAll(() => server.close())
beforeEach(() => void server.requests.splice(0))

const reader = () => openFeeds({ guarded: openGuardedFetch({ allowed: [server.host] }), clock, parse: readFeed })
const at = (path: string, known: { etag?: string; lastModified?: string } = {}) =>
  reader().read({ url: server.url + path, secret: null, etag: null, lastModified: null, position: null, ...known })

async function read(name: string): Promise<Reading> {
  server.serve(`/${name}`, feed(sample(name)))
  const found = await at(`/${name}`)
  if (!found) throw new Error('it answered that nothing has changed')
  return found
}

/** What a person reads who pastes the address. */
const words = async (path: string): Promise<string> =>
  at(path).then(
    () => 'it was read',
    (error: Error) => error.message,
  )

const short = ({ items }: Reading) =>
  items.map(({ id, title, link, summary, author, publishedAt }) => [
    ...[id, title, link, summary, author],
    publishedAt?.toISOString().slice(0, 16) ?? null,
  ])

test.each([
  [
    'rss2.xml',
    'RSS 2.0',
    'Lumen Trails Blog',
    [
      [
        ...['lumen-104', 'Patch 1.4: lamps & lanterns'],
        'https://blog.lumentrails.example/patch-1-4?utm_source=rss&utm_medium=feed',
        ...['Lamps glow again.', 'Ana Ribeiro', '2026-11-21T08:30'],
      ],
      [
        ...['https://blog.lumentrails.example/autumn', 'The autumn trail opens'],
        ...['https://blog.lumentrails.example/autumn', 'Come and walk it.', 'The Editor', '2026-11-20T14:00'],
      ],
    ],
  ],
  [
    'rss1.rdf',
    'RSS 1.0',
    'Lumen Wiki',
    [
      [
        ...['https://wiki.lumentrails.example/Lamps', 'Lamps', 'https://wiki.lumentrails.example/Lamps'],
        ...['All lamps in one table.', 'Kofi', '2026-11-20T11:00'],
      ],
    ],
  ],
  [
    'feed.json',
    'JSON Feed 1.1',
    'Lumen micro',
    [
      [
        '2',
        'New paths',
        'https://micro.lumentrails.example/2',
        'Three of them & a lake; an  in passing.',
        'Mei',
        '2026-11-21T09:00',
      ],
      [
        ...['1', 'A note without a title.', 'https://elsewhere.example/a', 'A note without a title.\nIts second line.'],
        ...['', '2026-11-18T10:00'],
      ],
    ],
  ],
  [
    'youtube.xml',
    'Atom',
    'Lumen Trails',
    [
      [
        ...['yt:video:dQw4w9WgXcQ', 'Trailer: the lake at night', 'https://www.youtube.com/watch?v=dQw4w9WgXcQ'],
        ...['A first look at the lake.', 'Lumen Trails', '2026-11-20T17:00'],
      ],
    ],
  ],
  [
    'steam.xml',
    'RSS 2.0',
    'Lumen Trails RSS Feed',
    [
      [
        'https://steamcommunity.com/games/1234560/announcements/detail/501234567890123456',
        'Update 1.4 is live',
        'https://steamcommunity.com/games/1234560/announcements/detail/501234567890123456',
        ...['Lamps glow\n\n\n\nThe bridge holds', 'Lumen Works', '2026-11-20T18:00'],
      ],
    ],
  ],
  [
    'github-releases.atom',
    'Atom',
    'Release notes from trails',
    [
      [
        ...['tag:github.com,2008:Repository/123456789/v1.4.0', 'v1.4.0'],
        ...['https://github.com/lumen/trails/releases/tag/v1.4.0', 'Fixes\n\n\nlamp() returns', 'kofi-lumen'],
        '2026-11-20T11:00',
      ],
    ],
  ],
  [
    'wordpress.xml',
    'RSS 2.0',
    'Lumen Diary',
    [
      [
        ...['https://diary.lumentrails.example/?p=812', 'How we light the trail – part 2'],
        ...['https://diary.lumentrails.example/2026/11/light-2/', 'Shadows are hard. […]', 'Yuki', '2026-11-19T19:58'],
      ],
    ],
  ],
  [
    'podcast.xml',
    'RSS 2.0',
    'Trail Talk',
    [
      [
        ...['aae20190-4504-4f4e-9f0e-2d1f1d5b0007', 'Episode 7: The bridge', 'https://talk.lumentrails.example/7.mp3'],
        ...['Who built it, and why it shakes.', '', '2026-11-18T06:00'],
      ],
    ],
  ],
])('%s is read as %s', async (name, format, title, items) => {
  const found = await read(name)
  expect(found).toMatchObject({ format, title, url: `${server.url}/${name}` })
  expect(short(found)).toEqual(items)
})

test('Atom: markup where it says so, plain words elsewhere, relative addresses, the first time of an entry', async () => {
  expect(short(await read('atom.xml'))).toEqual([
    [
      ...['tag:status.lumentrails.example,2026:12', 'Servers are up again', `${server.url}/incidents/12`],
      ...['All trails are open.', 'Operations', '2026-11-21T06:00'],
    ],
    [
      ...['tag:status.lumentrails.example,2026:11', '5 < 6 trails', `${server.url}/incidents/11`],
      ...['Plain words: <b> is no markup here.', '', '2026-11-19T11:00'],
    ],
  ])
})

test('a poisoned feed: nothing is expanded, nothing is loaded, no markup stays, no wrong time, nothing empty', async () => {
  const found = await read('poisoned.xml')
  const byId = new Map(found.items.map((item) => [item.id, item]))
  expect(JSON.stringify(found)).not.toMatch(/lollol|root:|<script|onerror|steal/)
  expect(byId.get('bomb')?.title).toBe('bomb &e;&e;&e;')
  expect(byId.get('file')?.title).toBe('file &host;')
  expect(byId.get('script')?.title).toBe('Free pass')
  expect(byId.get('date-1')?.publishedAt).toBeNull()
  expect(byId.get('date-2')?.publishedAt).toBeNull()
  expect(found.items).toHaveLength(13)
})

test('text is read in the way in which it was written, also where something else is said', async () => {
  const one = (encoding: string, title: string) =>
    `<?xml version="1.0" encoding="${encoding}"?><rss version="2.0"><channel><item><title>${title}</title></item></channel></rss>`
  const titles = async (path: string) => (await at(path))?.items.map(({ title }) => title)
  server.serve('/latin', feed(Buffer.from(one('iso-8859-1', 'Größe'), 'latin1')))
  expect(await titles('/latin')).toEqual(['Größe'])
  server.serve(
    '/wrong',
    feed(Buffer.from(one('utf-8', 'Größe'), 'latin1'), { 'content-type': 'text/xml; charset=utf-8' }),
  )
  expect(await titles('/wrong')).toEqual(['Größe'])
  server.serve('/wide', feed(Buffer.from(`\ufeff${one('utf-16', 'Größe 🎮')}`, 'utf16le')))
  expect(await titles('/wide')).toEqual(['Größe 🎮'])
  server.serve('/unknown', feed(one('klingon', 'Größe'), { 'content-type': 'text/xml; charset=klingon' }))
  expect(await titles('/unknown')).toEqual(['Größe'])
})

test('what is unchanged is not read again', async () => {
  server.serve('/tagged', tagged(sample('rss2.xml'), '"v1"'))
  expect((await at('/tagged'))?.etag).toBe('"v1"')
  expect(await at('/tagged', { etag: '"v1"' })).toBeNull()
  server.serve('/dated', feed(sample('rss2.xml'), { 'last-modified': 'Sat, 21 Nov 2026 09:00:00 GMT' }))
  expect((await at('/dated', { lastModified: 'Fri, 20 Nov 2026 09:00:00 GMT' }))?.lastModified).toContain('21 Nov')
  expect(server.requests.at(-1)?.headers['if-modified-since']).toContain('20 Nov')
})

test('a page leads to the feed that it names', async () => {
  const page =
    '<!doctype html><html><head><link REL="alternate" type="application/rss+xml" href="rss2.xml"></head><body>Hi</body></html>'
  server.serve('/blog/', feed(page, { 'content-type': 'text/html' }))
  server.serve('/blog/rss2.xml', feed(sample('rss2.xml')))
  expect(await at('/blog/')).toMatchObject({ url: `${server.url}/blog/rss2.xml`, title: 'Lumen Trails Blog' })
  server.serve('/page', feed('<html><body>nothing</body></html>'))
  expect(await words('/page')).toBe('This is a page that names no feed. Paste the address of the feed itself.')
  server.serve(
    '/inside',
    feed(page.replace('rss2.xml', 'http://169.254.169.254/latest'), { 'content-type': 'text/html' }),
  )
  expect(await words('/inside')).toContain('private network')
})

test('redirects are followed three times, and every address is checked as the first one is', async () => {
  server.serve('/new', feed(sample('rss2.xml')))
  server.serve('/1', redirect('/2', 301))
  server.serve('/2', redirect(`${server.url}/3`, 308))
  server.serve('/3', redirect('/new', 307))
  expect((await at('/1'))?.title).toBe('Lumen Trails Blog')
  server.serve('/0', redirect('/1'))
  expect(await words('/0')).toContain('leads on and on')
  server.serve('/circle', redirect('/circle'))
  server.serve('/round', redirect('/round-2'))
  server.serve('/round-2', redirect('/round'))
  expect([await words('/circle'), await words('/round')]).toEqual(Array(2).fill(expect.stringContaining('in a circle')))
  server.serve('/nowhere', status(302))
  expect(await words('/nowhere')).toContain('does not say where to')
  for (const [path, to] of [
    ['/local', 'http://127.0.0.1:1/feed'],
    ['/cloud', 'http://169.254.169.254/latest/meta-data/'],
    ['/name', 'http://localhost/feed'],
    ['/mapped', 'http://[::ffff:10.0.0.1]/feed'],
  ] as const) {
    server.serve(path, redirect(to))
    expect(await words(path), to).toMatch(/^It leads on to another address\. .*private network/)
  }
  server.serve('/file', redirect('file:///etc/passwd'))
  expect(await words('/file')).toContain('begins with https://')
})

test('what is endless, too large or packed to do harm is left where the limit is', async () => {
  server.serve('/endless', endless)
  server.serve('/bomb', bomb())
  server.serve('/packed', feed('not packed', { 'content-encoding': 'gzip' }))
  server.serve('/odd', feed('x', { 'content-encoding': 'gzip, gzip' }))
  const before = process.memoryUsage().rss
  expect([await words('/endless'), await words('/bomb')]).toEqual(
    Array(2).fill(expect.stringContaining('larger than 4 MB')),
  )
  expect(process.memoryUsage().rss - before).toBeLessThan(128 * 1024 * 1024)
  expect(await words('/packed')).toContain('cannot be unpacked')
  expect(await words('/odd')).toContain('packed in a way')
})

test('a feed that trickles is left when its time is over, redirects counted in', async () => {
  server.serve('/slow', trickling)
  server.serve('/to-slow', (response) => void setTimeout(() => redirect('/slow')(response), 200))
  const guarded = openGuardedFetch({ allowed: [server.host] })
  const place = { secret: null, etag: null, lastModified: null, position: null }
  const begun = performance.now()
  const look = openFeeds({ guarded, clock, parse: readFeed, wholeMs: 400 }).read({
    ...place,
    url: `${server.url}/to-slow`,
  })
  await expect(look).rejects.toThrow('did not answer in time')
  expect(performance.now() - begun).toBeLessThan(1500)
})

test.each([
  ['/broken', feed('<rss version="2.0"><channel><item><title>half'), 'cannot be read to its end'],
  ['/nothing', feed(''), 'This is no feed.'],
  ['/words', feed('hello', { 'content-type': 'text/plain' }), 'This is no feed.'],
  ['/json', feed('{"items": 1', { 'content-type': 'application/json' }), 'This is no feed.'],
  ['/other-xml', feed('<svg xmlns="http://www.w3.org/2000/svg"/>'), 'This is no feed.'],
  ['/missing', status(404), 'nothing at this address (404)'],
  ['/private', status(403), 'without signing in (403)'],
  ['/ill', status(502), 'trouble of its own (502)'],
  ['/odd-status', status(418), 'answered 418'],
])('%s is told in words', async (path, answer, said) => {
  server.serve(path, answer)
  expect(await words(path)).toContain(said)
})

test('what is gone says so, and whoever asks for rest gets it', async () => {
  server.serve('/gone', status(410))
  await expect(at('/gone')).rejects.toMatchObject({ kind: 'gone' })
  server.serve('/busy', status(429, { 'retry-after': '3600' }))
  await expect(at('/busy')).rejects.toMatchObject({ kind: 'passing', retryAt: new Date('2026-11-21T11:00:00Z') })
  server.serve('/later', status(503, { 'retry-after': 'Sat, 21 Nov 2026 15:00:00 GMT' }))
  await expect(at('/later')).rejects.toMatchObject({ retryAt: new Date('2026-11-21T15:00:00Z') })
})

test('of a very long feed the newest five hundred are looked at', async () => {
  const day = (place: number) => new Date(Date.UTC(2020, 0, 1 + place)).toUTCString()
  const items = Array.from(
    { length: 900 },
    (_, place) => `<item><title>${place}</title><pubDate>${day(place)}</pubDate></item>`,
  )
  server.serve('/long', feed(`<rss version="2.0"><channel>${items.join('')}</channel></rss>`))
  const found = (await at('/long'))?.items ?? []
  expect([found.length, found[0]?.title, found.at(-1)?.title]).toEqual([500, '400', '899'])
})
