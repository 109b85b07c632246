import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { addCase, addContact, history, shown, statedOf } from '../../../test/support/cases.ts'
import { directMessage, nextSnowflake, openTestCore, type TestCore } from '../../../test/support/core.ts'
import { Story } from '../../../test/support/story.ts'
import { newId } from '../../kernel/ids.ts'
import { byAgent } from '../case/actor.ts'
import { mergeCase } from '../case/merge-case.ts'
import { linkToCase, unlinkFromCase } from './link-to-case.ts'
import { type CaseByHand, openCaseByHand } from './open-case-by-hand.ts'

let core: TestCore
let story: Story
let member: string
let conversation: string
beforeAll(async () => {
  core = await openTestCore()
  story = new Story(core)
})
afterAll(() => core.close())
beforeEach(async () => {
  member = nextSnowflake()
  const guild = { id: '7', name: 'Lumen Trails' }
  const contact = { address: member, handle: 'mei', name: 'Mei', picture: null, locale: null, roles: ['Scout'] }
  conversation = await story.say(directMessage(member, 'the lantern is dark', { guild, contact }))
})

const open = (more: Partial<CaseByHand> = {}) =>
  openCaseByHand(core.kernel, {
    ...{ workspace: core.workspace, agent: core.agent, source: 'desk', type: 'bug', subject: 'Lanterns stay dark' },
    ...{ description: '', fields: {}, priority: 'high', owner: null, tags: ['lantern', 'lantern'], contact: null },
    ...{ conversation: null, published: false, ...more },
  })
const act = (id: string) => ({ workspace: core.workspace, case: id, conversation, actor: byAgent(core.agent) })

test('from a conversation a case knows where it comes from and who reports it', async () => {
  const id = await open({ conversation, owner: core.agent, published: true })
  expect(await shown(core, id)).toMatchObject({
    ...{ source: 'desk', priority: 'high', tags: ['lantern'], published: true, owner: { publicName: 'Ana' } },
    ...{
      guild: { id: '7' },
      roles: ['Scout'],
      requester: { name: 'Mei' },
      reporters: 1,
      openedBy: { publicName: 'Ana' },
    },
    conversations: [{ id: conversation }],
  })
  expect(await statedOf(core, id)).toEqual(['case.opened'])
  const lanes = await core.database.pool.query(`select 1 from lane where route = 'card' and subject = $1`, [id])
  expect(lanes.rows).toHaveLength(1)
})

test('another reporter can be named; with neither it has none', async () => {
  const bo = await addContact(core, 'Bo')
  expect(await shown(core, await open({ contact: bo }))).toMatchObject({
    requester: { name: 'Bo' },
    reporters: 1,
    guild: null,
  })
  expect(await shown(core, await open({ source: 'api' }))).toMatchObject({
    requester: null,
    reporters: 0,
    source: 'api',
  })
})

test('sent twice it is opened once', async () => {
  const id = newId()
  expect(await Promise.all([open({ id, conversation }), open({ id, conversation })])).toEqual([id, id])
  expect(await statedOf(core, id)).toEqual(['case.opened'])
})

test('what does not exist, or cannot be, is refused and leaves nothing', async () => {
  await expect(open({ contact: newId() })).rejects.toMatchObject({ code: 'not_found' })
  await expect(open({ conversation: newId() })).rejects.toMatchObject({ code: 'not_found' })
  await expect(open({ owner: newId() })).rejects.toMatchObject({ code: 'invalid' })
  await expect(open({ type: 'question', published: true })).rejects.toMatchObject({ code: 'invalid' })
})

test('a conversation is added to a case once, and its contact reports it from then on', async () => {
  const { id } = await addCase(core)
  await Promise.all([linkToCase(core.kernel, act(id)), linkToCase(core.kernel, act(id))])
  expect(await shown(core, id)).toMatchObject({
    reporters: 1,
    faces: [{ name: 'Mei' }],
    conversations: [{ id: conversation }],
  })
  expect((await history(core, id)).slice(1)).toMatchObject([{ kind: 'conversation', facts: { conversation } }])
  await unlinkFromCase(core.kernel, act(id))
  expect(await shown(core, id)).toMatchObject({ reporters: 1, conversations: [] })
  expect((await history(core, id)).at(-1)).toMatchObject({ kind: 'conversation', facts: { conversation, to: null } })
})

test('the conversation that opened a case stays with it', async () => {
  await story.say(directMessage(member, 'human please'))
  const { rows } = await core.database.pool.query('select case_id as id from conversation where id = $1', [
    conversation,
  ])
  await linkToCase(core.kernel, act(rows[0].id))
  expect((await shown(core, rows[0].id)).conversations).toHaveLength(1)
  await expect(unlinkFromCase(core.kernel, act(rows[0].id))).rejects.toMatchObject({ code: 'conflict' })
})

test('a duplicate takes none', async () => {
  const [own, other] = [await addCase(core), await addCase(core)]
  await mergeCase(core.kernel, { ...act(own.id), into: other.id })
  await expect(linkToCase(core.kernel, act(own.id))).rejects.toMatchObject({ code: 'conflict' })
})
