import { afterEach, beforeEach, describe, expect, it, onTestFinished, vi } from 'vitest'
import * as agents from '../../../../sandbox/twilio/flex/agents.ts'
import { TestClock } from '../../../../test/support/core.ts'
import { startTestTwilio, type TestTwilio } from '../../../../test/support/twilio.ts'
import type { Desk, DeskAct, DeskHandle, DeskOffer, DeskOutcome } from '../../../core/desk/desk.ts'
import type { StoredAccount } from '../accounts.ts'
import { openTwilioClient, type TwilioClient } from '../client.ts'
import { findPlaces } from '../find-places.ts'
import { openFlex } from './open-flex.ts'
import { versionOf } from './said.ts'
import { WorkerNames } from './worker-names.ts'

// The desk against the simulated Twilio; each request is held to the official descriptions.
let twilio: TestTwilio
let desk: Desk
let clock: TestClock
let heard: boolean[]

const OFFER: DeskOffer = {
  workspace: 1,
  session: '019a8e5c-0000-7000-8000-000000000001',
  purpose: 'desk',
  conversation: '019a8e5c-0000-7000-8000-000000000002',
  contact: '019a8e5c-0000-7000-8000-000000000003',
  contactName: 'Ann',
  title: 'Case #1042 · Ann · Lumen Trails',
  case: { id: '019a8e5c-0000-7000-8000-000000000004', number: 1042 },
  brand: 'Lumen Trails',
  locale: 'en',
  roles: ['Member'],
  guild: { id: '100000000000000001', name: 'Lumen Trails' },
  channel: 'discord',
  url: 'https://desk.example.org/inbox/all/1',
  words: 'my save is gone',
}
const IDENTITY = 'gd_019a8e5c000070008000000000000003'

beforeEach(async () => {
  clock = new TestClock(new Date())
  twilio = await startTestTwilio({ clock: () => clock.now().getTime() })
  heard = []
  desk = await open()
})
afterEach(async () => {
  const { violations, wrongAnswers } = twilio.conforming
  await twilio.stop()
  expect({ violations, wrongAnswers }).toEqual({ violations: [], wrongAnswers: [] })
})

async function open(more: Partial<StoredAccount> = {}, namesOf?: (client: TwilioClient) => WorkerNames): Promise<Desk> {
  const { accountSid, authToken, apiBase } = twilio
  const client = openTwilioClient({ accountSid, authToken, apiBase })
  const account: StoredAccount = {
    ...{ workspace: 1, accountSid, authToken, apiBase, simulated: false, hook: 'abc', router: 'guildesk' },
    ...{ places: await findPlaces(client), updatedAt: clock.now(), refusedAt: null, ...more },
  }
  const publicUrl = 'http://127.0.0.1:9'
  const names = namesOf ? { names: namesOf(client) } : {}
  return openFlex({ account, client, publicUrl, clock, ...names, heard: (taken) => heard.push(taken) })
}

function value<T>(outcome: DeskOutcome<T>): T {
  if (outcome.result !== 'done') throw new Error(JSON.stringify(outcome))
  return outcome.value
}

async function made(offer = OFFER): Promise<DeskHandle> {
  let handle: DeskHandle = {}
  for (let ready = false; !ready; ) ({ handle, ready } = value(await desk.open(offer, handle)))
  return handle
}

const called = async (): Promise<DeskHandle> => value(await desk.call(OFFER, await made())).handle
const say = (text: string, more: Partial<Extract<DeskAct, { act: 'send' }>> = {}): DeskAct => ({
  ...{ act: 'send', author: 'contact', name: 'Ann', text, file: null, sentAt: clock.now() },
  ...{ message: null, externalMessage: null, past: false, routed: false, ...more },
})
const there = (handle: DeskHandle): string => handle.conversation ?? ''
const server = () => twilio.running.twilio

