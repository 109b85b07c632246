import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { directMessage } from '../../test/support/core.ts'
import { clientOf } from '../../test/support/desk-client.ts'
import { addArticles } from '../../test/support/knowledge.ts'
import { addTestAgent, openTestDesk, setUpTestOwner, signIn, type TestDesk } from '../../test/support/open-desk.ts'
import { type OpenaiStandIn, openOpenaiStandIn } from '../../test/support/openai-stand-in.ts'
import type { DeskClient } from '../../test/support/product.ts'
import { addNote } from '../core/conversation/add-note.ts'
import { receiveChanges } from '../core/conversation/receive.ts'
import { sendReply } from '../core/conversation/send-reply.ts'

// The endpoint as admins set it and as agents use it, by the API, before a stand-in over real HTTP.
let desk: TestDesk
let standIn: OpenaiStandIn
let rpc: DeskClient
let agent: DeskClient
let conversation: string
let article: string

const BODY =
  'Refunds are given within 14 days. Open the receipt at https://lumen.example/receipts and choose Report a problem.'

beforeAll(async () => {
  standIn = await openOpenaiStandIn()
  desk = await openTestDesk({ privateHosts: [standIn.host] })
  rpc = clientOf(desk, { cookie: await setUpTestOwner(desk) })
  const id = await addTestAgent(desk, { email: 'kofi@example.com' })
  agent = clientOf(desk, { cookie: await signIn(desk, 'kofi@example.com') })
  const { kernel, workspace } = desk
  const [known] = await addArticles(kernel, {
    workspace,
    agent: id,
    articles: [{ title: 'Ask for a refund', body: BODY, examples: ['i want a refund'], locale: 'en' }],
  })
  article = known ?? ''
  const receive = (text: string) =>
    receiveChanges(kernel, { workspace, channel: 'discord' }, [directMessage('mei', text)])
  const [opened] = await receive('can i get a refund, see https://mallory.test/a')
  conversation = opened?.conversation ?? ''
  await addNote(kernel, { workspace, agent: id, conversation, text: 'she is a friend of Lin', attachments: [] })
  await sendReply(kernel, { workspace, agent: id, conversation, text: 'Which pass?', replyTo: null, attachments: [] })
  await receive('the trail pass, i want a refund for it')
})
afterAll(() => Promise.all([desk.close(), standIn.close()]))
beforeEach(() => {
  standIn.requests.length = 0
  standIn.misbehaves = null
})

const input = (more = {}) => ({
  ...{ version: 0, baseUrl: `${standIn.baseUrl}/`, key: standIn.key, chatModel: 'small-chat', embeddingModel: null },
  ...{ chooses: true, composes: true, drafts: true, dailyTokens: 100_000 },
  ...more,
})
const codeOf = (asking: Promise<unknown>): Promise<[string, string]> =>
  asking.then(
    () => ['none', ''],
    (error: { code: string; message: string }) => [error.code, error.message],
  )

describe('before one is set', () => {
  test('there is none, agents have nothing of it, and a draft says who can change that', async () => {
    expect(await rpc.endpoint.show()).toEqual({ endpoint: null })
    expect(await agent.endpoint.abilities()).toEqual({ drafts: false })
    expect(await codeOf(agent.endpoint.draftReply({ id: conversation }))).toEqual([
      'conflict',
      expect.stringContaining('An admin'),
    ])
    expect(await rpc.endpoint.remove()).toEqual({ endpoint: null })
  })

  test('what was typed is asked about, and nothing is stored', async () => {
    const { version: _, ...typed } = input({ embeddingModel: 'small-embed' })
    standIn.chat = () => ({ ready: true })
    expect(await rpc.endpoint.check(typed)).toEqual({
      ok: true,
      words: expect.stringMatching(/^It answers, in \d+ ms\.$/),
      models: ['small-chat', 'small-embed'],
      ms: expect.any(Number),
    })
    expect(await rpc.endpoint.check({ ...typed, chatModel: null, embeddingModel: null })).toMatchObject({
      words: 'It answers, and names 2 models.',
    })
    expect(await rpc.endpoint.check({ ...typed, key: 'guessed' })).toMatchObject({
      ok: false,
      words: 'small-chat: It refuses the key.',
    })
    expect(await rpc.endpoint.check({ ...typed, baseUrl: 'http://169.254.169.254/v1' })).toMatchObject({
      ok: false,
      words: expect.stringContaining('private network'),
    })
    expect(await rpc.endpoint.show()).toEqual({ endpoint: null })
  })
})

