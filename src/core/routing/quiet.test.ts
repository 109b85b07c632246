import { afterAll, beforeAll, expect, test } from 'vitest'
import { directMessage, openTestCore, type TestCore } from '../../../test/support/core.ts'
import { Story } from '../../../test/support/story.ts'
import { addAgent } from '../../../test/support/team.ts'
import { assignConversation } from '../conversation/assign-conversation.ts'
import { reopenConversation } from '../conversation/reopen-conversation.ts'
import { resolveConversation } from '../conversation/resolve-conversation.ts'
import { sendReply } from '../conversation/send-reply.ts'
import { takeConversation } from '../conversation/take-conversation.ts'
import { endQuiet } from './end-quiet.ts'
import { tellPlaces } from './tell-places.ts'

let core: TestCore
let story: Story
beforeAll(async () => {
  core = await openTestCore()
  story = new Story(core)
})
afterAll(() => core.close())

const HOUR = 3_600_000
const act = (conversation: string) => ({ workspace: core.workspace, conversation, agent: core.agent })
const status = async (id: string) => (await story.conversation(id)).status
const said = (member: string, text: string) => directMessage(member, text, { sentAt: core.clock.now() })

test('a chat with the virtual agent ends after a day of silence, and nobody is written to', async () => {
  const id = await story.say(said('mei', 'qqq www'))
  const count = (await story.said(id)).length
  core.clock.advance(23.9 * HOUR)
  await endQuiet(core.kernel, core.workspace)
  expect(await status(id)).toBe('automated')
  core.clock.advance(0.2 * HOUR)
  await endQuiet(core.kernel, core.workspace)
  expect(await story.conversation(id)).toMatchObject({ status: 'resolved', resolved_by: 'silence' })
  expect((await story.said(id)).length).toBe(count)
})

test('a chat with an agent is reminded first, and only while it is the member who owes a word', async () => {
  const id = await story.say(said('kofi', 'human please'))
  await takeConversation(core.kernel, act(id))
  core.clock.advance(100 * HOUR)
  await endQuiet(core.kernel, core.workspace)
  // We owe the answer: silence is ours.
  expect(await status(id)).toBe('assigned')
  await sendReply(core.kernel, { ...act(id), text: 'Try it now.', attachments: [], replyTo: null })
  core.clock.advance(24.1 * HOUR)
  await endQuiet(core.kernel, core.workspace)
  await endQuiet(core.kernel, core.workspace)
  const reminders = (await story.said(id)).filter(({ text }) => text.startsWith('Are you still there?'))
  expect(reminders).toHaveLength(1)
  expect(await status(id)).toBe('assigned')
  await story.say(said('kofi', 'here'))
  core.clock.advance(48.2 * HOUR)
  await endQuiet(core.kernel, core.workspace)
  expect(await status(id)).toBe('assigned')
  await sendReply(core.kernel, { ...act(id), text: 'Good.', attachments: [], replyTo: null })
  core.clock.advance(24.1 * HOUR)
  await endQuiet(core.kernel, core.workspace)
  core.clock.advance(24.1 * HOUR)
  await endQuiet(core.kernel, core.workspace)
  expect(await story.conversation(id)).toMatchObject({ status: 'resolved', resolved_by: 'silence' })
  expect(await story.caseOf(id)).toMatchObject({ status: 'resolved', outcome: 'silent' })
  expect((await story.last(id)).text).toMatch(/^This chat is closed, because nothing was said/)
})

test('who waits never ends by itself', async () => {
  const id = await story.say(said('sora', 'a real person please'))
  core.clock.advance(1000 * HOUR)
  await endQuiet(core.kernel, core.workspace)
  expect(await status(id)).toBe('queued')
  await takeConversation(core.kernel, act(id))
})

test('other times count at once for what is silent already', async () => {
  const id = await story.say(said('noor', 'qqq www'))
  core.clock.advance(2 * HOUR)
  await core.database.pool.query(`update workspace set settings = '{"times": {"automatedEndHours": 1}}'`)
  await endQuiet(core.kernel, core.workspace)
  expect(await status(id)).toBe('resolved')
  await core.database.pool.query(`update workspace set settings = '{}'`)
})

