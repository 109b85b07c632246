import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { directMessage, openTestCore, type TestCore } from '../../../test/support/core.ts'
import { DeskRound } from '../../../test/support/desk-round.ts'
import { unknown } from '../../../test/support/memory-desk.ts'
import { takeConversation } from '../conversation/take-conversation.ts'
import { releaseConversation } from '../routing/release-conversation.ts'
import type { DeskOutcome } from './desk.ts'

let core: TestCore
let round: DeskRound
beforeAll(async () => {
  core = await openTestCore()
  round = await DeskRound.open(core)
})
afterEach(() => {
  round.desk.fault = () => null
})
afterAll(async () => {
  await round.worker.stop()
  await core.close()
})

async function sessions(conversation: string): Promise<{ state: string; ended_by: string | null }[]> {
  const query = 'select state, ended_by from desk_session where conversation_id = $1 order by id'
  return (await core.database.pool.query(query, [conversation])).rows
}

const take = (conversation: string) => {
  const { kernel, workspace, agent } = core
  return takeConversation(kernel, { workspace, conversation, agent, here: true })
}

const giveBack = (conversation: string) => {
  const { kernel, workspace, agent } = core
  return releaseConversation(kernel, { workspace, conversation, agent })
}

const later = (milliseconds: number): DeskOutcome<never> => {
  return { result: 'later', at: new Date(core.clock.now().getTime() + milliseconds), detail: 'Too many requests' }
}

test('what was closed there while our end was to be told is over, and the next stay begins', async () => {
  const { conversation } = await round.handedOff()
  await round.rest()
  Object.assign(round.exchange(conversation), { state: 'closed', closedBy: 'timer' })
  await take(conversation)
  await round.pass(5000)
  expect(await sessions(conversation)).toMatchObject([{ state: 'ended' }])
  await giveBack(conversation)
  await round.pass(5000)
  expect(round.desk.of(conversation)).toHaveLength(2)
  expect(round.exchange(conversation).called).toBeGreaterThan(0)
})

test('an exchange that cannot be ended yet does not keep back the next one', async () => {
  const { conversation } = await round.handedOff()
  await round.rest()
  round.desk.fault = (call) => (call === 'end' ? { when: 'before', outcome: later(30_000) } : null)
  await take(conversation)
  await round.rest()
  await giveBack(conversation)
  await round.pass(1000)
  const [first, second] = round.desk.of(conversation)
  expect(second?.called).toBeGreaterThan(0)
  expect(first?.state).toBe('open')
  round.desk.fault = () => null
  await round.pass(31_000, 5000)
  expect(first?.state).toBe('closed')
  expect(await sessions(conversation)).toMatchObject([{ state: 'ended', ended_by: 'us' }, { state: 'open' }])
})

test('last words that cannot be told do not keep back the next exchange for long', async () => {
  const { conversation } = await round.handedOff()
  await round.rest()
  const first = round.exchange(conversation)
  round.desk.fault = (call, act) =>
    call === 'perform' && act?.act === 'send' && round.desk.of(conversation).length === 1 && first.state === 'open'
      ? { when: 'before', outcome: unknown }
      : null
  await take(conversation)
  await giveBack(conversation)
  await round.pass(300_000, 5000)
  expect(first.state).toBe('closed')
  expect(round.exchange(conversation).called).toBeGreaterThan(0)
  expect(round.desk.of(conversation)).toHaveLength(2)
})

test('the last words there are read before it is over, though reading fails at first', async () => {
  const { conversation } = await round.handedOff()
  await round.rest()
  const exchange = round.exchange(conversation)
  round.desk.join(exchange, 'Priya')
  await round.pass(11_000)
  round.desk.say(exchange, 'Priya', 'One last thing')
  let failed = 0
  round.desk.fault = (call) => (call === 'look' && failed++ < 2 ? { when: 'before', outcome: unknown } : null)
  await take(conversation)
  await round.pass(20_000)
  expect((await round.said(conversation)).map(({ text }) => text)).toContain('One last thing')
  expect(await sessions(conversation)).toMatchObject([{ state: 'ended' }])
})

test('last words behind a hole are waited for', async () => {
  const { conversation } = await round.handedOff()
  await round.rest()
  const exchange = round.exchange(conversation)
  round.desk.join(exchange, 'Priya')
  await round.pass(11_000)
  exchange.nextIndex++
  round.desk.say(exchange, 'Priya', 'Behind a hole')
  await take(conversation)
  await round.pass(10_000)
  expect((await round.said(conversation)).map(({ text }) => text)).toContain('Behind a hole')
  expect(await sessions(conversation)).toMatchObject([{ state: 'ended' }])
})

