import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { directMessage, openTestCore, type TestCore } from '../../../test/support/core.ts'
import { Exchange, switchToFlex } from '../../../test/support/exchange.ts'
import { Story } from '../../../test/support/story.ts'

let core: TestCore
let story: Story
beforeAll(async () => {
  core = await openTestCore()
  story = new Story(core)
  await switchToFlex(core)
})
afterAll(() => core.close())

let members = 0
async function handedOver(): Promise<{ id: string; exchange: Exchange; member: string }> {
  const member = `presence${++members}`
  const id = await story.say(directMessage(member, 'i want to talk to a human'))
  return { id, exchange: await Exchange.of(core, id), member }
}

const notices = async (id: string) =>
  (await story.said(id))
    .filter(({ direction, author }) => direction === 'outbound' && author !== 'contact')
    .map(({ text }) => text)
const facts = async (id: string) =>
  (await story.said(id)).filter(({ direction }) => direction === 'note').map(({ text }) => text)
const entries = async (id: string) => {
  const { rows } = await core.database.pool.query<{ kind: string; facts: object }>(
    `select e.kind, e.facts from case_entry e join support_case s on s.id = e.case_id where s.conversation_id = $1 order by e.at, e.id`,
    [id],
  )
  return rows
}

describe('who joins there', () => {
  test('is told to the member as from our own desk, and has the conversation', async () => {
    const { id, exchange } = await handedOver()
    expect((await story.last(id)).text).toMatch(
      /^Case #\d+ is opened and you are being transferred\. An agent answers right here\.$/,
    )
    await exchange.read()
    expect(await story.conversation(id)).toMatchObject({ status: 'queued', desk: 'flex', desk_agent: null })
    exchange.join('Priya Kumar')
    await exchange.read()
    await exchange.read()
    expect(await story.conversation(id)).toMatchObject({
      ...{ status: 'assigned', assignee_id: null, desk: 'flex', desk_agent: 'Priya Kumar', queued_at: null, unread: 0 },
    })
    const told = (await notices(id)).slice(-2)
    expect(told).toEqual([
      expect.stringMatching(/^Case #\d+ is opened and an agent is with you\.$/),
      'Priya Kumar joined the chat.',
    ])
    const shown = (await story.last(id)).shown[0]
    expect(shown).toBe('Priya Kumar joined the chat.\n-# Lumen Trails support ✓ · we never ask for your password')
    expect(await story.caseOf(id)).toMatchObject({ status: 'open', owner_id: null })
    expect((await entries(id)).filter(({ kind }) => kind === 'joined')).toEqual([
      { kind: 'joined', facts: { staff: 'Priya Kumar' } },
    ])
    expect(await exchange.row()).toMatchObject({
      joined_at: core.clock.now(),
      agents: { 'priya kumar': 'Priya Kumar' },
    })
    expect(await story.events(id)).toContain('conversation.assigned')
  })

  test('before the first words, also where both are read at once', async () => {
    const { id, exchange } = await handedOver()
    exchange.join('Priya')
    exchange.says('Priya', 'Hi, I am Priya.')
    await exchange.read()
    expect((await notices(id)).slice(-2)).toEqual(['Priya joined the chat.', 'Hi, I am Priya.'])
  })

  test('beside a colleague, and when that one leaves nothing is told again', async () => {
    const { id, exchange } = await handedOver()
    exchange.join('Priya')
    await exchange.read()
    exchange.join('Ben')
    await exchange.read()
    exchange.leave('Priya')
    await exchange.read()
    expect((await notices(id)).slice(-2)).toEqual(['Priya joined the chat.', 'Ben joined the chat.'])
    expect(await facts(id)).toEqual(['Priya left in Twilio Flex.'])
    expect(await story.conversation(id)).toMatchObject({ status: 'assigned', desk_agent: 'Ben' })
  })

  test('in the place of a colleague goes on with it', async () => {
    const { id, exchange } = await handedOver()
    exchange.join('Priya')
    await exchange.read()
    exchange.leave('Priya')
    exchange.waiting = true
    await exchange.read()
    core.clock.advance(60_000)
    await exchange.read()
    expect(await story.conversation(id)).toMatchObject({ status: 'assigned', desk_agent: 'Priya' })
    exchange.join('Ben')
    await exchange.read()
    expect((await notices(id)).slice(-2)).toEqual(['Priya joined the chat.', 'Your chat goes on with Ben.'])
    expect(await story.conversation(id)).toMatchObject({ status: 'assigned', desk_agent: 'Ben' })
  })

  test('again after a moment is told nothing', async () => {
    const { id, exchange } = await handedOver()
    exchange.join('Priya')
    await exchange.read()
    exchange.leave('Priya')
    await exchange.read()
    core.clock.advance(4000)
    exchange.join('Priya')
    await exchange.read()
    core.clock.advance(60_000)
    await exchange.read()
    expect((await notices(id)).at(-1)).toBe('Priya joined the chat.')
    expect(await exchange.row()).toMatchObject({ empty_since: null, state: 'open' })
  })
})

describe('when everybody there has left', () => {
  test('for ten seconds, the virtual agent goes on, and the exchange is ended', async () => {
    const { id, exchange, member } = await handedOver()
    exchange.join('Priya')
    await exchange.read()
    exchange.leave('Priya')
    await exchange.read()
    const lookAt = new Date(core.clock.now().getTime() + 10_000)
    expect(await exchange.row()).toMatchObject({ empty_since: core.clock.now(), look_at: lookAt })
    core.clock.advance(10_000)
    await exchange.read()
    expect(await story.conversation(id)).toMatchObject({
      ...{ status: 'automated', desk: 'console', desk_agent: null, session_id: null, assignee_id: null },
    })
    expect(await exchange.row()).toMatchObject({ state: 'ending', ended_by: 'us' })
    expect((await notices(id)).at(-1)).toMatch(/answers from here\. You can ask for a person at any time\.$/)
    expect((await facts(id)).at(-1)).toMatch(/^Priya left in Twilio Flex\. Back with /)
    expect(await story.caseOf(id)).toMatchObject({ status: 'resolved' })
    // That it is over is the last word there.
    expect((await exchange.told()).length).toBeGreaterThan(0)
    // The virtual agent answers, and a person asked for again is the same case in a new exchange.
    const before = (await story.said(id)).length
    await story.say(directMessage(member, 'how do i restore a purchase'))
    expect((await story.said(id)).length).toBe(before + 2)
    const { number } = (await story.caseOf(id)) ?? {}
    await story.say(directMessage(member, 'i want to talk to a human'))
    const again = await Exchange.of(core, id)
    expect(again.session).not.toBe(exchange.session)
    expect(await story.caseOf(id)).toMatchObject({ number, status: 'new' })
  })

  test('and no virtual agent answers, our own agents are asked', async () => {
    const { id, exchange } = await handedOver()
    exchange.join('Priya')
    await exchange.read()
    const turn = (await story.conversation(id)).queue_order
    await setVirtualAgent(false)
    exchange.leave('Priya')
    await exchange.read()
    core.clock.advance(10_000)
    await exchange.read()
    await setVirtualAgent(true)
    expect(await story.conversation(id)).toMatchObject({
      ...{ status: 'queued', desk: 'console', desk_agent: null, session_id: null, queue_order: turn },
    })
    expect((await notices(id)).at(-1)).toMatch(/^Case #\d+ is opened and you are being transferred\. You are next\.$/)
    expect(await facts(id)).toEqual(['Priya left in Twilio Flex. Back in the queue here.'])
  })
})

describe('when nobody is asked there any more', () => {
  test('and says so, the member waits for our own agents at their turn', async () => {
    const { id, exchange } = await handedOver()
    const turn = (await story.conversation(id)).queue_order
    expect(await exchange.hint({ kind: 'cancelled' })).toBe('stored')
    expect(await exchange.hint({ kind: 'cancelled' })).toBe('unknown')
    expect(await story.conversation(id)).toMatchObject({
      ...{ status: 'queued', desk: 'console', session_id: null, queue_order: turn },
    })
    expect(await exchange.row()).toMatchObject({ state: 'ending', ended_by: 'cancelled' })
    const told = await story.said(id)
    expect(told.filter(({ buttons }) => buttons?.some((button) => button.act === 'never_mind'))).toHaveLength(1)
    expect(told.at(-1)?.text).toMatch(/^Case #\d+ is opened and you are being transferred\. You are \d*\w+/)
    expect(await facts(id)).toEqual(['Nobody in Twilio Flex took this. Back in the queue here.'])
  })

  test('and says nothing, that is found after a minute', async () => {
    const { id, exchange } = await handedOver()
    exchange.waiting = false
    await exchange.read()
    core.clock.advance(59_000)
    await exchange.read()
    expect(await story.conversation(id)).toMatchObject({ desk: 'flex' })
    core.clock.advance(1000)
    await exchange.read()
    expect(await story.conversation(id)).toMatchObject({ status: 'queued', desk: 'console' })
    expect(await exchange.row()).toMatchObject({ state: 'ending', ended_by: 'cancelled' })
  })
})

async function setVirtualAgent(enabled: boolean): Promise<void> {
  await core.database.pool.query(
    `update workspace set settings = jsonb_set(coalesce(settings, '{}'), '{virtualAgent}', coalesce(settings -> 'virtualAgent', '{}') || $1::jsonb)`,
    [JSON.stringify({ enabled })],
  )
}
