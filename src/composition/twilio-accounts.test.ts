import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { viewFlex } from '../../sandbox/twilio/flex/view.ts'
import { directMessage, openTestCore, type TestCore } from '../../test/support/core.ts'
import { MemoryBlobs } from '../../test/support/desk-round.ts'
import { Story } from '../../test/support/story.ts'
import { startTestTwilio, type TestTwilio } from '../../test/support/twilio.ts'
import { readAccount, upsertAccount } from '../connectors/twilio/accounts.ts'
import { connectDesk } from '../core/queue/connected-desk.ts'
import { queueFor } from '../core/queue/queue-for.ts'
import { updateQueue } from '../core/queue/update-queue.ts'
import { bringBack, countLeft, forgetLeft } from '../core/transfer/bring-back.ts'
import { Secrets } from '../kernel/secrets/secrets.ts'
import { TwilioAccounts } from './twilio-accounts.ts'

// Accounts at work, from the row to the simulated Twilio; no webhook reaches us, so that all is found by looking.
let core: TestCore
let twilio: TestTwilio
let accounts: TwilioAccounts
const secrets = new Secrets('a key for tests of at least 32 characters')

beforeEach(async () => {
  ;[core, twilio] = await Promise.all([openTestCore(), startTestTwilio()])
  const { kernel } = core
  const publicUrl = 'http://127.0.0.1:9'
  accounts = new TwilioAccounts({ kernel, secrets, blobs: new MemoryBlobs(), publicUrl, sandbox: null, alone: true })
  await accounts.start()
})
afterEach(async () => {
  const { violations, wrongAnswers } = twilio.conforming
  await accounts.stop()
  await twilio.stop()
  await core.close()
  expect({ violations, wrongAnswers }).toEqual({ violations: [], wrongAnswers: [] })
})

async function keep(authToken = twilio.side.authToken): Promise<void> {
  const { kernel, workspace, clock } = core
  clock.advance(1)
  const account = { workspace, accountSid: twilio.accountSid, authToken, apiBase: twilio.apiBase, simulated: false }
  await kernel.db.transaction(async (tx) => {
    await upsertAccount(tx, secrets, { ...account, at: clock.now() })
    connectDesk(tx, { workspace, desk: 'flex', now: clock.now() })
  })
  await accounts.sync()
}

const stored = () => readAccount(core.kernel.db, secrets, core.workspace)
const learnt = () => vi.waitFor(async () => expect((await stored())?.places.workflow).toMatch(/^WW/), 5000)
const tasks = () => viewFlex(twilio.running.twilio).tasks
const changes = async () => {
  const { rows } = await core.database.pool.query(`select 1 from event where kind = 'twilio.changed'`)
  return rows.length
}

/** A member who waits in Flex. */
async function waits(): Promise<{ story: Story; conversation: string }> {
  const { kernel, workspace, agent, clock } = core
  const find = { workspace, guild: null, now: clock.now() }
  const { id: queue } = await kernel.db.transaction((tx) => queueFor(tx, find))
  await updateQueue(kernel, { workspace, agent, queue, version: 1, desk: 'flex' })
  const story = new Story(core)
  await story.say(directMessage('mei', 'my lantern does not light'))
  const conversation = await story.say(directMessage('mei', 'agent please'))
  await vi.waitFor(() => expect(tasks()).toHaveLength(1), 8000)
  return { story, conversation }
}

it('learns what the account of the environment consists of, and works it then', async () => {
  await keep()
  await learnt()
  await waits()
  const [there] = twilio.side.conversations()
  expect(there?.friendlyName).toMatch(/^Case #\d+ · mei · Lumen Trails$/)
  // The notice of the transfer may be there by now, or not yet.
  expect(twilio.side.said(there?.sid ?? '').slice(0, 3)).toEqual([
    expect.stringMatching(/^gd_[0-9a-f]{32}: my lantern does not light$/),
    expect.stringMatching(/: agent please$/),
    expect.stringMatching(/^guildesk/),
  ])
})

it('says that an account is refused, once, and that it is taken again', async () => {
  await keep('not the token of this account')
  await vi.waitFor(async () => expect((await stored())?.refusedAt).toBeInstanceOf(Date), 5000)
  expect(accounts.trouble(core.workspace)).toContain('Connect the account again')
  await vi.waitFor(async () => expect(await changes()).toBe(1))
  await keep()
  await learnt()
  expect((await stored())?.refusedAt).toBeNull()
  expect(accounts.trouble(core.workspace)).toBeNull()
})

it('waits while the credentials are revoked, and tells all that was said once there are new ones', async () => {
  await keep()
  await learnt()
  const { story } = await waits()
  twilio.side.revoke()
  await story.say(directMessage('mei', 'is anybody there?'))
  await vi.waitFor(async () => expect((await stored())?.refusedAt).toBeInstanceOf(Date), 8000)
  const [there] = twilio.side.conversations()
  expect(twilio.side.said(there?.sid ?? '').join()).not.toContain('is anybody there?')
  await keep()
  const told = () => twilio.side.said(there?.sid ?? '').filter((line) => line.endsWith(': is anybody there?'))
  // What was tried may have arrived, so it is looked for first, and not at once.
  core.clock.advance(10_000)
  await vi.waitFor(() => expect(told()).toHaveLength(1), 8000)
  expect((await stored())?.refusedAt).toBeNull()
})

it('brings everybody back when Flex is given up, and closes what was open there', async () => {
  await keep()
  await learnt()
  const { conversation } = await waits()
  const { kernel, workspace } = core
  await bringBack(kernel, workspace, 'Twilio Flex was disconnected.')
  await vi.waitFor(async () => expect(await countLeft(kernel, workspace)).toBe(0), 8000)
  const { rows } = await core.database.pool.query('select desk, status, session_id from conversation where id = $1', [
    conversation,
  ])
  expect(rows).toEqual([{ desk: 'console', status: 'queued', session_id: null }])
  expect(tasks()).toEqual([])
  expect(twilio.side.conversations().map(({ state }) => state)).toEqual(['closed'])
})

it('forgets what nobody can end there any more', async () => {
  await keep()
  await learnt()
  await waits()
  const { kernel, workspace } = core
  twilio.running.twilio.faults.down = true
  await bringBack(kernel, workspace, 'Twilio Flex was disconnected.')
  expect(await countLeft(kernel, workspace)).toBe(1)
  await forgetLeft(kernel, workspace)
  expect(await countLeft(kernel, workspace)).toBe(0)
  twilio.running.twilio.faults.down = false
})
