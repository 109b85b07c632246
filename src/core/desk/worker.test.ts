import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { directMessage, openTestCore, type TestCore } from '../../../test/support/core.ts'
import { DeskRound } from '../../../test/support/desk-round.ts'
import { unknown } from '../../../test/support/memory-desk.ts'
import { editMessage } from '../conversation/edit-message.ts'
import { sendReply } from '../conversation/send-reply.ts'
import { takeConversation } from '../conversation/take-conversation.ts'
import { tellMany } from '../conversation/tell-many.ts'
import { releaseConversation } from '../routing/release-conversation.ts'

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

const wordsAt = (conversation: string) => round.exchange(conversation).messages.map(({ text }) => text)

async function session(conversation: string): Promise<Record<string, unknown>> {
  const query = 'select * from desk_session where conversation_id = $1 order by id desc limit 1'
  return (await core.database.pool.query(query, [conversation])).rows[0]
}

async function relays(conversation: string): Promise<string[]> {
  const query = `select operation || ' ' || state as line from relay where conversation_id = $1 order by id`
  return (await core.database.pool.query<{ line: string }>(query, [conversation])).rows.map(({ line }) => line)
}

test('a handoff is offered with its history, then an agent is asked for, then it hears what is said', async () => {
  const { member, conversation } = await round.handedOff('my pass is locked')
  expect(await round.conversation(conversation)).toMatchObject({ status: 'queued', desk: 'flex', desk_agent: null })
  expect((await round.last(conversation)).text).not.toMatch(/next|place/)
  await round.rest()
  const exchange = round.exchange(conversation)
  expect(exchange.steps).toEqual(['conversation', 'participant', 'webhook'])
  expect(exchange.offer).toMatchObject({ contactName: member, words: 'my pass is locked', channel: 'discord' })
  expect(exchange.offer.title).toMatch(new RegExp(`^Case #\\d+ · ${member} · Lumen Trails$`))
  expect(exchange.messages.map(({ author, past }) => `${author} ${past}`)).toEqual([
    'contact true',
    'virtual_agent true',
    'contact true',
    'system false',
  ])
  expect(exchange.called).toBe(4)
  await round.say(directMessage(member, 'are you there?'))
  await round.rest()
  expect(exchange.messages.at(-1)).toMatchObject({
    author: 'contact',
    name: member,
    text: 'are you there?',
    past: false,
  })
  expect(await session(conversation)).toMatchObject({ state: 'open', purpose: 'desk', seen_index: 4, trouble: null })
  expect(round.desk.of(conversation)).toHaveLength(1)
})

test('what is edited and taken back by the member is edited and taken back there', async () => {
  const { member, conversation } = await round.handedOff()
  await round.rest()
  const wrong = directMessage(member, 'my name is An')
  const gone = directMessage(member, 'never mind this')
  await round.say(wrong, gone)
  await round.rest()
  const at = core.clock.now()
  await round.receive({ change: 'edit', externalId: wrong.externalId, text: 'my name is Ann', editedAt: at })
  await round.receive({ change: 'deletion', externalIds: [gone.externalId], deletedAt: at })
  await round.rest()
  expect(wordsAt(conversation).at(-1)).toBe('my name is Ann')
  expect(wordsAt(conversation)).not.toContain('never mind this')
})

test('what was taken back before it was told is never told', async () => {
  round.desk.fault = (call) =>
    call === 'open' ? { when: 'before', outcome: { result: 'later', at: in_(1000), detail: '' } } : null
  const { member, conversation } = await round.handedOff()
  const gone = directMessage(member, 'oops')
  await round.say(gone)
  await round.receive({ change: 'deletion', externalIds: [gone.externalId], deletedAt: core.clock.now() })
  round.desk.fault = () => null
  await round.rest(1000)
  expect(wordsAt(conversation)).not.toContain('oops')
  expect(await relays(conversation)).toContain('delete cancelled')
})

test('an answer that is lost after the message arrived does not send it twice', async () => {
  const { member, conversation } = await round.handedOff()
  await round.rest()
  let lost = 0
  round.desk.fault = (call) => (call === 'perform' && lost++ === 0 ? { when: 'after', outcome: unknown } : null)
  await round.say(directMessage(member, 'once'))
  await round.say(directMessage(member, 'then this'))
  await round.pass(4000)
  expect(wordsAt(conversation).slice(-2)).toEqual(['once', 'then this'])
  expect(round.desk.calls.filter((call) => call === 'find')).toHaveLength(1)
})

test('what is lost before it arrived is looked for, and sent again in its place', async () => {
  const { member, conversation } = await round.handedOff()
  await round.rest()
  let lost = 0
  round.desk.fault = (call) => (call === 'perform' && lost++ < 2 ? { when: 'before', outcome: unknown } : null)
  await round.say(directMessage(member, 'first'))
  await round.say(directMessage(member, 'second'))
  await round.pass(10_000)
  expect(wordsAt(conversation).slice(-2)).toEqual(['first', 'second'])
})

const in_ = (milliseconds: number): Date => new Date(core.clock.now().getTime() + milliseconds)

