import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { addCase, history, shown, statedOf } from '../../../test/support/cases.ts'
import { directMessage, nextSnowflake, openTestCore, type TestCore } from '../../../test/support/core.ts'
import { Story } from '../../../test/support/story.ts'
import { addAgent } from '../../../test/support/team.ts'
import type { CaseStatus } from '../../protocol/cases.ts'
import { assignConversation } from '../conversation/assign-conversation.ts'
import { handBack } from '../conversation/hand-back.ts'
import { reopenConversation } from '../conversation/reopen-conversation.ts'
import { resolveConversation } from '../conversation/resolve-conversation.ts'
import { takeConversation } from '../conversation/take-conversation.ts'
import { moveCase } from '../report/move-case.ts'
import { byAgent } from './actor.ts'
import { mergeCase } from './merge-case.ts'
import { updateCase } from './update-case.ts'

let core: TestCore
let story: Story
let member: string
let conversation: string
let id: string
beforeAll(async () => {
  core = await openTestCore()
  story = new Story(core)
})
afterAll(() => core.close())
beforeEach(async () => {
  member = nextSnowflake()
  conversation = await say('human please')
  id = (await caseOf()) ?? ''
})

const say = (text: string) => story.say(directMessage(member, text, { sentAt: core.clock.now() }))
const caseOf = async () => {
  const { rows } = await core.database.pool.query<{ id: string }>(
    'select case_id as id from conversation where id = $1',
    [conversation],
  )
  return rows[0]?.id
}
const act = () => ({ workspace: core.workspace, conversation, agent: core.agent })
const move = (status: CaseStatus) =>
  moveCase(core.kernel, { workspace: core.workspace, case: id, status, actor: byAgent(core.agent) })
const lines = async () =>
  (await history(core, id)).map(({ kind, agent, contact, facts: { from, to, outcome } }) => {
    return [kind, agent?.publicName ?? contact?.name ?? null, from, to, outcome].filter((part) => part !== undefined)
  })

test('what becomes of the conversation is the history of its case', async () => {
  await takeConversation(core.kernel, act())
  core.clock.advance(1000)
  await resolveConversation(core.kernel, act())
  core.clock.advance(1000)
  await say('not yet, sorry')
  const ana = [null, core.agent]
  expect(await lines()).toEqual([
    ['opened', member],
    ['status', 'Ana', 'new', 'open'],
    ['owner', 'Ana', ...ana],
    ['status', 'Ana', 'open', 'resolved'],
    ['reopened', 'Ana', 'resolved', 'open'],
  ])
  expect(await shown(core, id)).toMatchObject({ status: 'open', owner: { publicName: 'Ana' }, resolvedAt: null })
  expect(await statedOf(core, id)).toEqual(['case.opened', 'case.changed', 'case.changed', 'case.changed'])
})

test('the member who needs nobody any more withdraws it; an agent who hands back ends it', async () => {
  const last = await story.last(conversation)
  await story.say(story.press(member, last.id, 'never_mind'))
  expect((await lines()).at(-1)).toEqual(['status', member, 'new', 'resolved', 'withdrawn'])
  core.clock.advance(1000)
  await say('human please')
  expect((await lines()).at(-1)).toEqual(['reopened', null, 'resolved', 'new'])
  await takeConversation(core.kernel, act())
  core.clock.advance(1000)
  await handBack(core.kernel, act())
  expect((await lines()).at(-1)).toEqual(['status', 'Ana', 'open', 'resolved'])
})

test('another assignee owns it; what staff has said of it besides stays', async () => {
  const kofi = await addAgent(core, 'Kofi')
  await takeConversation(core.kernel, act())
  await move('waiting')
  core.clock.advance(1000)
  await assignConversation(core.kernel, { ...act(), to: kofi })
  expect(await shown(core, id)).toMatchObject({ status: 'waiting', owner: { publicName: 'Kofi' } })
  expect((await lines()).at(-1)).toEqual(['owner', 'Kofi', core.agent, kofi])
})

test('what members see is not moved by a chat', async () => {
  await takeConversation(core.kernel, act())
  const publish = { type: 'bug' as const, published: true }
  await updateCase(core.kernel, { workspace: core.workspace, case: id, actor: byAgent(core.agent), change: publish })
  await move('in_progress')
  const count = (await lines()).length
  await resolveConversation(core.kernel, act())
  await reopenConversation(core.kernel, act())
  expect(await shown(core, id)).toMatchObject({ status: 'in_progress' })
  await handBack(core.kernel, act())
  await say('human please')
  expect(await shown(core, id)).toMatchObject({ status: 'in_progress', outcome: null, owner: { publicName: 'Ana' } })
  expect(await lines()).toHaveLength(count)
})

test('nor is a duplicate, which its own conversation can still go on with', async () => {
  const other = await addCase(core)
  await mergeCase(core.kernel, { workspace: core.workspace, case: id, into: other.id, actor: byAgent(core.agent) })
  await takeConversation(core.kernel, act())
  await resolveConversation(core.kernel, act())
  expect(await shown(core, id)).toMatchObject({ status: 'closed', outcome: 'duplicate', owner: null })
  expect(await shown(core, other.id)).toMatchObject({ conversations: [{ id: conversation, status: 'resolved' }] })
})
