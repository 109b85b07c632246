import { afterAll, beforeAll, expect, test } from 'vitest'
import { directMessage, openTestCore, type TestCore } from '../../../test/support/core.ts'
import { fileAppeal } from '../moderation/file-appeal.ts'
import { createBlock } from '../safety/create-block.ts'
import { liftBlock } from '../safety/lift-block.ts'
import type { InboundMessage } from './inbound.ts'
import { receiveChanges } from './receive.ts'

let core: TestCore
beforeAll(async () => {
  core = await openTestCore()
})
afterAll(() => core.close())

const receive = (...changes: InboundMessage[]) =>
  receiveChanges(core.kernel, { workspace: core.workspace, channel: 'discord' }, changes)

const set = (safety: object) =>
  core.database.pool.query('update workspace set settings = $2 where id = $1', [core.workspace, { safety }])

async function wordsOf(member: string): Promise<string[]> {
  const { rows } = await core.database.pool.query<{ text: string }>(
    `select m.text from message m join conversation c on c.workspace = m.workspace and c.id = m.conversation_id
     join identity i on i.workspace = c.workspace and i.id = c.identity_id where i.address = $1 and m.direction = 'inbound' order by m.id`,
    [member],
  )
  return rows.map(({ text }) => text)
}

const endAll = () =>
  core.database.pool.query(`update conversation set status = 'resolved', resolved_at = $1`, [
    new Date(core.clock.now().getTime() - 400 * 3_600_000),
  ])

test('nothing of a blocked member is stored, though they were never seen; they are told once; others in the batch are heard', async () => {
  const { kernel, workspace, agent } = core
  const block = await createBlock(kernel, { workspace, agent, address: '900', reason: 'Spam' })
  const both = [directMessage('900', 'one'), directMessage('kofi', 'hello'), directMessage('900', 'two')]
  const [first, other, second] = await receive(...both)
  expect(first).toEqual({
    conversation: null,
    outcome: 'ignored',
    greeting: null,
    refused: { why: 'blocked', until: null, tell: true },
  })
  expect(second?.refused).toEqual({ why: 'blocked', until: null, tell: false })
  expect(other).toMatchObject({ outcome: 'opened' })
  expect((await receive(directMessage('900', 'three')))[0]?.refused).toEqual({
    why: 'blocked',
    until: null,
    tell: false,
  })
  expect(await wordsOf('900')).toEqual([])
  expect((await core.database.pool.query(`select 1 from identity where address = '900'`)).rows).toEqual([])
  await liftBlock(kernel, { workspace, agent, block })
  expect(await receive(directMessage('900', 'four'))).toMatchObject([{ outcome: 'opened' }])
  expect(await wordsOf('900')).toEqual(['four'])
  await expect(liftBlock(kernel, { workspace, agent, block })).rejects.toMatchObject({ code: 'not_found' })
})

test('a block ends by itself, and who is blocked again is told again', async () => {
  const { kernel, workspace, agent, clock } = core
  const by = { workspace, agent, address: '901', reason: '' }
  await createBlock(kernel, { ...by, days: 1 })
  expect((await receive(directMessage('901', 'one')))[0]?.refused).toMatchObject({ why: 'blocked', tell: true })
  clock.advance(25 * 3_600_000)
  expect((await receive(directMessage('901', 'two')))[0]?.refused).toBeUndefined()
  await createBlock(kernel, by)
  expect((await receive(directMessage('901', 'three')))[0]?.refused).toMatchObject({ tell: true, until: null })
  expect(await wordsOf('901')).toEqual(['two'])
})

test('what a blocked member had written stays as it was, whatever they make of it', async () => {
  const { kernel, workspace, agent, clock } = core
  const first = directMessage('903', 'hello')
  await receive(first)
  await createBlock(kernel, { workspace, agent, address: '903', reason: '' })
  const edit = {
    change: 'edit',
    externalId: first.externalId,
    text: 'https://gems.example',
    editedAt: clock.now(),
  } as const
  await receiveChanges(kernel, { workspace, channel: 'discord' }, [edit])
  expect(await wordsOf('903')).toEqual(['hello'])
})

test('what a blocked member writes while they appeal stands in the appeal, so that moderators can ask them; each message once', async () => {
  const { kernel, workspace, agent, clock } = core
  await createBlock(kernel, { workspace, agent, address: '904', reason: '' })
  await receive(directMessage('904', 'before'))
  const contact = directMessage('904', '').contact
  const appeal = { workspace, channel: 'discord', externalId: 'appeal-904', contact, words: 'It was a joke' } as const
  const made = await fileAppeal(kernel, { ...appeal, guild: null })
  if (made.kind !== 'filed') throw new Error(made.kind)
  const answer = directMessage('904', 'I meant my friend Kofi')
  expect((await receive(answer))[0]?.refused).toMatchObject({ why: 'blocked', appeal: made.number })
  await receive(answer)
  const details = async () =>
    (
      await core.database.pool.query<{ text: string }>(
        `select text from case_entry where case_id = $1 and kind = 'detail' order by at, id`,
        [made.case],
      )
    ).rows.map(({ text }) => text)
  expect(await details()).toEqual(['I meant my friend Kofi'])
  expect(await wordsOf('904')).toEqual([])
  for (let n = 0; n < 30; n += 1) await receive(directMessage('904', `more ${n}`))
  expect(await details()).toHaveLength(20)
  await core.database.pool.query(`update support_case set status = 'resolved', resolved_at = $2 where id = $1`, [
    made.case,
    clock.now(),
  ])
  clock.advance(25 * 3_600_000)
  expect((await receive(directMessage('904', 'after')))[0]?.refused).not.toHaveProperty('appeal')
  expect(await details()).toHaveLength(20)
})

test('nobody blocks a colleague', async () => {
  const { kernel, workspace, agent } = core
  await core.database.pool.query(`update agent set discord_user_id = '902' where id = $1`, [agent])
  const act = createBlock(kernel, { workspace, agent, address: '902', reason: '' })
  await expect(act).rejects.toMatchObject({ code: 'conflict' })
})

test('an account that is too young opens nothing, until it is old enough', async () => {
  await set({ minimumAccountDays: 7 })
  const made = core.clock.now().getTime() - 6 * 24 * 3_600_000
  const young = String((BigInt(made) - 1_420_070_400_000n) << 22n)
  expect(await receive(directMessage(young, 'let me in'))).toEqual([
    {
      conversation: null,
      outcome: 'ignored',
      greeting: null,
      refused: { why: 'too_young', until: new Date(made + 7 * 24 * 3_600_000) },
    },
  ])
  expect(await wordsOf(young)).toEqual([])
  core.clock.advance(25 * 3_600_000)
  expect(await receive(directMessage(young, 'and now'))).toMatchObject([{ outcome: 'opened' }])
})

test('so many conversations a day and no more; the one that is open goes on', async () => {
  await set({ conversationsADay: 2 })
  const opened = core.clock.now()
  for (const words of ['one', 'two']) {
    await receive(directMessage('yuki', words))
    await endAll()
    core.clock.advance(3_600_000)
  }
  const until = new Date(opened.getTime() + 24 * 3_600_000)
  expect((await receive(directMessage('yuki', 'three')))[0]?.refused).toEqual({ why: 'too_many', count: 2, until })
  core.clock.advance(22 * 3_600_000)
  expect(await receive(directMessage('yuki', 'four'))).toMatchObject([{ outcome: 'opened' }])
  expect(await receive(directMessage('yuki', 'five'))).toMatchObject([{ outcome: 'continued' }])
  expect(await wordsOf('yuki')).toEqual(['one', 'two', 'four', 'five'])
})