test('a desk that is too busy is left alone until then, and the order stays', async () => {
  const { member, conversation } = await round.handedOff()
  await round.rest()
  const until = in_(5000)
  round.desk.fault = (call) =>
    call === 'perform' && core.clock.now() < until
      ? { when: 'before', outcome: { result: 'later', at: until, detail: 'Too many requests' } }
      : null
  await round.say(directMessage(member, 'one'))
  await round.rest()
  await round.say(directMessage(member, 'two'))
  const before = round.desk.calls.length
  await round.pass(4000)
  expect(round.desk.calls.length).toBe(before)
  await round.pass(2000)
  expect(wordsAt(conversation).slice(-2)).toEqual(['one', 'two'])
})

test('what the desk refuses is told in other words, and said on our screen', async () => {
  const { member, conversation } = await round.handedOff()
  await round.rest()
  round.desk.fault = (call, act) =>
    call === 'perform' && act?.act === 'send' && act.text === 'bad'
      ? { when: 'before', outcome: { result: 'refused', detail: 'It holds what is not allowed.' } }
      : null
  await round.say(directMessage(member, 'bad'))
  await round.say(directMessage(member, 'good'))
  await round.rest()
  const [instead, next] = wordsAt(conversation).slice(-2)
  expect(instead).toBe(
    `A message of ${member} cannot be shown here. Read it at https://desk.test/inbox/all/${conversation}`,
  )
  expect(next).toBe('good')
  expect(await relays(conversation)).toContain('send failed')
  expect(await round.events(conversation)).toContain('transfer.changed')
})

test('credentials that are refused stop everything until somebody has acted', async () => {
  const { member, conversation } = await round.handedOff()
  await round.rest()
  round.desk.fault = () => ({
    when: 'before',
    outcome: { result: 'stopped', detail: 'Twilio refuses the auth token.' },
  })
  await round.say(directMessage(member, 'hello?'))
  await round.rest()
  expect(await session(conversation)).toMatchObject({ trouble: 'Twilio refuses the auth token.' })
  const before = round.desk.calls.length
  await round.say(directMessage(member, 'hello??'))
  await round.pass(5000)
  expect(round.desk.calls.length).toBe(before)
  round.desk.fault = () => null
  await round.worker.stop()
  round.worker = round.openWorker()
  await round.worker.start()
  await round.rest()
  expect(wordsAt(conversation).slice(-2)).toEqual(['hello?', 'hello??'])
  expect(await session(conversation)).toMatchObject({ trouble: null, state: 'open' })
})

test('an exchange that was closed while words waited goes on in another, with the history and the same case', async () => {
  const { member, conversation } = await round.handedOff('my pass is locked')
  await round.rest()
  const first = round.exchange(conversation)
  Object.assign(first, { state: 'closed', closedBy: 'timer' })
  await round.say(directMessage(member, 'still there?'))
  await round.rest()
  await round.rest(1000)
  const [, second] = round.desk.of(conversation)
  expect(second?.messages.filter(({ author }) => author === 'contact').map(({ text, past }) => [text, past])).toEqual([
    ['my pass is locked', true],
    ['agent please', true],
    ['still there?', false],
  ])
  expect(second?.offer.case).toEqual(first.offer.case)
  expect(second?.called).toBeGreaterThan(0)
  const { rows } = await core.database.pool.query('select 1 from support_case where conversation_id = $1', [
    conversation,
  ])
  expect(rows).toHaveLength(1)
})

test('one that was closed while nothing waited goes on with the next word', async () => {
  const { member, conversation } = await round.handedOff()
  await round.rest()
  round.desk.join(round.exchange(conversation), 'Priya')
  await round.pass(11_000)
  Object.assign(round.exchange(conversation), { state: 'closed', closedBy: 'timer', agents: {} })
  await round.pass(61_000, 10_000)
  expect(await round.conversation(conversation)).toMatchObject({ session_id: null, status: 'assigned', desk: 'flex' })
  await round.say(directMessage(member, 'hello again'))
  await round.rest()
  expect(round.desk.of(conversation)).toHaveLength(2)
  expect(round.exchange(conversation).messages.find(({ text }) => text === 'hello again')).toMatchObject({
    past: false,
  })
})

test('what cannot be opened there at all comes back to our own desk', async () => {
  round.desk.fault = (call) =>
    call === 'open' ? { when: 'before', outcome: { result: 'refused', detail: 'No such service.' } } : null
  const { conversation } = await round.handedOff()
  await round.pass(3000)
  expect(await round.conversation(conversation)).toMatchObject({ status: 'queued', desk: 'console', session_id: null })
  expect(await session(conversation)).toMatchObject({ state: 'ended' })
})

test('what agents say is read in time though no webhook comes, once, in order', async () => {
  const { conversation } = await round.handedOff()
  await round.rest()
  const exchange = round.exchange(conversation)
  round.desk.join(exchange, 'Priya')
  round.desk.say(exchange, 'Priya', 'Hello')
  round.desk.say(exchange, 'Priya', 'Let me look')
  await round.pass(30_000, 5000)
  const said = (await round.said(conversation)).filter(({ author }) => author === 'agent')
  expect(said.map(({ shown }) => shown[0])).toEqual(['**Priya:** Hello', '**Priya:** Let me look'])
  expect(await round.conversation(conversation)).toMatchObject({ status: 'assigned', desk_agent: 'Priya' })
  expect(exchange.messages.filter(({ ours, text }) => ours && text === 'Hello')).toEqual([])
})

