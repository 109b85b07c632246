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
async function withPriya(): Promise<{ id: string; exchange: Exchange; member: string }> {
  const member = `closing${++members}`
  const id = await story.say(directMessage(member, 'i want to talk to a human'))
  const exchange = await Exchange.of(core, id)
  exchange.join('Priya')
  await exchange.read()
  return { id, exchange, member }
}

/** It is over there. */
function close(exchange: Exchange, by: Exchange['closedBy']): Promise<void> {
  exchange.state = 'closed'
  exchange.closedBy = by
  exchange.agents = {}
  exchange.waiting = false
  return exchange.read()
}

const sessions = async (id: string) => {
  const { rows } = await core.database.pool.query<{ id: string; state: string; ended_by: string | null }>(
    'select id, state, ended_by from desk_session where conversation_id = $1 order by opened_at, id',
    [id],
  )
  return rows
}

describe('wrapped up by an agent there', () => {
  test('the conversation is resolved as from our own desk, with all that was said before', async () => {
    const { id, exchange, member } = await withPriya()
    exchange.says('Priya', 'All done. Bye!')
    await close(exchange, 'agent')
    await exchange.read()
    const said = await story.said(id)
    expect(said.slice(-2).map(({ text }) => text)).toEqual([
      'All done. Bye!',
      'This closes the chat. If something is still wrong, just write, and it opens again.\nHow was it? 1 is poor, 5 is great.',
    ])
    expect(said.at(-1)?.buttons).toHaveLength(5)
    expect(await story.conversation(id)).toMatchObject({
      status: 'resolved',
      resolved_by: 'agent',
      assignee_id: null,
      session_id: null,
    })
    expect(await story.caseOf(id)).toMatchObject({ status: 'resolved' })
    const { rows } = await core.database.pool.query<{ facts: object }>(
      `select e.facts from case_entry e join support_case s on s.id = e.case_id where s.conversation_id = $1 and e.kind = 'status'
       order by e.at desc limit 1`,
      [id],
    )
    expect(rows[0]?.facts).toEqual({ from: 'open', to: 'resolved', staff: 'Priya' })
    expect(await sessions(id)).toMatchObject([{ state: 'ended', ended_by: 'agent' }])
    // What they think of it is kept, of nobody of ours.
    await story.say(story.press(member, said.at(-1)?.id ?? '', 'rate', '5'))
    const rated = await core.database.pool.query('select score, agent_id from rating where conversation_id = $1', [id])
    expect(rated.rows).toEqual([{ score: 5, agent_id: null }])
  })

  test("the next words are the virtual agent's, and a person asked for again is the same case in a new exchange", async () => {
    const { id, exchange, member } = await withPriya()
    await close(exchange, 'agent')
    const { number } = (await story.caseOf(id)) ?? {}
    expect(await story.say(directMessage(member, 'how do i restore a purchase', { sentAt: core.clock.now() }))).toBe(id)
    expect(await story.conversation(id)).toMatchObject({
      status: 'automated',
      desk: 'console',
      desk_agent: null,
      assignee_id: null,
    })
    expect(await story.last(id)).toMatchObject({ author: 'virtual_agent' })
    await story.say(directMessage(member, 'talk to a human', { sentAt: core.clock.now() }))
    expect(await story.conversation(id)).toMatchObject({ status: 'queued', desk: 'flex' })
    expect(await story.caseOf(id)).toMatchObject({ number, status: 'new' })
    expect(await sessions(id)).toMatchObject([{ state: 'ended' }, { state: 'opening' }])
  })

  test('what the member said in that moment opens it again: nobody there has read it', async () => {
    const { id, exchange, member } = await withPriya()
    await story.say(directMessage(member, 'how do i restore a purchase', { sentAt: core.clock.now() }))
    await close(exchange, 'agent')
    expect(await story.conversation(id)).toMatchObject({ status: 'automated', desk: 'console', session_id: null })
    core.clock.advance(50)
    await story.turns()
    expect(await story.last(id)).toMatchObject({ author: 'virtual_agent' })
  })

  test('before anybody has joined it is back in our own queue', async () => {
    const id = await story.say(directMessage('unjoined', 'i want to talk to a human'))
    const exchange = await Exchange.of(core, id)
    await close(exchange, 'agent')
    expect(await story.conversation(id)).toMatchObject({ status: 'queued', desk: 'console', session_id: null })
  })

  test('while one is still waited for that was said before, it stays open until that has come', async () => {
    const { id, exchange } = await withPriya()
    const last = exchange.says('Priya', 'the last word', { skip: 1 })
    await close(exchange, 'agent')
    expect(await story.conversation(id)).toMatchObject({ status: 'assigned' })
    exchange.messages = [{ ...last, externalId: 'IMhole', index: 0, text: 'the word before' }, last]
    await exchange.read()
    expect((await story.said(id)).slice(-3).map(({ text }) => text.split('.')[0])).toEqual([
      'the word before',
      'the last word',
      'This closes the chat',
    ])
  })
})

describe('closed by a timer', () => {
  test('the member hears nothing, and their next word goes on in a new exchange, with the same case', async () => {
    const { id, exchange, member } = await withPriya()
    const before = (await story.said(id)).length
    await close(exchange, 'timer')
    expect(await story.said(id)).toHaveLength(before)
    expect(await story.conversation(id)).toMatchObject({ status: 'assigned', desk: 'flex', session_id: null })
    await story.say(directMessage(member, 'are you there?', { sentAt: core.clock.now() }))
    expect(await story.conversation(id)).toMatchObject({ status: 'queued', desk: 'flex', desk_agent: null })
    const [first, second] = await sessions(id)
    expect(first).toMatchObject({ state: 'ended', ended_by: 'timer' })
    expect(second).toMatchObject({ state: 'opening' })
    const again = await Exchange.of(core, id)
    again.join('Ben')
    await again.read()
    expect((await story.last(id)).text).toBe('Ben joined the chat.')
  })

  test('in mid-sentence: what was not told there any more opens the new one at once', async () => {
    const { id, exchange, member } = await withPriya()
    await story.say(directMessage(member, 'and another thing', { sentAt: core.clock.now() }))
    await close(exchange, null)
    expect(await sessions(id)).toMatchObject([{ state: 'ended', ended_by: 'timer' }, { state: 'opening' }])
    const { rows } = await core.database.pool.query<{ text: string; past: boolean }>(
      `select m.text, r.past from relay r join message m on m.id = r.message_id
       where r.conversation_id = $1 and r.state = 'queued' order by r.id`,
      [id],
    )
    expect(rows.at(-1)).toEqual({ text: 'and another thing', past: false })
    expect(rows.slice(0, -1).every(({ past }) => past)).toBe(true)
    expect(await story.conversation(id)).toMatchObject({ status: 'queued', desk: 'flex', desk_agent: null })
  })
})

test('cancelled there with somebody in it, the member waits for our own agents', async () => {
  const { id, exchange } = await withPriya()
  await close(exchange, 'cancelled')
  expect(await story.conversation(id)).toMatchObject({
    status: 'queued',
    desk: 'console',
    desk_agent: null,
    session_id: null,
  })
  expect(await sessions(id)).toMatchObject([{ state: 'ending', ended_by: 'cancelled' }])
})

test('what is over twice is over once', async () => {
  const { id, exchange } = await withPriya()
  await Promise.all([close(exchange, 'agent'), exchange.read(), exchange.read()])
  expect((await story.said(id)).filter(({ text }) => text.startsWith('This closes the chat'))).toHaveLength(1)
})
