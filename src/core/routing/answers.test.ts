import { afterAll, beforeAll, expect, test } from 'vitest'
import { addCase, history, shown } from '../../../test/support/cases.ts'
import { directMessage, openTestCore, type TestCore } from '../../../test/support/core.ts'
import { Story } from '../../../test/support/story.ts'
import { byAgent } from '../case/actor.ts'
import { mergeCase } from '../case/merge-case.ts'
import { updateCase } from '../case/update-case.ts'
import { handBack } from '../conversation/hand-back.ts'
import { takeConversation } from '../conversation/take-conversation.ts'
import { listMentions } from '../inbox/list-mentions.ts'
import { dueTellings } from '../report/due-tellings.ts'
import { moveCase } from '../report/move-case.ts'
import { tellDirect } from '../report/tell-direct.ts'

const MINUTE_MS = 60_000

let core: TestCore
let story: Story
beforeAll(async () => {
  core = await openTestCore()
  story = new Story(core)
})
afterAll(() => core.close())

const say = (member: string, words: string) =>
  story.say(directMessage(member, words, { sentAt: core.kernel.clock.now() }))
const contactOf = async (conversation: string) => String((await story.conversation(conversation)).contact_id)

/** Asks all who reported a case for something, as the desk does, and has it written to them. */
async function ask(id: string, words: string): Promise<void> {
  const { kernel, workspace } = core
  const actor = byAgent(core.agent)
  const { news } = await moveCase(kernel, { workspace, case: id, status: 'waiting', texts: { en: words }, actor })
  const due = await dueTellings(kernel.db, { workspace, news: news ?? '', limit: 100 })
  await tellDirect(kernel, { workspace, news: news ?? '', contacts: due.map(({ contact }) => contact) })
}

test('what a reporter was asked, they answer to the case: its owner hears of it, and no article is looked for', async () => {
  const { kernel, workspace } = core
  const chat = await say('gia', 'hello')
  const bug = await addCase(core, { requester: await contactOf(chat), owner: core.agent })
  await ask(bug.id, 'Which phone do you use?')
  core.clock.advance(MINUTE_MS)
  await say('gia', 'a Pixel 7')
  expect((await story.last(chat)).text).toBe(`Thanks, the team has your details on #${bug.number}.`)
  core.clock.advance(MINUTE_MS)
  await say('gia', 'with Android 14')
  expect((await history(core, bug.id)).flatMap(({ kind, text }) => (kind === 'detail' ? [text] : []))).toEqual([
    'a Pixel 7',
    'with Android 14',
  ])
  const { items } = await listMentions(kernel.db, { workspace, agent: core.agent, cursor: undefined, limit: 10 })
  expect(items.map(({ kind, case: { id } }) => [kind, id])).toEqual([
    ['detail', bug.id],
    ['detail', bug.id],
  ])
  expect((await shown(core, bug.id)).conversations.map(({ id }) => id)).toEqual([chat])
  core.clock.advance(60 * MINUTE_MS)
  await say('gia', 'qqq zzz how do i qqq')
  expect((await story.last(chat)).text).toContain("I don't know this one")
})

test('what was no answer is looked up for the asking; a question of two days ago waits for nobody', async () => {
  const chat = await say('hal', 'hello')
  const bug = await addCase(core, { requester: await contactOf(chat) })
  await ask(bug.id, 'Which phone do you use?')
  core.clock.advance(MINUTE_MS)
  await say('hal', 'qqq zzz my pass is locked')
  const { id, buttons } = await story.last(chat)
  expect(buttons?.map(({ act }) => act)).toEqual(['something_else', 'person'])
  await story.say(story.press('hal', id, 'something_else'))
  expect((await story.last(chat)).text).toContain("I don't know this one")
  const late = await say('ivo', 'hello')
  const other = await addCase(core, { requester: await contactOf(late) })
  await ask(other.id, 'Which phone do you use?')
  core.clock.advance(49 * 60 * MINUTE_MS)
  await say('ivo', 'qqq zzz how do i qqq')
  expect((await story.last(late)).text).toContain("I don't know this one")
})

test('who was asked still gets a person for the asking, and thanks are no answer', async () => {
  const chat = await say('hal', 'hello')
  const bug = await addCase(core, { requester: await contactOf(chat) })
  await ask(bug.id, 'Which version?')
  await say('hal', 'ok thanks')
  expect((await history(core, bug.id)).map(({ kind }) => kind)).not.toContain('detail')
  await say('hal', 'can i talk to a human')
  expect(await story.conversation(chat)).toMatchObject({ status: 'queued' })
})

test('a chat whose case members see goes on with the virtual agent once it is handed back', async () => {
  const { kernel, workspace, agent } = core
  const chat = await say('ivo', 'i want a human')
  await takeConversation(kernel, { workspace, agent, conversation: chat })
  const { id } = (await story.caseOf(chat)) ?? {}
  const change = { type: 'bug' as const, published: true }
  await updateCase(kernel, { workspace, case: String(id), actor: byAgent(agent), change })
  await handBack(kernel, { workspace, agent, conversation: chat })
  core.clock.advance(MINUTE_MS)
  await say('ivo', 'qqq zzz how do i qqq')
  expect(await story.conversation(chat)).toMatchObject({ status: 'automated' })
  expect((await story.last(chat)).text).toContain("I don't know this one")
})

test('whoever presses "me too" is on the case at the end of its duplicates, and hears when that one is over', async () => {
  const { kernel, workspace } = core
  const actor = byAgent(core.agent)
  const subject = 'The lantern flickers blue at midnight'
  const bug = await addCase(core, { subject })
  const second = await addCase(core)
  const third = await addCase(core)
  await moveCase(kernel, { workspace, case: bug.id, status: 'open', actor })
  const chats = [await say('jon', subject), await say('kim', subject)]
  const named = await Promise.all(chats.map((chat) => story.last(chat)))
  await mergeCase(kernel, { workspace, case: bug.id, into: second.id, actor })
  await mergeCase(kernel, { workspace, case: second.id, into: third.id, actor })
  await story.say(story.press('jon', named[0]?.id ?? '', 'me_too', bug.id))
  expect((await story.last(chats[0] ?? '')).text).toContain(`#${third.number}`)
  expect((await shown(core, third.id)).reporters).toBe(1)
  await moveCase(kernel, { workspace, case: third.id, status: 'resolved', actor })
  await story.say(story.press('kim', named[1]?.id ?? '', 'me_too', bug.id))
  expect((await story.last(chats[1] ?? '')).text).toContain(`#${third.number} is over`)
  expect((await shown(core, third.id)).reporters).toBe(1)
})