/** The task is offered a moment after it was made. */
const join = (handle: DeskHandle, worker?: string): Promise<unknown> =>
  vi.waitFor(() => {
    twilio.side.tick()
    return agents.accept(server(), there(handle), worker)
  })

describe('opening', () => {
  it('makes a conversation with the contact and our webhook, and nothing that says who they are', async () => {
    const handle = await made()
    const conversation = twilio.side.conversation(there(handle))
    expect(conversation).toMatchObject({
      uniqueName: `guildesk-${OFFER.session}`,
      friendlyName: 'Case #1042 · Ann · Lumen Trails',
    })
    expect(JSON.parse(conversation.attributes).guildesk).toMatchObject({
      number: 1042,
      url: OFFER.url,
      channel: 'discord',
    })
    expect(twilio.side.participants(there(handle)).map(({ identity }) => identity)).toEqual([IDENTITY])
    expect(handle).toMatchObject({ identity: IDENTITY, webhook: expect.stringMatching(/^WH/) })
    expect(value(await desk.open(OFFER, handle))).toMatchObject({ externalId: there(handle), ready: true })
  })

  it('goes on where it was killed, and makes nothing twice', async () => {
    // Killed after each step was done there and before it was kept here.
    await desk.open(OFFER, {})
    const { handle } = value(await desk.open(OFFER, {}))
    await desk.open(OFFER, handle)
    const whole = await made()
    expect(twilio.side.conversations()).toHaveLength(1)
    expect(twilio.side.participants(there(whole))).toHaveLength(1)
    const hooks = twilio.side.requests().filter((line) => line.startsWith('POST') && line.endsWith('/Webhooks'))
    expect(hooks).toHaveLength(1)
  })

  it.each(['tooMany', 'broken', 'brokenAfter', 'lost'] as const)('is tried again after %s', async (fault) => {
    server().faults.next.push({ route: 'POST conversations.twilio.com/v1/Conversations', fault, left: 1 })
    expect((await desk.open(OFFER, {})).result).toBe('later')
    await made()
    expect(twilio.side.conversations()).toHaveLength(1)
  })
})

