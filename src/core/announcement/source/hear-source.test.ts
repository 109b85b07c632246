import { Webhook } from 'standardwebhooks'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { openTestCore, type TestCore } from '../../../../test/support/core.ts'
import { type FeedServer, openFeedServer } from '../../../../test/support/feeds/feed-server.ts'
import { SourceDesk } from '../../../../test/support/feeds/source-desk.ts'
import { hearSource, type SourceCall } from './hear-source.ts'
import { rotateSource } from './rotate-source.ts'
import { updateSource } from './update-source.ts'

let core: TestCore
let server: FeedServer
let desk: SourceDesk
let id: string
let secret: string
beforeAll(async () => {
  core = await openTestCore()
  server = await openFeedServer()
  desk = new SourceDesk(core, server)
})
afterAll(async () => {
  await server.close()
  await core.close()
})
beforeEach(async () => {
  const made = await desk.add('', { kind: 'webhook', name: 'Zap', template: '{title} {link}', approval: false })
  id = made.id
  secret = made.secret ?? ''
})

let calls = 0
type Told = { id?: unknown; title?: unknown; link?: unknown; summary?: unknown; author?: unknown }

/** A call as the specification's own library signs it. */
function signed(told: Told | string, { by = secret, at = core.clock.now(), call = `msg_${++calls}` } = {}): SourceCall {
  const body = typeof told === 'string' ? told : JSON.stringify(told)
  return {
    ...{ id, webhookId: call, timestamp: String(Math.floor(at.getTime() / 1000)) },
    ...{ signature: new Webhook(by).sign(call, at, body), authorization: undefined, body: Buffer.from(body) },
  }
}
const plain = (told: Told, authorization: string | undefined): SourceCall => ({
  ...{ id, webhookId: undefined, timestamp: undefined, signature: undefined, authorization },
  body: Buffer.from(JSON.stringify(told)),
})
const hear = (call: SourceCall) => hearSource(core.kernel, desk.secrets, call)
const texts = async () => (await desk.announced(id)).map(({ text }) => text)

test('what is signed is announced, from the first call on, in the words of the template', async () => {
  expect(secret).toMatch(/^whsec_/)
  const told = { id: 17, title: 'We are **live**', link: 'https://x.com/lumen/status/1', author: 'Ana' }
  expect(await hear(signed(told))).toEqual({ isNew: true })
  expect(await desk.announced(id)).toMatchObject([
    { state: 'posting', text: 'We are \\*\\*live\\*\\* https://x.com/lumen/status/1' },
  ])
  expect(await desk.show(id)).toMatchObject({
    ...{ seen: 1, announced: 1, hasSecret: true, lookedAt: core.clock.now().toISOString() },
    url: `https://desk.example.org/hooks/announcements/${id}`,
  })
})

test('a call that comes again does nothing, whoever sends it and however its item was known', async () => {
  const call = signed({ id: 'a', title: 'One' })
  expect([await hear(call), await hear(call)]).toEqual([{ isNew: true }, { isNew: false }])
  const again = await Promise.all(['b', 'c', 'd'].map((name) => hear(signed({ id: 'a', title: name }))))
  expect(again).toEqual(Array(3).fill({ isNew: false }))
  const sameCall = signed({ id: 'never seen', title: 'Other' }, { call: call.webhookId ?? '' })
  expect(await hear(sameCall)).toEqual({ isNew: false })
  expect(await texts()).toHaveLength(1)
})

test('two at the same moment are one', async () => {
  const call = signed({ title: 'At once' })
  const heard = await Promise.all([call, call, call, call].map(hear))
  expect(heard.filter(({ isNew }) => isNew)).toHaveLength(1)
  expect(await texts()).toHaveLength(1)
})

test('without an id the address counts, without one the title of the day', async () => {
  const link = 'https://twitch.example/lumen'
  const heard = [
    await hear(signed({ title: 'Live', link })),
    await hear(signed({ title: 'Live again', link })),
    await hear(signed({ id: '2', title: 'Live', link })),
    await hear(signed({ title: 'Tea' })),
    await hear(signed({ title: 'tea' })),
  ]
  core.clock.advance(86_400_000)
  heard.push(await hear(signed({ title: 'Tea' })))
  expect(heard.map(({ isNew }) => isNew)).toEqual([true, false, true, true, false, true])
})