describe('setting it', () => {
  test('it is shown as it is, but for its key, which is sealed', async () => {
    const { endpoint } = await rpc.endpoint.save(input())
    expect(endpoint).toMatchObject({ version: 1, baseUrl: standIn.baseUrl, hasKey: true, fixed: false, trouble: null })
    expect(JSON.stringify(endpoint)).not.toContain(standIn.key)
    const { rows } = await desk.database.pool.query<{ key: string }>('select key from endpoint')
    expect(rows[0]?.key).toMatch(/^v1\./)
    expect(rows[0]?.key).not.toContain(standIn.key)
    expect(await agent.endpoint.abilities()).toEqual({ drafts: true })
    const audited = await desk.database.pool.query("select facts from audit_entry where act = 'endpoint.changed'")
    expect(audited.rows).toEqual([{ facts: {} }])
  })

  test('of two who change it at once one is told, and neither key nor address is mixed up', async () => {
    const saving = [1, 1].map((version) => codeOf(rpc.endpoint.save(input({ version, key: undefined }))))
    expect((await Promise.all(saving)).map(([code]) => code).sort()).toEqual(['conflict', 'none'])
    const other = input({ version: 2, key: undefined, baseUrl: 'http://127.0.0.1:9/v1' })
    expect(await codeOf(rpc.endpoint.save(other))).toEqual(['conflict', expect.stringContaining('Type the key')])
    const { version: _, ...typed } = other
    expect((await codeOf(rpc.endpoint.check(typed)))[0]).toBe('conflict')
    expect((await rpc.endpoint.check({ ...typed, baseUrl: standIn.baseUrl })).models).toHaveLength(2)
  })

  test('agents neither see nor set it', async () => {
    const asking = [agent.endpoint.show(), agent.endpoint.save(input()), agent.endpoint.remove()].map(codeOf)
    expect((await Promise.all(asking)).map(([code]) => code)).toEqual(['forbidden', 'forbidden', 'forbidden'])
  })
})

describe('drafts', () => {
  test('a reply is drafted from the exchange and the articles that fit, with no address but theirs', async () => {
    standIn.chat = () => ({
      text: 'You get it back within 14 days <@1>, see https://lumen.example/receipts or https://mallory.test/a @everyone.',
      passages: [1, 9],
    })
    expect(await agent.endpoint.draftReply({ id: conversation })).toEqual({
      text: 'You get it back within 14 days , see https://lumen.example/receipts or (link left out) @\u200beveryone.',
      articles: [{ id: article, title: 'Ask for a refund' }],
    })
    const words = standIn.requests.at(-1)?.words ?? ''
    for (const part of ['Which pass?', 'the trail pass', 'within 14 days']) expect(words).toContain(part)
    expect(words).not.toContain('friend of Lin')
  })

  test('a conversation is summed up', async () => {
    standIn.chat = () => ({ text: 'Wants a refund for the trail pass.\nOpen: nothing was promised.' })
    expect(await agent.endpoint.summary({ id: conversation })).toMatchObject({
      text: expect.stringContaining('trail pass'),
    })
  })

  test('what goes wrong is said in our words, and shows in Settings what it used', async () => {
    standIn.misbehaves = () => ({ status: 500, body: { error: { message: `secret ${standIn.key}` } } })
    const [code, words] = await codeOf(agent.endpoint.summary({ id: conversation }))
    expect([code, words]).toEqual(['conflict', 'The endpoint was of no help: It has trouble of its own (500).'])
    // The draft's question was first put to it as a choice, which it answered with a draft.
    expect((await rpc.endpoint.show()).endpoint?.today).toMatchObject({ requests: 4, failures: 2 })
  })

  test('a conversation of nobody is not found', async () => {
    expect((await codeOf(agent.endpoint.summary({ id: article })))[0]).toBe('not_found')
  })

  test('once it rests, Settings say until when', async () => {
    standIn.misbehaves = () => ({ status: 429, headers: { 'retry-after': '120' } })
    await codeOf(agent.endpoint.summary({ id: conversation }))
    expect((await rpc.endpoint.show()).endpoint?.trouble).toMatch(
      /asked too often \(429\)\. It is asked again at \d\d:\d\d UTC/,
    )
  })
})

test('removed, its key is gone and agents have nothing of it', async () => {
  expect(await rpc.endpoint.remove()).toEqual({ endpoint: null })
  expect(await agent.endpoint.abilities()).toEqual({ drafts: false })
  const { rows } = await desk.database.pool.query('select 1 from endpoint')
  expect(rows).toEqual([])
})