test('a task that is cancelled leaves no exchange open there', async () => {
  const { conversation } = await round.handedOff()
  await round.rest()
  const exchange = round.exchange(conversation)
  const { look } = round.desk
  round.desk.look = async (handle, after) => {
    const looked = await look.call(round.desk, handle, after)
    if (looked.result !== 'done' || handle.conversation !== exchange.id || exchange.state === 'closed') return looked
    return { ...looked, value: { ...looked.value, state: 'closed', closedBy: 'cancelled' } }
  }
  await round.pass(11_000)
  round.desk.look = look
  await round.pass(2000)
  expect(await round.conversation(conversation)).toMatchObject({ status: 'queued', desk: 'console', session_id: null })
  expect(exchange.state).toBe('closed')
  expect(await sessions(conversation)).toMatchObject([{ state: 'ended', ended_by: 'cancelled' }])
})

test('one that is half made and then refused is not left behind', async () => {
  let steps = 0
  round.desk.fault = (call) =>
    call === 'open' && steps++ === 1 ? { when: 'before', outcome: { result: 'refused', detail: 'No.' } } : null
  const { conversation } = await round.handedOff()
  await round.pass(4000)
  expect(await round.conversation(conversation)).toMatchObject({ status: 'queued', desk: 'console', session_id: null })
  expect(round.exchange(conversation).state).toBe('closed')
})

test('one that was made without our hearing of it is ended as well', async () => {
  round.desk.fault = (call) => (call === 'open' ? { when: 'after', outcome: unknown } : null)
  const { conversation } = await round.handedOff()
  await round.rest()
  await take(conversation)
  await round.pass(3000)
  expect(round.exchange(conversation).state).toBe('closed')
  expect(await sessions(conversation)).toMatchObject([{ state: 'ended' }])
})

test('whoever waits there when it is closed waits for our own agents', async () => {
  const { conversation } = await round.handedOff()
  await round.rest()
  Object.assign(round.exchange(conversation), { state: 'closed', closedBy: 'timer' })
  await round.pass(11_000)
  expect(await round.conversation(conversation)).toMatchObject({ status: 'queued', desk: 'console', session_id: null })
})

test('where each exchange is closed as soon as it stands, the member waits for our own agents', async () => {
  const { member, conversation } = await round.handedOff()
  await round.rest()
  round.desk.fault = (call) => {
    if (call === 'perform') for (const each of round.desk.of(conversation)) each.state = 'closed'
    return null
  }
  await round.say(directMessage(member, 'hello?'))
  await round.pass(20_000)
  expect(round.desk.of(conversation).length).toBeLessThan(5)
  expect(await round.conversation(conversation)).toMatchObject({ status: 'queued', desk: 'console', session_id: null })
})

test('what may have arrived, and is taken back meanwhile, is taken back there', async () => {
  const { member, conversation } = await round.handedOff()
  await round.rest()
  let lost = 0
  round.desk.fault = (call) => (call === 'perform' && lost++ === 0 ? { when: 'after', outcome: unknown } : null)
  const wrong = directMessage(member, 'my password is hunter2')
  await round.say(wrong)
  await round.rest()
  await round.receive({ change: 'deletion', externalIds: [wrong.externalId], deletedAt: core.clock.now() })
  await round.pass(6000)
  expect(round.exchange(conversation).messages.map(({ text }) => text)).not.toContain('my password is hunter2')
})

test('what may have arrived before the credentials were refused is not told twice', async () => {
  const { member, conversation } = await round.handedOff()
  await round.rest()
  let calls = 0
  const stopped: DeskOutcome<never> = { result: 'stopped', detail: 'Twilio does not take the credentials.' }
  round.desk.fault = (call) => {
    if (call === 'perform' && calls++ === 0) return { when: 'after', outcome: unknown }
    return call === 'find' && calls++ === 1 ? { when: 'before', outcome: stopped } : null
  }
  await round.say(directMessage(member, 'once only'))
  await round.pass(130_000, 5000)
  const words = round.exchange(conversation).messages.map(({ text }) => text)
  expect(words.filter((text) => text === 'once only')).toHaveLength(1)
})

test('the words that stand for a refused message go when the message is taken back', async () => {
  const { member, conversation } = await round.handedOff()
  await round.rest()
  round.desk.fault = (call, act) =>
    call === 'perform' && act?.act === 'send' && act.text === 'bad'
      ? { when: 'before', outcome: { result: 'refused', detail: 'It holds what is not allowed.' } }
      : null
  const bad = directMessage(member, 'bad')
  await round.say(bad)
  await round.rest()
  const count = round.exchange(conversation).messages.length
  await round.receive({ change: 'deletion', externalIds: [bad.externalId], deletedAt: core.clock.now() })
  await round.pass(2000)
  expect(round.exchange(conversation).messages).toHaveLength(count - 1)
})
