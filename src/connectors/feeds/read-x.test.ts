import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { TestClock } from '../../../test/support/core.ts'
import { type FeedServer, openFeedServer, status } from '../../../test/support/feeds/feed-server.ts'
import { openGuardedFetch } from '../../kernel/guarded-fetch.ts'
import { openX } from './read-x.ts'

let server: FeedServer
beforeAll(async () => {
  server = await openFeedServer()
})
afterAll(() => server.close())
beforeEach(() => void server.requests.splice(0))

const json = (value: unknown) => status(200, { 'content-type': 'application/json' }, JSON.stringify(value))
const read = (position: string | null = null) =>
  openX({ guarded: openGuardedFetch({ allowed: [server.host] }), clock: new TestClock(), base: server.url }).read({
    ...{ url: 'lumentrails', secret: 'a token', etag: null, lastModified: null, position },
  })

/** Answers as docs.x.com shows them, under "User lookup by username" and "Get Posts". */
const USER = { data: { id: '2244994945', name: 'Lumen Trails', username: 'lumentrails' } }
const POSTS = {
  data: [
    {
      id: '1346889436626259968',
      text: 'Lamps &amp; lanterns are back\nhttps://t.co/a',
      created_at: '2026-11-21T09:00:00.000Z',
    },
    { id: '1346889436626259000', text: 'A <first> word', created_at: '2026-11-20T09:00:00.000Z' },
  ],
  meta: { result_count: 2, newest_id: '1346889436626259968', oldest_id: '1346889436626259000', next_token: 'x' },
}

test('posts are read with the token; the account is looked up once, and only what is new is asked for', async () => {
  server.serve('/2/users/by/username/lumentrails', json(USER))
  server.serve('/2/users/2244994945/tweets', json(POSTS))
  const found = await read()
  expect(found).toMatchObject({
    title: '@lumentrails',
    format: 'X',
    url: 'lumentrails',
    position: '2244994945/1346889436626259968',
  })
  expect(found?.items).toEqual([
    {
      ...{
        id: '1346889436626259968',
        title: 'Lamps & lanterns are back',
        summary: 'Lamps & lanterns are back\nhttps://t.co/a',
      },
      ...{ link: 'https://x.com/lumentrails/status/1346889436626259968', author: '@lumentrails' },
      publishedAt: new Date('2026-11-21T09:00:00Z'),
    },
    expect.objectContaining({ id: '1346889436626259000' }),
  ])
  server.serve('/2/users/2244994945/tweets', json({ meta: { result_count: 0 } }))
  expect(await read(found?.position)).toMatchObject({ items: [], position: '2244994945/1346889436626259968' })
  expect(server.requests.map(({ path }) => path)).toEqual([
    '/2/users/by/username/lumentrails',
    '/2/users/2244994945/tweets?exclude=retweets%2Creplies&max_results=20&tweet.fields=created_at',
    '/2/users/2244994945/tweets?exclude=retweets%2Creplies&max_results=20&tweet.fields=created_at&since_id=1346889436626259968',
  ])
  expect(server.requests.every(({ headers }) => headers.authorization === 'Bearer a token')).toBe(true)
})

test.each([
  [status(401), 'refuses the token'],
  [status(402), 'credits are used up'],
  [status(403), 'may not read posts'],
  [status(404), 'no such account'],
  [status(503), 'X answered 503'],
  [status(200, {}, '<html>'), 'cannot be read'],
  [json({ data: { id: '../admin', username: 'x' } }), 'cannot be read'],
  [json({ errors: [{ title: 'Not Found Error' }] }), 'no account @lumentrails'],
])('what X refuses is told in words (%#)', async (answer, said) => {
  server.serve('/2/users/by/username/lumentrails', answer)
  await expect(read()).rejects.toThrow(said)
})

test('X is left alone until the time that it names', async () => {
  server.serve('/2/users/by/username/lumentrails', status(429, { 'x-rate-limit-reset': '1795260000' }))
  await expect(read()).rejects.toMatchObject({ retryAt: new Date(1795260000_000) })
})
