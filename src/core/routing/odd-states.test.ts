import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { directMessage, nextSnowflake, openTestCore, type TestCore } from '../../../test/support/core.ts'
import { Story } from '../../../test/support/story.ts'
import type { InboundHelpRequest } from '../conversation/inbound.ts'
import { resolveConversation } from '../conversation/resolve-conversation.ts'
import { takeConversation } from '../conversation/take-conversation.ts'
import type { AnswerEngine } from '../virtual-agent/answer-engine.ts'
import { weigh } from '../virtual-agent/certainty.ts'

let core: TestCore
let story: Story
beforeAll(async () => {
  core = await openTestCore()
  story = new Story(core)
})
afterAll(() => core.close())
afterEach(() => core.database.pool.query("update workspace set settings = '{}'"))

const act = (conversation: string) => ({ workspace: core.workspace, conversation, agent: core.agent })
const switchOff = () => core.database.pool.query(`update workspace set settings = '{"virtualAgent":{"enabled":false}}'`)

/** `/helpme`, typed without a question. */
function helpRequest(member: string): InboundHelpRequest {
  const { contact, place } = directMessage(member, '')
  return {
    change: 'help',
    externalId: nextSnowflake(),
    contact,
    place,
    guild: { id: '1', name: 'Lumen Trails' },
    question: null,
    origin: { id: '2', name: 'help' },
    sentAt: core.clock.now(),
  }
}

test('with the virtual agent off, who only opened the door is asked for words, and queued with them', async () => {
  await switchOff()
  const id = await story.say(helpRequest('ines'))
  expect(await story.conversation(id)).toMatchObject({ status: 'automated', case_id: null })
  expect((await story.said(id)).map(({ text }) => text)).toEqual([
    'Hi. Write your question right here, an agent answers.',
  ])
  await story.say(directMessage('ines', 'my pass is locked'))
  expect(await story.conversation(id)).toMatchObject({ status: 'queued' })
})

test('who stops waiting while the virtual agent is off is not promised that it answers', async () => {
  const id = await story.say(directMessage('omar', 'human please'))
  const notice = await story.last(id)
  await switchOff()
  await story.say(story.press('omar', notice.id, 'never_mind'))
  expect(await story.conversation(id)).toMatchObject({ status: 'automated' })
  expect(await story.last(id)).toMatchObject({
    author: 'notice',
    text: 'You are out of the line. If you need us after all, just write.',
  })
  // The next words, and nothing before them, ask for a person again.
  expect(await story.turns()).toBe(0)
  await story.say(directMessage('omar', 'still locked'))
  expect(await story.conversation(id)).toMatchObject({ status: 'queued' })
})

test('a chat that a button opens goes on where the button was pressed', async () => {
  const id = await story.say(directMessage('vera', 'zzz qqq xxx'))
  const { id: message } = await story.last(id)
  await resolveConversation(core.kernel, act(id))
  core.clock.advance(100 * 3_600_000)
  const place = { kind: 'thread' as const, id: 'thread-7' }
  const guild = { id: '1', name: 'Lumen Trails' }
  const press = story.press('vera', message, 'person', '', { place, guild, origin: { id: '2', name: 'help' } })
  const opened = await story.say(press)
  expect(opened).not.toBe(id)
  expect(await story.conversation(opened)).toMatchObject({
    status: 'queued',
    previous_id: id,
    place,
    guild,
    origin: { id: '2', name: 'help', guildId: '1' },
  })
})

test('a chat that is opened again by a button stays in its place', async () => {
  const id = await story.say(directMessage('wim', 'human please'))
  const { id: message } = await story.last(id)
  await takeConversation(core.kernel, act(id))
  await resolveConversation(core.kernel, act(id))
  const place = { kind: 'ephemeral' as const, id: null }
  await story.receive(story.press('wim', message, 'person', '', { place }))
  expect(await story.conversation(id)).toMatchObject({ status: 'assigned', place: { kind: 'direct', id: 'dm-wim' } })
})

test('a case names no wish that was never uttered', async () => {
  const id = await story.say(directMessage('xan', '', { kind: 'sticker' }))
  await takeConversation(core.kernel, act(id))
  expect(await story.caseOf(id)).toMatchObject({ reason: 'agent', subject: 'No words yet' })
})

test('who cannot be read is told how to reply in the language that they have spoken', async () => {
  const id = await story.say(directMessage('yara', 'oi, meu passe continua bloqueado, o que eu faço?'))
  const place = { kind: 'thread' as const, id: 'thread-9' }
  await story.say(directMessage('yara', '', { kind: 'unreadable', tellHowToReply: true, place }))
  expect((await story.said(id)).at(-1)?.text).toMatch(/^O Discord não me mostra/)
})

test('words that are taken back while somebody writes faster than is looked up are not answered', async () => {
  let looks = 0
  let id = ''
  const slow: AnswerEngine = {
    async propose() {
      looks++
      if (looks < 4) await story.receive(directMessage('cora', `more words ${looks}`))
      else await core.database.pool.query('update message set deleted_at = now() where conversation_id = $1', [id])
      return weigh([], [])
    },
  }
  const hasty = new Story(core, slow)
  const [received] = await hasty.receive(directMessage('cora', 'my pass'))
  id = received?.conversation ?? ''
  await hasty.turns()
  expect((await hasty.said(id)).filter(({ direction }) => direction === 'outbound')).toEqual([])
})