describe('saying', () => {
  it('says words under the name of who said them, with our ids and true times', async () => {
    const handle = await made()
    const past = new Date(clock.now().getTime() - 3_600_000)
    const act = say('my save is gone', { sentAt: past, past: true, message: 'm-1', externalMessage: 'd-1' })
    const first = value(await desk.perform(act, handle, 'gd-1-1'))
    value(await desk.perform(say('Let me look', { author: 'virtual_agent', name: 'Lumen' }), handle, 'gd-1-2'))
    expect(first).toMatchObject({ index: 0, version: versionOf('my save is gone') })
    const [told] = twilio.side.messages(there(handle))
    expect(JSON.parse(told?.attributes ?? '')).toEqual({
      guildesk: { key: 'gd-1-1', message: 'm-1', discordMessageId: 'd-1', author: 'contact', name: 'Ann' },
    })
    expect(Math.abs((told?.created ?? 0) - past.getTime())).toBeLessThan(1000)
    expect(twilio.side.said(there(handle))).toEqual([
      `${IDENTITY}: my save is gone`,
      'guildesk_virtual_agent: Let me look',
    ])
  })

  it.each(['brokenAfter', 'lost'] as const)('does not know after %s, and finds it by its key', async (fault) => {
    const handle = await made()
    server().faults.next.push({ route: '/Messages', fault, left: 1 })
    expect((await desk.perform(say('once'), handle, 'gd-1-7')).result).toBe('unknown')
    expect(value(await desk.find('gd-1-7', handle))).toMatchObject({ index: 0, version: versionOf('once') })
    expect(value(await desk.find('gd-1-8', handle))).toBeNull()
  })

  it('waits after 429, longer each time', async () => {
    const handle = await made()
    server().faults.next.push({ route: '/Messages', fault: 'tooMany', left: 6 })
    const waits: number[] = []
    for (let tries = 0; tries < 6; tries++) {
      const outcome = await desk.perform(say('once'), handle, 'gd-1-1')
      if (outcome.result === 'later') waits.push(outcome.at.getTime() - clock.now().getTime())
    }
    expect(waits).toHaveLength(6)
    expect(waits[5]).toBeGreaterThan((waits[0] ?? 0) * 4)
    expect(twilio.side.said(there(handle))).toEqual([])
    expect((await desk.perform(say('once'), handle, 'gd-1-1')).result).toBe('done')
  })

  it('edits and deletes what it said; what is not there any more counts as deleted', async () => {
    const handle = await made()
    const { externalId } = value(await desk.perform(say('helo'), handle, 'gd-1-1'))
    value(await desk.perform({ act: 'edit', externalId, text: 'hello' }, handle, 'gd-1-2'))
    expect(twilio.side.said(there(handle))).toEqual([`${IDENTITY}: hello`])
    value(await desk.perform({ act: 'delete', externalId }, handle, 'gd-1-3'))
    expect((await desk.perform({ act: 'delete', externalId }, handle, 'gd-1-3')).result).toBe('done')
    expect((await desk.perform({ act: 'edit', externalId, text: 'hi' }, handle, 'gd-1-4')).result).toBe('refused')
    expect(twilio.side.said(there(handle))).toEqual([])
  })

  it('brings a file by the media service, and fetches what agents send', async () => {
    const handle = await made()
    const bytes = Buffer.from('a picture, nearly')
    const file = { name: 'photo.png', mediaType: 'image/png', size: bytes.length, bytes: async () => bytes }
    value(await desk.perform(say('', { file }), handle, 'gd-1-1'))
    const [message] = twilio.side.messages(there(handle))
    expect(message).toMatchObject({ body: null, media: [{ filename: 'photo.png', content_type: 'image/png' }] })
    await twilio.side.attach(there(handle), { name: 'map.pdf', type: 'application/pdf', data: Buffer.from('%PDF-1') })
    const view = value(await desk.look(handle, -1))
    const [sent] = view.messages[1]?.files ?? []
    expect(sent).toMatchObject({ name: 'map.pdf', mediaType: 'application/pdf', size: 6 })
    const fetched = value(await desk.file(handle, sent?.id ?? ''))
    expect(Buffer.from(fetched.bytes).toString()).toBe('%PDF-1')
    expect(twilio.conforming.undescribed.length).toBeGreaterThan(0)
  })

  it('says of a file that cannot be read that it comes later: nothing waits for it for ever', async () => {
    const handle = await made()
    await twilio.side.attach(there(handle), { name: 'map.pdf', type: 'application/pdf', data: Buffer.from('%PDF-1') })
    const [sent] = value(await desk.look(handle, -1)).messages[0]?.files ?? []
    const { fetch } = globalThis
    onTestFinished(() => void vi.unstubAllGlobals())
    const stops = new ReadableStream({ pull: (stream) => stream.error(new DOMException('slow', 'TimeoutError')) })
    for (const answer of [() => new Response('<html>'), () => new Response(stops)]) {
      vi.stubGlobal('fetch', (url: string, init: RequestInit) =>
        url.includes(sent?.id ?? '') ? Promise.resolve(answer()) : fetch(url, init),
      )
      expect((await desk.file(handle, sent?.id ?? '')).result).toBe('later')
    }
  })

  it('says what is longer than Twilio takes as far as it goes', async () => {
    const handle = await made()
    value(await desk.perform(say('あ'.repeat(20_000)), handle, 'gd-1-1'))
    const [message] = twilio.side.messages(there(handle))
    expect(Buffer.byteLength(message?.body ?? '')).toBeLessThanOrEqual(32_000)
    expect(message?.body).not.toContain('\uFFFD')
  })

  it('is gone where the conversation was closed', async () => {
    const handle = await made()
    twilio.side.close(there(handle))
    expect((await desk.perform(say('late'), handle, 'gd-1-1')).result).toBe('gone')
  })
})