test('who takes it here on purpose is told to the agent there before the exchange is ended', async () => {
  const { conversation } = await round.handedOff()
  await round.rest()
  const { kernel, workspace, agent } = core
  await takeConversation(kernel, { workspace, conversation, agent, here: true })
  await round.rest()
  const exchange = round.exchange(conversation)
  expect(exchange.messages.at(-1)?.text).toContain('Ana')
  expect(exchange.state).toBe('closed')
  expect(await session(conversation)).toMatchObject({ state: 'ended', ended_by: 'us' })
})

test('two handoffs at once are one stay', async () => {
  const { member, conversation } = await round.handedOff()
  await Promise.all([1, 2, 3].map(() => round.say(directMessage(member, 'agent please'))))
  await round.rest()
  expect(round.desk.of(conversation)).toHaveLength(1)
})

test('what our own agents said before, and what the house tells, is kept true there', async () => {
  const { kernel, workspace, agent, clock } = core
  const { conversation } = await round.handedOff()
  await takeConversation(kernel, { workspace, conversation, agent, here: true })
  const reply = { workspace, agent, conversation, text: 'One momnet', attachments: [], replyTo: null }
  const message = await sendReply(kernel, reply)
  await releaseConversation(kernel, { workspace, conversation, agent })
  // What it says comes one millisecond after the other.
  await round.rest(10)
  expect(round.exchange(conversation).messages.find(({ author }) => author === 'agent')).toMatchObject({
    name: 'Ana',
    text: 'One momnet',
    past: true,
  })
  await editMessage(kernel, { workspace, agent, message, text: 'One moment' })
  const told = [{ conversation, words: 'Fixed in 2.3.1', key: `news:${conversation}` }]
  await kernel.db.transaction((tx) => tellMany(tx, { workspace, told, now: clock.now() }))
  await round.rest()
  const { messages } = round.exchange(conversation)
  expect(messages.filter(({ author }) => author === 'agent').map(({ text }) => text)).toEqual(['One moment'])
  expect(messages.at(-1)).toMatchObject({ author: 'system', text: 'Fixed in 2.3.1' })
})

test('a desk that is away for ten minutes has all of it within a minute of its return', async () => {
  const { member, conversation } = await round.handedOff()
  await round.rest()
  round.desk.fault = () => ({ when: 'before', outcome: unknown })
  const words = Array.from({ length: 10 }, (_, minute) => `minute ${minute}`)
  for (const each of words) {
    await round.say(directMessage(member, each))
    await round.pass(60_000, 10_000)
  }
  expect(await session(conversation)).toMatchObject({ state: 'open', trouble: 'No answer' })
  round.desk.say(round.exchange(conversation), 'Priya', 'Are you there?')
  round.desk.fault = () => null
  await round.pass(60_000, 10_000)
  expect(wordsAt(conversation).filter((each) => each.startsWith('minute'))).toEqual(words)
  expect(await round.said(conversation)).toContainEqual(expect.objectContaining({ text: 'Are you there?' }))
  expect(await session(conversation)).toMatchObject({ trouble: null })
})

test('a desk that is away for hours has all of it after its return', async () => {
  const { member, conversation } = await round.handedOff()
  await round.rest()
  round.desk.fault = () => ({ when: 'before', outcome: unknown })
  await round.say(directMessage(member, 'at the beginning'))
  await round.say(directMessage(member, 'and a second thing'))
  await round.pass(3 * 3_600_000, 60_000)
  round.desk.fault = (call) => (call === 'look' ? null : { when: 'before', outcome: unknown })
  await round.pass(60_000, 10_000)
  round.desk.fault = () => null
  await round.pass(120_000, 10_000)
  expect(wordsAt(conversation).slice(-2)).toEqual(['at the beginning', 'and a second thing'])
})

test('what the desk fails at for ever is given up while it stands, and what comes behind it is told', async () => {
  const { member, conversation } = await round.handedOff()
  await round.rest()
  round.desk.fault = (call, act) =>
    call === 'perform' && act?.act === 'send' && act.text === 'poison' ? { when: 'before', outcome: unknown } : null
  await round.say(directMessage(member, 'poison'))
  await round.say(directMessage(member, 'behind it'))
  await round.pass(4_000_000, 20_000)
  expect(wordsAt(conversation).at(-1)).toBe('behind it')
  expect(await relays(conversation)).toContain('send failed')
})

test('an exchange that cannot be taken in keeps back nothing that is to be told', async () => {
  const { member, conversation } = await round.handedOff()
  await round.rest()
  round.desk.fault = (call) => {
    if (call === 'look') throw new Error('a fault of ours')
    return null
  }
  await round.pass(11_000)
  await round.say(directMessage(member, 'all the same'))
  await round.rest()
  expect(wordsAt(conversation).at(-1)).toBe('all the same')
})