test('places are told when they change, each at most once a minute, by the same message', async () => {
  const ids: string[] = []
  for (const member of ['a1', 'a2', 'a3']) ids.push(await story.say(said(member, 'human')))
  const [first = '', second = '', third = ''] = ids
  expect((await story.last(third)).text).toContain('3rd in line')
  await takeConversation(core.kernel, act(first))
  expect(await tellPlaces(core.kernel, core.workspace)).toBe(0)
  core.clock.advance(61_000)
  expect(await tellPlaces(core.kernel, core.workspace)).toBe(2)
  expect(await tellPlaces(core.kernel, core.workspace)).toBe(0)
  expect((await story.last(second)).text).toContain('You are next.')
  expect((await story.last(third)).text).toContain('2nd in line')
  const { rows } = await core.database.pool.query(
    `select operation, urgency from delivery where conversation_id = $1 order by id`,
    [third],
  )
  // It had not been sent, so it is rewritten where it waits.
  expect(rows.at(-1)).toMatchObject({ operation: 'send', urgency: 'bulk' })
  await takeConversation(core.kernel, act(second))
  core.clock.advance(30_000)
  expect(await tellPlaces(core.kernel, core.workspace)).toBe(0)
})

test("given to a colleague, the chat stays the member's to go on with, and their silence counts anew", async () => {
  const id = await story.say(said('lena', 'human please'))
  await takeConversation(core.kernel, act(id))
  await sendReply(core.kernel, { ...act(id), text: 'Try it now.', attachments: [], replyTo: null })
  core.clock.advance(24.1 * HOUR)
  await endQuiet(core.kernel, core.workspace)
  const malik = await addAgent(core, 'Malik')
  await assignConversation(core.kernel, { ...act(id), to: malik })
  core.clock.advance(1 * HOUR)
  await endQuiet(core.kernel, core.workspace)
  expect((await story.said(id)).filter(({ text }) => text.startsWith('Are you still there?'))).toHaveLength(1)
  core.clock.advance(23.1 * HOUR)
  await endQuiet(core.kernel, core.workspace)
  expect((await story.said(id)).filter(({ text }) => text.startsWith('Are you still there?'))).toHaveLength(2)
  expect(await status(id)).toBe('assigned')
})

test('words that a colleague has not looked at stay unread when they are given the chat', async () => {
  const id = await story.say(said('mona', 'human please'))
  await takeConversation(core.kernel, act(id))
  await story.say(said('mona', 'it is still locked'))
  await assignConversation(core.kernel, { ...act(id), to: await addAgent(core, 'Noa') })
  expect(await story.conversation(id)).toMatchObject({ unread: 1 })
})

test('who rates again after another agent helped rates that agent', async () => {
  const id = await story.say(said('odd', 'human please'))
  await takeConversation(core.kernel, act(id))
  await resolveConversation(core.kernel, act(id))
  const { id: asked } = await story.last(id)
  await story.receive(story.press('odd', asked, 'rate', '2'))
  const paz = await addAgent(core, 'Paz')
  await reopenConversation(core.kernel, { ...act(id), agent: paz })
  await resolveConversation(core.kernel, { ...act(id), agent: paz })
  await story.receive(story.press('odd', asked, 'rate', '5'))
  const { rows } = await core.database.pool.query('select score, agent_id from rating where conversation_id = $1', [id])
  expect(rows).toEqual([{ score: 5, agent_id: paz }])
})

test('a chat that cannot be ended does not keep the others from their end', async () => {
  const { pool } = core.database
  const [stuck, other] = [await story.say(said('pim', 'qqq www')), await story.say(said('quin', 'qqq www'))]
  await pool.query(`update conversation set quiet_since = quiet_since - interval '1 minute' where id = $1`, [stuck])
  await pool.query(
    `create function refuse() returns trigger language plpgsql as 'begin raise exception ''stuck''; end'`,
  )
  await pool.query(
    `create trigger refuse before update on conversation for each row when (old.id = '${stuck}') execute function refuse()`,
  )
  core.clock.advance(24.1 * HOUR)
  await endQuiet(core.kernel, core.workspace)
  await pool.query('drop trigger refuse on conversation')
  expect(await status(stuck)).toBe('automated')
  expect(await status(other)).toBe('resolved')
})
