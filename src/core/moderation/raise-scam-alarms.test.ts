import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { directMessage, openTestCore, type TestCore } from '../../../test/support/core.ts'
import { Story } from '../../../test/support/story.ts'
import type { InboundChange } from '../conversation/inbound.ts'
import { receiveChanges } from '../conversation/receive.ts'
import { viewMessages } from '../inbox/view-messages.ts'
import { learnStaff } from '../safety/learn-staff.ts'
import { raiseScamAlarms } from './raise-scam-alarms.ts'

let core: TestCore
beforeAll(async () => {
  core = await openTestCore()
})
afterAll(() => core.close())

const receive = (...changes: InboundChange[]) => {
  core.clock.advance(1000)
  const options = { workspace: core.workspace, channel: 'discord' as const, others: raiseScamAlarms }
  return receiveChanges(core.kernel, options, changes)
}
const say = (member: string, words: string) => directMessage(member, words, { sentAt: core.clock.now() })

const alarms = async (member: string) =>
  (
    await core.database.pool.query<{ facts: { found: string }; text: string; state: string }>(
      'select facts, text, state from moderation_report where subject_address = $1',
      [member],
    )
  ).rows

async function shown(conversation: string | null) {
  const { rows } = await core.database.pool.query<{ id: string }>(
    'select id from message where conversation_id = $1 order by sent_at',
    [conversation],
  )
  const views = await viewMessages(
    core.kernel.db,
    core.workspace,
    rows.map(({ id }) => id),
  )
  return [...views.values()]
}

const LURE = 'free nitro for you, claim at https://dlscord-gift.com/x'
const DOUBTFUL = 'earn daily with bitcoin mining, no risk, click here'

describe('a scam that is written to us', () => {
  test('is stored and marked; a host that imitates raises an alarm at once, and one alone', async () => {
    const [first] = await receive(say('lurer', LURE))
    expect(await shown(first?.conversation ?? null)).toMatchObject([{ text: LURE, scam: 'dlscord-gift.com' }])
    await receive(say('lurer', LURE), say('lurer', LURE))
    expect(await alarms('lurer')).toMatchObject([
      { state: 'open', text: LURE, facts: { found: 'dlscord-gift.com', conversation: first?.conversation } },
    ])
  })

  test('words that may be meant in earnest raise one at the third time', async () => {
    await receive(say('miner', DOUBTFUL))
    await receive(say('miner', DOUBTFUL))
    expect(await alarms('miner')).toEqual([])
    await receive(say('miner', DOUBTFUL))
    expect(await alarms('miner')).toMatchObject([{ facts: { found: 'easy money' } }])
  })

  test('what moderators have looked at does not count again: it takes as many new ones', async () => {
    for (let n = 0; n < 3; n += 1) await receive(say('twice', DOUBTFUL))
    core.clock.advance(1000)
    await core.database.pool.query(
      `update moderation_report set state = 'dismissed', closed_at = $1 where subject_address = 'twice'`,
      [core.clock.now()],
    )
    core.clock.advance(1000)
    await receive(say('twice', DOUBTFUL))
    await receive(say('twice', DOUBTFUL))
    expect(await alarms('twice')).toHaveLength(1)
    await receive(say('twice', DOUBTFUL))
    expect(await alarms('twice')).toHaveLength(2)
  })

  test('one of the team who tries it out, or shows what they were sent, is no alarm', async () => {
    const { kernel, workspace, agent, clock } = core
    await core.database.pool.query('update agent set discord_user_id = $2 where id = $1', [agent, '777000777'])
    const seen = { name: 'Mo', handle: '', picture: null, agent: null, at: clock.now() }
    await learnStaff(kernel.db, workspace, { guild: '1', address: '777000778', roles: ['Moderator'], ...seen })
    await receive(say('777000777', LURE), say('777000778', LURE))
    expect(await alarms('777000777')).toEqual([])
    expect(await alarms('777000778')).toEqual([])
  })

  test('what is put in by an edit is marked too, and stays marked', async () => {
    const message = say('editor', 'hello, may I ask something')
    const [received] = await receive(message)
    const edit = (text: string) =>
      receive({ change: 'edit', externalId: message.externalId, text, editedAt: core.clock.now() })
    await edit(LURE)
    expect(await shown(received?.conversation ?? null)).toMatchObject([{ scam: 'dlscord-gift.com' }])
    await edit('never mind')
    expect(await shown(received?.conversation ?? null)).toMatchObject([
      { text: 'never mind', scam: 'dlscord-gift.com' },
    ])
  })

  test('the virtual agent says a caution and offers a person, and answers nothing', async () => {
    const story = new Story(core)
    const id = await story.say(say('lurer two', LURE))
    const last = await story.last(id)
    expect(last).toMatchObject({ author: 'virtual_agent', text: expect.stringContaining('looks like a scam') })
    expect(await story.conversation(id)).toMatchObject({ status: 'automated' })
  })

  test('is nothing where the workspace does not want to know', async () => {
    await core.database.pool.query(`update workspace set settings = settings || '{"safety": {"filterDirect": false}}'`)
    const [received] = await receive(say('anybody', LURE))
    expect(await shown(received?.conversation ?? null)).toMatchObject([{ scam: null }])
    expect(await alarms('anybody')).toEqual([])
  })
})
