import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openTestCore, type TestCore } from '../../test/support/core.ts'
import { type OpenaiStandIn, openOpenaiStandIn } from '../../test/support/openai-stand-in.ts'
import { checkEndpoint } from '../core/virtual-agent/endpoint/check-endpoint.ts'
import { saveEndpoint } from '../core/virtual-agent/endpoint/save-endpoint.ts'
import { showEndpoint } from '../core/virtual-agent/endpoint/show-endpoint.ts'
import { openGuardedFetch } from '../kernel/guarded-fetch.ts'
import { Secrets } from '../kernel/secrets/secrets.ts'
import { openEndpoint } from './open-endpoint.ts'

let core: TestCore
let standIn: OpenaiStandIn
beforeAll(async () => {
  ;[core, standIn] = await Promise.all([openTestCore(), openOpenaiStandIn()])
})
afterAll(() => Promise.all([core.close(), standIn.close()]))

const secrets = new Secrets('k'.repeat(32))
const open = (openai: { baseUrl: string | null; key: string | null } | undefined) =>
  openEndpoint({ openai, privateHosts: [] }, { kernel: core.kernel, secrets, guarded: openGuardedFetch() })
const typed = () => ({
  ...{ baseUrl: 'http://127.0.0.1:9/v1', chatModel: null, embeddingModel: null },
  ...{ chooses: true, composes: false, drafts: true, dailyTokens: 5 },
})

test('the endpoint that the environment names may be private, and what was typed of address and key counts nothing', async () => {
  const { kernel, workspace, agent } = core
  const typedKey = `sk-${randomUUID()}`
  await saveEndpoint(open(undefined), { ...typed(), workspace, agent, version: 0, key: typedKey })
  const tools = open({ baseUrl: standIn.baseUrl, key: standIn.key })
  expect(await checkEndpoint(tools, { ...typed(), workspace, key: 'another' })).toMatchObject({ ok: true })
  expect(standIn.requests.map(({ authorization }) => authorization)).toEqual([`Bearer ${standIn.key}`])
  await saveEndpoint(tools, { ...typed(), workspace, agent, version: 1, key: 'another', dailyTokens: 7 })
  const shown = await showEndpoint(kernel.db, tools, workspace)
  expect(shown).toMatchObject({ baseUrl: standIn.baseUrl, fixed: true, hasKey: true, dailyTokens: 7 })
  const { rows } = await core.database.pool.query<{ key: string; base: string }>(
    'select key, base_url as base from endpoint',
  )
  expect([secrets.open('endpoint-key', rows[0]?.key ?? ''), rows[0]?.base]).toEqual([typedKey, 'http://127.0.0.1:9/v1'])
})

test('with a key alone it is that of OpenAI; with nothing, none', async () => {
  expect(open({ baseUrl: null, key: 'sk' }).fixed).toEqual({ baseUrl: 'https://api.openai.com/v1', key: 'sk' })
  expect(open(undefined).fixed).toBeNull()
})

test('a private address that a person typed is not asked', async () => {
  const asked = standIn.requests.length
  const checked = await checkEndpoint(open(undefined), {
    ...typed(),
    workspace: core.workspace,
    baseUrl: standIn.baseUrl,
    key: null,
  })
  expect(checked).toMatchObject({ ok: false, words: expect.stringContaining('private network') })
  expect(standIn.requests).toHaveLength(asked)
})