describe('asking for an agent', () => {
  it('makes one task, however often it is asked', async () => {
    const handle = await called()
    expect(handle).toMatchObject({
      interaction: expect.stringMatching(/^KD/),
      channel: expect.stringMatching(/^UO/),
      task: expect.stringMatching(/^WT/),
    })
    // As if the first answer had never been kept.
    const again = value(await desk.call(OFFER, await made())).handle
    expect(again.interaction).toBe(handle.interaction)
    twilio.side.tick()
    const view = value(await desk.look(again, -1))
    expect(view).toMatchObject({ state: 'open', waiting: true, agents: {} })
  })

  it('does not ask twice where the answer was lost, and does not look for it at once', async () => {
    const handle = await made()
    server().faults.next.push({ route: 'POST flex-api.twilio.com/v1/Interactions', fault: 'lost', left: 1 })
    expect((await desk.call(OFFER, handle)).result).toBe('unknown')
    value(await desk.call(OFFER, handle))
    const asked = twilio.side.requests().filter((line) => line === 'POST flex-api.twilio.com/v1/Interactions')
    expect(asked).toHaveLength(1)
  })

  it.each(['tooMany', 'broken'] as const)('is taken though the channel cannot be read after it: %s', async (fault) => {
    const handle = await made()
    server().faults.next.push({ route: '/Channels', fault, left: 1 })
    const { handle: asked } = value(await desk.call(OFFER, handle))
    expect(asked).toMatchObject({ interaction: expect.stringMatching(/^KD/), task: expect.stringMatching(/^WT/) })
    expect(value(await desk.look(asked, -1)).state).toBe('open')
  })

  it('is stopped where no workflow is chosen, and gone where the conversation was closed before', async () => {
    const handle = await made()
    desk = await open({ places: {} })
    expect((await desk.call(OFFER, handle)).result).toBe('stopped')
    desk = await open()
    twilio.side.close(there(handle))
    expect((await desk.call(OFFER, handle)).result).toBe('gone')
  })
})

describe('looking', () => {
  it('sees who is there, what was said by whom, and edits by their version', async () => {
    const handle = await called()
    value(await desk.perform(say('hello'), handle, 'gd-1-1'))
    await join(handle)
    const worker = value(await desk.look(handle, -1))
    const [identity = '', name] = Object.entries(worker.agents)[0] ?? []
    expect(['Priya Kumar', 'Ben Okafor']).toContain(name)
    const { sid } = twilio.side.say(there(handle), 'Hi, I am here', identity)
    const view = value(await desk.look(handle, 0))
    expect(view).toMatchObject({ state: 'open', waiting: false, whole: true })
    expect(view.messages.map(({ by, name: said, text, ours }) => ({ by, said, text, ours }))).toEqual([
      { by: 'agent', said: name, text: 'Hi, I am here', ours: false },
    ])
    const before = view.messages[0]
    const message = twilio.side.messages(there(handle)).find((each) => each.sid === sid)
    if (message) twilio.side.edit(message, 'Hi, I am with you')
    const after = value(await desk.look(handle, -1)).messages
    expect(after.map(({ key }) => key)).toEqual(['gd-1-1', null])
    expect(after[1]?.version).not.toBe(before?.version)
  })

  it('takes nothing from whoever has the task, though they are not found among the workers', async () => {
    const handle = await called()
    await join(handle)
    desk = await open({}, (client) => new WorkerNames(client, undefined, clock))
    expect(value(await desk.look(handle, -1))).toMatchObject({ state: 'open', agents: {}, waiting: true })
  })

  it('reads more than a page, in order', async () => {
    const handle = await made()
    for (let index = 0; index < 230; index++) twilio.side.say(there(handle), `line ${index}`)
    const view = value(await desk.look(handle, 4))
    expect(view.whole).toBe(true)
    expect(view.messages.map(({ index }) => index)).toEqual(Array.from({ length: 225 }, (_, index) => index + 5))
  })

  it('tells why it is over: wrapped up, by the timer, or cancelled', async () => {
    const wrapped = await called()
    await join(wrapped)
    const { task = '' } = wrapped
    const [name = ''] = Object.values(value(await desk.look(wrapped, -1)).agents)
    agents.wrapUp(server(), name, task)
    expect(value(await desk.look(wrapped, -1))).toMatchObject({ state: 'closed', closedBy: 'agent' })

    const timed = await made({ ...OFFER, session: '019a8e5c-0000-7000-8000-00000000000a' })
    clock.advance(8 * 24 * 3_600_000)
    twilio.side.tick()
    expect(value(await desk.look(timed, -1))).toMatchObject({ state: 'closed', closedBy: 'timer' })
  })

  it('is over where the task was cancelled, though the conversation stays open', async () => {
    const handle = await called()
    clock.advance(25 * 3_600_000)
    twilio.side.tick()
    expect(value(await desk.look(handle, -1))).toMatchObject({ state: 'closed', closedBy: 'cancelled', waiting: false })
  })
})

