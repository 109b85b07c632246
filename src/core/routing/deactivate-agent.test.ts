import { afterAll, beforeAll, beforeEach, expect, it, vi } from 'vitest'
import { directMessage, nextSnowflake, openTestCore, type TestCore } from '../../../test/support/core.ts'
import { Story } from '../../../test/support/story.ts'
import { addAgent } from '../../../test/support/team.ts'
import { reopenConversation } from '../conversation/reopen-conversation.ts'
import { resolveConversation } from '../conversation/resolve-conversation.ts'
import { takeConversation } from '../conversation/take-conversation.ts'
import { deactivateAgent } from './deactivate-agent.ts'

let core: TestCore
let story: Story
let mika: string

beforeAll(async () => {
  core = await openTestCore()
  story = new Story(core)
})
afterAll(() => core.close())
beforeEach(async () => {
  mika = await addAgent(core, 'Mika')
})

const ask = () => story.say(directMessage(nextSnowflake(), 'can i talk to a human please'))
const take = (conversation: string) =>
  takeConversation(core.kernel, { workspace: core.workspace, conversation, agent: mika })
const deactivate = () =>
  deactivateAgent(core.kernel, { workspace: core.workspace, by: { id: core.agent, role: 'owner' }, agent: mika })
const isActive = async () =>
  (await core.database.pool.query('select 1 from agent where id = $1 and deactivated_at is null', [mika])).rowCount ===
  1

it('gives all chats of the agent back, each with the turn that it had, and tells everybody what is true', async () => {
  const earlier = [await ask(), await ask()]
  for (const conversation of earlier) await take(conversation)
  const later = await ask()
  const other = await ask()
  await takeConversation(core.kernel, { workspace: core.workspace, conversation: other, agent: core.agent })
  // Only the one who goes was there, so nobody is.
  await core.database.pool.query('update agent set available = (id = $1)', [mika])
  await deactivate()
  await core.database.pool.query('update agent set available = true where deactivated_at is null')
  for (const [place, conversation] of earlier.entries()) {
    expect(await story.conversation(conversation)).toMatchObject({ status: 'queued', assignee_id: null })
    const notice = (await story.said(conversation)).findLast(({ author }) => author === 'notice')
    expect(notice?.text).toMatch(/Nobody from our team is here right now/)
    expect(notice?.text).toMatch(place === 0 ? /You are next/ : /2nd in line/)
    const note = (await story.said(conversation)).find(({ direction }) => direction === 'note')
    expect(note?.text).toBe('Mika left the team. Back in the queue.')
  }
  expect(await story.conversation(later)).toMatchObject({ status: 'queued' })
  expect(await story.conversation(other)).toMatchObject({ status: 'assigned', assignee_id: core.agent })
  expect(await story.events(earlier[0] ?? '')).toContain('conversation.queued')
})

it('leaves no chat with who is gone, whatever they take at the same moment', async () => {
  for (let round = 0; round < 5; round++) {
    const agent = mika
    const waiting = await Promise.all(
      Array.from({ length: 4 }, () => story.receive(directMessage(nextSnowflake(), 'hello'))),
    )
    const chats = waiting.map(([received]) => received?.conversation ?? '')
    const taken = await Promise.allSettled([take(chats[0] ?? ''), deactivate(), ...chats.slice(1).map(take)])
    const refusals = taken.flatMap((one) => (one.status === 'rejected' ? [String(one.reason)] : []))
    // Whoever came too late hears why; nothing stands still for a lock.
    expect(refusals.filter((words) => !words.includes('no longer active'))).toEqual([])
    const { rows } = await core.database.pool.query('select id from conversation where assignee_id = $1', [agent])
    expect(rows).toEqual([])
    mika = await addAgent(core, 'Mika')
  }
})

it('changes nothing when it fails half-way, and nothing when it is done twice', async () => {
  const conversation = await ask()
  await take(conversation)
  await core.database.pool.query('alter table place_notice rename to place_notice_away')
  await expect(deactivate()).rejects.toThrow('place_notice')
  await core.database.pool.query('alter table place_notice_away rename to place_notice')
  expect(await isActive()).toBe(true)
  expect(await story.conversation(conversation)).toMatchObject({ status: 'assigned', assignee_id: mika })
  await deactivate()
  const said = (await story.said(conversation)).length
  await deactivate()
  expect((await story.said(conversation)).length).toBe(said)
})

/** What a deactivation holds until its end. */
async function goingAway(during: () => Promise<void>): Promise<void> {
  const client = await core.database.pool.connect()
  await client.query('begin')
  await client.query('update agent set deactivated_at = now() where id = $1', [mika])
  const work = during()
  work.catch(() => undefined)
  try {
    await waitsForLock()
  } finally {
    await client.query('commit')
    client.release()
  }
  await work
}

async function waitsForLock(): Promise<void> {
  const waiting = `select 1 from pg_stat_activity where wait_event_type = 'Lock' and datname = current_database()`
  await vi.waitUntil(async () => (await core.database.pool.query(waiting)).rowCount === 1, { timeout: 5000 })
}

it('nothing resolved comes back to who is going away in that moment: not by their own reopening', async () => {
  const id = await ask()
  await take(id)
  const act = { workspace: core.workspace, conversation: id, agent: mika }
  await resolveConversation(core.kernel, act)
  await expect(goingAway(() => reopenConversation(core.kernel, act))).rejects.toThrow('no longer active')
  expect(await story.conversation(id)).toMatchObject({ status: 'resolved' })
})

it('nor by the next words of the contact, which go to the queue', async () => {
  const member = nextSnowflake()
  const id = await story.say(directMessage(member, 'can i talk to a human please'))
  await take(id)
  await resolveConversation(core.kernel, { workspace: core.workspace, conversation: id, agent: mika })
  await goingAway(async () => {
    await story.receive(directMessage(member, 'it is locked again'))
  })
  await story.turns()
  expect(await story.conversation(id)).toMatchObject({ status: 'queued', assignee_id: null })
})