describe('nothing is done for', () => {
  const later = (seconds: number) => new Date(core.clock.now().getTime() + seconds * 1000)
  test.each<[string, () => SourceCall]>([
    ['who signs with another secret', () => signed({ title: 'x' }, { by: 'whsec_c2VjcmV0c2VjcmV0c2VjcmV0' })],
    ['a call from six minutes ago', () => signed({ title: 'x' }, { at: later(-360) })],
    ['a call from the future', () => signed({ title: 'x' }, { at: later(360) })],
    ['a body that was changed', () => ({ ...signed({ title: 'x' }), body: Buffer.from('{"title":"y"}') })],
    ['a call that was renamed', () => ({ ...signed({ title: 'x' }), webhookId: 'msg_other' })],
    ['a source that is not there', () => ({ ...signed({ title: 'x' }), id: desk.nothing })],
    ['who signs nothing', () => plain({ title: 'x' }, undefined)],
    ['who shows the secret where that is not allowed', () => plain({ title: 'x' }, `Bearer ${secret}`)],
  ])('%s', async (_who, call) => {
    const { body, ...rest } = call()
    await expect(hear({ ...rest, body })).rejects.toMatchObject({ code: 'unauthenticated' })
    expect(await texts()).toEqual([])
  })
})

test('who cannot sign may show the secret, where the source allows it', async () => {
  await updateSource(core.kernel, desk, {
    workspace: core.workspace,
    agent: core.agent,
    id,
    version: 1,
    plainSecret: true,
  })
  expect(await hear(plain({ title: 'From IFTTT' }, `Bearer ${secret}`))).toEqual({ isNew: true })
  expect(await hear(plain({ title: 'From IFTTT' }, `Bearer ${secret}`))).toEqual({ isNew: false })
  for (const wrong of [`Bearer ${secret}x`, 'Bearer ', secret, 'Basic abc']) {
    await expect(hear(plain({ title: 'y' }, wrong)), wrong).rejects.toMatchObject({ code: 'unauthenticated' })
  }
  expect(await texts()).toHaveLength(1)
})

test.each([
  ['{"title"', 'no JSON'],
  ['[]', 'expected object'],
  ['{}', 'title'],
  ['{"title":" "}', 'title'],
  ['{"title":"x","link":5}', 'link'],
  [`{"title":"${'x'.repeat(3000)}"}`, 'title'],
])('a signed body that says nothing is refused in words: %.30s', async (body, said) => {
  await expect(hear(signed(body))).rejects.toMatchObject({ code: 'invalid', message: expect.stringContaining(said) })
})

test('a new secret ends the one before; a source that is off takes nothing', async () => {
  const act = { workspace: core.workspace, agent: core.agent, id }
  const next = await rotateSource(core.kernel, desk.secrets, act)
  await expect(hear(signed({ title: 'x' }))).rejects.toMatchObject({ code: 'unauthenticated' })
  expect(await hear(signed({ title: 'x' }, { by: next }))).toEqual({ isNew: true })
  await updateSource(core.kernel, desk, { ...act, version: 1, active: false })
  await expect(hear(signed({ title: 'y' }, { by: next }))).rejects.toMatchObject({ code: 'conflict' })
  const { rows } = await core.database.pool.query('select secret from announcement_source where id = $1', [id])
  expect(rows[0].secret).not.toContain(next.slice(6))
})

test('a loop on the other side ends at thirty an hour', async () => {
  for (let n = 0; n < 30; n++)
    expect(await hear(signed({ id: `loop ${n}`, title: `loop ${n}` }))).toEqual({ isNew: true })
  await expect(hear(signed({ id: 'more', title: 'more' }))).rejects.toMatchObject({ code: 'too_many' })
  core.clock.advance(3_601_000)
  expect(await hear(signed({ id: 'more', title: 'more' }))).toEqual({ isNew: true })
})

test('what calls leave behind is bounded: each is forgotten with its item, and a loop with what is known leaves nothing in the end', async () => {
  await hear(signed({ id: 'a', title: 'One' }))
  await hear(signed({ id: 'a', title: 'One' }))
  const ask = (sql: string) => core.database.pool.query(sql, [id])
  const kept = async () => (await ask('select count(*)::int as n from source_item_key where source_id = $1')).rows[0].n
  const homeless = await ask(
    'select key from source_item_key where source_id = $1 and item_id not in (select id from source_item where source_id = $1)',
  )
  expect([await kept(), homeless.rows]).toEqual([3, []])
  await ask(
    `insert into source_item_key (workspace, source_id, key, item_id)
     select workspace, source_id, 'call:' || g, id from source_item, generate_series(1, 20000) g where source_id = $1`,
  )
  const before = await kept()
  expect(await hear(signed({ id: 'a', title: 'One' }))).toEqual({ isNew: false })
  expect(await kept()).toBe(before)
})
