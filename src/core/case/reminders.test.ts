import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { addCase, addContact, history, shown } from '../../../test/support/cases.ts'
import { directMessage, openTestCore, type TestCore } from '../../../test/support/core.ts'
import { Story } from '../../../test/support/story.ts'
import { addAgent } from '../../../test/support/team.ts'
import { hasAnswered } from '../conversation/has-answered.ts'
import { linkToCase } from '../conversation/link-to-case.ts'
import { listMentions } from '../inbox/list-mentions.ts'
import { byAgent } from './actor.ts'
import { addDetail } from './add-detail.ts'
import { changeStatus } from './change-status.ts'
import { fireReminders } from './fire-reminders.ts'
import { forgetReminder } from './forget-reminder.ts'
import { lockCase } from './lock-case.ts'
import { setReminder } from './set-reminder.ts'

const DAY = 86_400_000

let core: TestCore
let id: string
beforeAll(async () => {
  core = await openTestCore()
})
afterAll(() => core.close())
beforeEach(async () => {
  await core.database.pool.query('delete from case_mention; delete from case_reminder')
  id = (await addCase(core)).id
})

const remind = (days: number, more: { text?: string; unlessAnswered?: boolean; agent?: string } = {}) =>
  setReminder(core.kernel, {
    ...{ workspace: core.workspace, agent: core.agent, case: id, text: '', unlessAnswered: false },
    ...{ dueAt: new Date(core.clock.now().getTime() + days * DAY), ...more },
  })
const fire = () => fireReminders(core.kernel, core.workspace, hasAnswered)
const mentions = async () => {
  const { workspace, agent } = core
  return (await listMentions(core.kernel.db, { workspace, agent, cursor: undefined, limit: 10 })).items
}
const inCase = (
  work: (tx: Parameters<typeof lockCase>[0], held: Awaited<ReturnType<typeof lockCase>>) => Promise<unknown>,
) => core.kernel.db.transaction(async (tx) => work(tx, await lockCase(tx, core.workspace, id)))

test('it comes at its time, to who set it, once', async () => {
  await remind(2, { text: 'Ask again' })
  expect(await shown(core, id)).toMatchObject({ reminders: [{ text: 'Ask again', agent: { publicName: 'Ana' } }] })
  core.clock.advance(1.9 * DAY)
  expect(await fire()).toBe(0)
  core.clock.advance(0.2 * DAY)
  expect(await fire()).toBe(1)
  expect(await fire()).toBe(0)
  expect((await history(core, id)).at(-1)).toMatchObject({ kind: 'reminder', text: 'Ask again' })
  expect(await mentions()).toMatchObject([{ case: { id }, text: 'Ask again', read: false }])
  expect(await shown(core, id)).toMatchObject({ reminders: [], remindAt: null })
})

test('looked at by several instances, each comes once', async () => {
  await Promise.all(Array.from({ length: 12 }, () => remind(1)))
  core.clock.advance(2 * DAY)
  const fired = await Promise.all([fire(), fire(), fire()])
  expect(fired.reduce((sum, each) => sum + each, 0)).toBe(12)
  expect(await mentions()).toHaveLength(10)
  expect((await history(core, id)).filter(({ kind }) => kind === 'reminder')).toHaveLength(12)
})

test('one that was to come without an answer is silent after what a member adds', async () => {
  const mei = await addContact(core, 'Mei')
  await remind(2, { unlessAnswered: true })
  core.clock.advance(DAY)
  await inCase((tx, held) =>
    addDetail(tx, {
      workspace: core.workspace,
      case: held,
      contact: mei,
      text: 'It is gone',
      key: null,
      now: core.clock.now(),
    }),
  )
  core.clock.advance(2 * DAY)
  expect(await fire()).toBe(1)
  expect(await mentions()).toEqual([])
  expect(await shown(core, id)).toMatchObject({ reminders: [] })
})

test('and after what a member writes in a conversation of the case, but not for older words', async () => {
  const story = new Story(core)
  const said = (member: string) => directMessage(member, 'hello there', { sentAt: core.clock.now() })
  const conversation = await story.say(said('yuki'))
  await linkToCase(core.kernel, { workspace: core.workspace, conversation, case: id, actor: byAgent(core.agent) })
  core.clock.advance(1000)
  await remind(2, { unlessAnswered: true })
  await remind(4, { unlessAnswered: true })
  core.clock.advance(3 * DAY)
  await fire()
  expect(await mentions()).toHaveLength(1)
  await story.say(said('yuki'))
  core.clock.advance(2 * DAY)
  await fire()
  expect(await mentions()).toHaveLength(1)
})

test('nor does it come when the case is over', async () => {
  await remind(1, { unlessAnswered: true })
  const resolved = { status: 'resolved' as const, actor: byAgent(core.agent) }
  await inCase((tx, held) =>
    changeStatus(tx, { workspace: core.workspace, case: held, ...resolved, now: core.clock.now() }),
  )
  core.clock.advance(2 * DAY)
  await fire()
  expect(await mentions()).toEqual([])
})

test('who set it may take it away, nobody else; and it lies ahead', async () => {
  const kofi = await addAgent(core, 'Kofi')
  const reminder = await remind(1)
  const forget = (agent: string) => forgetReminder(core.kernel, { workspace: core.workspace, agent, reminder })
  await expect(forget(kofi)).rejects.toMatchObject({ code: 'forbidden' })
  await forget(core.agent)
  await expect(forget(core.agent)).rejects.toMatchObject({ code: 'not_found' })
  core.clock.advance(2 * DAY)
  expect(await fire()).toBe(0)
  await expect(remind(0)).rejects.toMatchObject({ code: 'invalid' })
  await Promise.all(Array.from({ length: 20 }, () => remind(1)))
  await expect(remind(1)).rejects.toMatchObject({ code: 'invalid' })
})
