import { randomUUID } from 'node:crypto'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { signature } from '../../sandbox/twilio/webhooks.ts'
import { clientOf } from '../../test/support/desk-client.ts'
import { openTestDesk, setUpTestOwner, type TestDesk } from '../../test/support/open-desk.ts'
import { startTestTwilio, type TestTwilio } from '../../test/support/twilio.ts'
import { twilioClient } from '../../test/support/twilio-client.ts'
import { readAccount } from '../connectors/twilio/accounts.ts'

// The account's verbs by the API, against the simulated Twilio, held to the official descriptions.
let twilio: TestTwilio
let desk: TestDesk
let owner: ReturnType<typeof clientOf>
const PUBLIC_URL = 'http://127.0.0.1:3000'

beforeEach(async () => {
  twilio = await startTestTwilio()
  const { apiBase, accountSid, authToken } = twilio
  desk = await openTestDesk({
    publicUrl: PUBLIC_URL,
    twilio: { apiBase, accountSid, authToken, agentPage: 'http://127.0.0.1:3001/flex' },
  })
  owner = clientOf(desk, { cookie: await setUpTestOwner(desk) })
})
afterEach(async () => {
  const { violations, wrongAnswers } = twilio.conforming
  await desk.close()
  await twilio.stop()
  expect({ violations, wrongAnswers }).toEqual({ violations: [], wrongAnswers: [] })
})

const connect = () => owner.twilio.connect({ accountSid: twilio.accountSid, authToken: twilio.authToken })
const stored = async () => {
  const account = await readAccount(desk.kernel.db, desk.secrets, desk.workspace)
  if (!account) throw new Error('no account is stored')
  return account
}
/** The simulated Twilio is provisioned by itself behind the connection. */
const provisioned = () =>
  vi.waitFor(async () => {
    expect((await stored()).places.flow).toMatch(/^FW/)
    expect(await owner.twilio.plan({})).toMatchObject({ empty: true })
  }, 10_000)
const stateOf = async (what: string) => (await owner.twilio.check({})).items.find((line) => line.what === what)?.state

describe('connecting', () => {
  it('keeps the account sealed, finds its Flex, and says nothing of the token but its end', async () => {
    const { account, agentPage } = await connect()
    expect(account).toMatchObject({
      accountSid: twilio.accountSid,
      tokenHint: twilio.authToken.slice(-4),
      simulated: true,
      router: 'guildesk',
      workspace: expect.stringMatching(/^WS/),
      workflow: expect.stringMatching(/^WW/),
      refusedAt: null,
    })
    expect(agentPage).toMatch(/\/flex$/)
    const { rows } = await desk.database.pool.query('select auth_token from twilio_account')
    expect(rows[0]?.auth_token).not.toContain(twilio.authToken)
    const [queue] = (await owner.queues.list({})).items
    await owner.queues.update({ id: queue?.id ?? '', version: queue?.version ?? 0, desk: 'flex' })
    const audited = await desk.database.pool.query(`select act from audit_entry where act like 'twilio%'`)
    expect(audited.rows).toEqual([{ act: 'twilio.connected' }])
  })

  it('refuses what Twilio does not take, and a queue for Flex without an account', async () => {
    const wrong = { accountSid: twilio.accountSid, authToken: 'a'.repeat(32) }
    await expect(owner.twilio.connect(wrong)).rejects.toMatchObject({ code: 'invalid' })
    expect((await owner.twilio.show({})).account).toBeNull()
    await expect(owner.queues.create({ name: 'Flex', desk: 'flex' })).rejects.toMatchObject({
      code: 'conflict',
    })
    expect((await owner.twilio.check({})).items).toEqual([])
  })

  it('keeps the addresses when the token is changed, and forgets them with the account', async () => {
    await connect()
    const { hook } = await stored()
    twilio.side.revoke()
    await expect(connect()).rejects.toMatchObject({ code: 'invalid' })
    const { authToken } = twilio.side
    await owner.twilio.connect({ accountSid: twilio.accountSid, authToken })
    expect(await stored()).toMatchObject({ hook, authToken })
    const [queue] = (await owner.queues.list({})).items
    await owner.queues.update({ id: queue?.id ?? '', version: queue?.version ?? 0, desk: 'flex' })
    expect(await owner.twilio.disconnect({})).toMatchObject({ account: null })
    expect((await owner.queues.list({})).items[0]?.desk).toBe('console')
  })
})