describe('ending', () => {
  it('closes the channel and with it the conversation; ended before counts', async () => {
    const handle = await called()
    await join(handle)
    expect((await desk.end(handle, OFFER.session)).result).toBe('done')
    expect(twilio.side.conversation(there(handle)).state).toBe('closed')
    expect((await desk.end(handle, OFFER.session)).result).toBe('done')
    expect((await desk.end({}, OFFER.session)).result).toBe('done')
  })

  it('closes the channel of a task that is too young to be listed', async () => {
    const handle = await called()
    await join(handle)
    // Without a workspace no task can be listed.
    desk = await open({ places: {} })
    expect((await desk.end(handle, OFFER.session)).result).toBe('done')
    desk = await open()
    expect(value(await desk.look(handle, -1))).toMatchObject({ state: 'closed', waiting: false })
    const { interaction = '', channel = '' } = handle
    const { accountSid, authToken, apiBase } = twilio
    const sdk = await openTwilioClient({ accountSid, authToken, apiBase }).sdk()
    expect((await sdk.flexApi.v1.interaction(interaction).channels(channel).fetch()).status).toBe('closed')
  })

  it('closes what was made without our hearing of it', async () => {
    server().faults.next.push({ route: 'POST conversations.twilio.com/v1/Conversations', fault: 'lost', left: 1 })
    expect((await desk.open(OFFER, {})).result).toBe('later')
    expect((await desk.end({}, OFFER.session)).result).toBe('done')
    expect(twilio.side.conversations().map(({ state }) => state)).toEqual(['closed'])
  })

  it('closes the conversation alone where nobody was asked', async () => {
    const handle = await made()
    expect((await desk.end(handle, OFFER.session)).result).toBe('done')
    expect(twilio.side.conversation(there(handle)).state).toBe('closed')
  })
})

it('stops when the account is revoked, and says so once more when it is taken again', async () => {
  const handle = await made()
  heard = []
  twilio.side.revoke()
  expect((await desk.perform(say('hello'), handle, 'gd-1-1')).result).toBe('stopped')
  expect((await desk.look(handle, -1)).result).toBe('stopped')
  expect(heard).toEqual([false, false])
})

it('waits while Twilio is away', async () => {
  const handle = await made()
  server().faults.down = true
  expect((await desk.look(handle, -1)).result).toBe('later')
  expect((await desk.perform(say('hello'), handle, 'gd-1-1')).result).toBe('unknown')
  server().faults.down = false
  expect(value(await desk.find('gd-1-1', handle))).toBeNull()
  expect((await desk.perform(say('hello'), handle, 'gd-1-1')).result).toBe('done')
})