describe('the live check', () => {
  it('has a line for each thing, and sees what was set up', async () => {
    await connect()
    await provisioned()
    const { steps } = await owner.twilio.plan({})
    const sidOf = (what: string) => steps.find((step) => step.what === what)?.sid ?? ''
    const client = twilioClient(twilio)
    await client.events.v1.subscriptions(sidOf('subscription')).remove()
    await client.studio.v2.flows(sidOf('flow')).remove()
    const { items } = await owner.twilio.check({})
    const lines = Object.fromEntries(items.map(({ what, state }) => [what, state]))
    expect(lines).toEqual({
      ...{ credentials: 'ok', flex: 'ok', workspace: 'ok', workflow: 'ok', service: 'ok', reach: 'ok' },
      ...{ webhooks: 'warning', provisioned: 'warning' },
    })
    expect((await owner.twilio.plan({})).empty).toBe(false)
    await owner.twilio.apply({})
    expect(await owner.twilio.plan({})).toMatchObject({ empty: true })
    expect(await stateOf('webhooks')).toBe('ok')
    expect(await stateOf('provisioned')).toBe('ok')
  })

  it('says that the credentials are revoked, and that Twilio is away', async () => {
    await connect()
    twilio.running.twilio.faults.down = true
    expect(await stateOf('credentials')).toBe('unknown')
    twilio.running.twilio.faults.down = false
    twilio.side.revoke()
    expect(await stateOf('credentials')).toBe('fault')
  })

  it('offers the workflows that there are, and takes no other', async () => {
    await connect()
    const { workflows } = await owner.twilio.choices({})
    expect(workflows).toContainEqual({ sid: expect.stringMatching(/^WW/), name: 'Assign to Anyone' })
    const sid = `WW${'0'.repeat(32)}`
    await expect(owner.twilio.update({ workflow: sid })).rejects.toMatchObject({ code: 'invalid' })
    await provisioned()
    await desk.database.pool.query(`update twilio_account set places = places - 'flow'`)
    await expect(owner.twilio.update({ router: 'studio' })).rejects.toMatchObject({ code: 'conflict' })
    await owner.twilio.apply({})
    expect((await owner.twilio.update({ router: 'studio' })).account?.router).toBe('studio')
  })
})

describe('calls in the name of Twilio', () => {
  const FIELDS = { EventType: 'onMessageAdded', ConversationSid: `CH${'0'.repeat(32)}`, Body: 'hello' }

  async function call(kind: string, more: { hook?: string; headers?: Record<string, string>; signed?: string } = {}) {
    const path = `/hooks/twilio/${more.hook ?? (await stored()).hook}/${kind}`
    const signed = signature(twilio.authToken, `${more.signed ?? PUBLIC_URL}${path}`, FIELDS)
    return fetch(`${desk.url}${path}`, {
      method: 'POST',
      headers: {
        'content-type': 'application/x-www-form-urlencoded',
        'x-twilio-signature': signed,
        ...more.headers,
      },
      body: new URLSearchParams(FIELDS),
    })
  }

  it.each(['conversations', 'interactions', 'events'])(
    'are heard at %s when they are signed, also twice',
    async (kind) => {
      await connect()
      expect((await call(kind)).status).toBe(204)
      expect((await call(kind)).status).toBe(204)
    },
  )

  it('are refused without a right signature, at every address, and leave a line', async () => {
    await connect()
    const warn = vi.spyOn(desk.kernel.log, 'warn')
    for (const kind of ['conversations', 'interactions', 'events', 'studio']) {
      expect((await call(kind, { headers: { 'x-twilio-signature': 'bm90IHNpZ25lZA==' } })).status, kind).toBe(403)
      expect((await call(kind, { headers: { 'x-twilio-signature': '' } })).status, kind).toBe(403)
      expect((await call(kind, { hook: randomUUID() })).status, kind).toBe(403)
    }
    expect(warn).toHaveBeenCalledTimes(12)
    expect(JSON.stringify(warn.mock.calls)).not.toContain('hello')
  })

  it('are held to PUBLIC_URL, whatever a proxy says of hosts', async () => {
    await connect()
    const forwarded = { 'x-forwarded-host': 'evil.example', 'x-forwarded-proto': 'https' }
    expect((await call('conversations', { headers: forwarded, signed: 'https://evil.example' })).status).toBe(403)
    expect((await call('conversations', { headers: forwarded })).status).toBe(204)
  })

  it('are refused once the account is gone', async () => {
    await connect()
    const { hook } = await stored()
    await owner.twilio.disconnect({})
    expect((await call('conversations', { hook })).status).toBe(403)
  })
})
