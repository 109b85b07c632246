import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { directMessage, openTestCore, type TestCore } from '../../../test/support/core.ts'
import { Exchange, switchToFlex } from '../../../test/support/exchange.ts'
import { Story } from '../../../test/support/story.ts'
import { beginStay } from '../conversation/begin-stay.ts'
import { takeHint } from './take-hint.ts'

let core: TestCore
let story: Story
beforeAll(async () => {
  core = await openTestCore()
  story = new Story(core)
  await switchToFlex(core)
})
afterAll(() => core.close())

let members = 0
async function withPriya(): Promise<{ id: string; exchange: Exchange }> {
  const id = await story.say(directMessage(`hinted${++members}`, 'i want to talk to a human'))
  const exchange = await Exchange.of(core, id)
  exchange.join('Priya')
  await exchange.read()
  return { id, exchange }
}

test('one message that comes in its order is stored at once, and the same again is nothing', async () => {
  const { id, exchange } = await withPriya()
  const said = exchange.says('Priya', 'Right away.')
  expect(await Promise.all([1, 2, 3].map(() => exchange.hint({ kind: 'said', said })))).toEqual(Array(3).fill('stored'))
  expect((await story.said(id)).filter(({ text }) => text === 'Right away.')).toHaveLength(1)
  expect(await exchange.row()).toMatchObject({ seen_index: 0 })
  await exchange.read()
  expect((await story.said(id)).filter(({ text }) => text === 'Right away.')).toHaveLength(1)
})

test('one that came before another, or with a file, has the exchange read', async () => {
  const { id, exchange } = await withPriya()
  const first = exchange.says('Priya', 'first of two')
  const second = exchange.says('Priya', 'second of two')
  expect(await exchange.hint({ kind: 'said', said: second })).toBe('looks')
  expect(await exchange.row()).toMatchObject({ look_at: core.clock.now() })
  expect(await exchange.hint({ kind: 'said', said: first })).toBe('stored')
  expect(await exchange.hint({ kind: 'said', said: second })).toBe('stored')
  expect((await story.said(id)).slice(-2).map(({ text }) => text)).toEqual(['first of two', 'second of two'])
  const files = [{ id: 'a', name: 'a.png', mediaType: 'image/png', size: 3 }]
  expect(await exchange.hint({ kind: 'said', said: exchange.says('Priya', 'see', { files }) })).toBe('looks')
})

test('a known one in other words has the exchange read', async () => {
  const { exchange } = await withPriya()
  const said = exchange.says('Priya', 'opne')
  await exchange.hint({ kind: 'said', said })
  expect(await exchange.hint({ kind: 'said', said: { ...said, text: 'open', version: '2' } })).toBe('looks')
})

test('edits and deletions further back than readings go are taken by their own word', async () => {
  const { id, exchange } = await withPriya()
  const [first, second] = [exchange.says('Priya', 'opne'), exchange.says('Priya', 'taken back')]
  for (let n = 0; n < 100; n++) exchange.says('Priya', `line ${n}`)
  await exchange.read()
  expect(await exchange.hint({ kind: 'said', said: { ...first, text: 'open', version: '2' } })).toBe('stored')
  expect(await exchange.hint({ kind: 'removed', message: second.externalId })).toBe('stored')
  const { rows } = await core.database.pool.query(
    `select text, deleted_at is not null as gone from message where conversation_id = $1 and spoken_by = 'Priya' order by sent_at, id limit 2`,
    [id],
  )
  expect(rows).toEqual([
    { text: 'open', gone: false },
    { text: 'taken back', gone: true },
  ])
})

test('what is taken back is gone at once, and a list from before brings it not again', async () => {
  const { id, exchange } = await withPriya()
  const said = exchange.says('Priya', 'a word for somebody else')
  const removed = { kind: 'removed' as const, message: said.externalId }
  expect(await exchange.hint({ ...removed, message: 'IMunknown' })).toBe('looks')
  await exchange.hint({ kind: 'said', said })
  const isGone = async () => {
    const { rows } = await core.database.pool.query(
      'select deleted_at from message where conversation_id = $1 and text = $2',
      [id, said.text],
    )
    return rows.map((row) => row.deleted_at)
  }
  expect(await isGone()).toEqual([null])
  const at = core.clock.now()
  expect(await exchange.hint(removed)).toBe('stored')
  expect(await isGone()).toEqual([at])
  core.clock.advance(1000)
  expect(await exchange.hint(removed)).toBe('stored')
  await exchange.read()
  expect(await isGone()).toEqual([at])
})

test('what we said ourselves is no news', async () => {
  const { id, exchange } = await withPriya()
  const before = (await story.said(id)).length
  const said = exchange.says('member', 'hello', { ours: true, key: 'gd-1-9' })
  expect(await exchange.hint({ kind: 'said', said })).toBe('stored')
  expect(await story.said(id)).toHaveLength(before)
})

test('words that come before the news of who says them say it', async () => {
  const id = await story.say(directMessage('early', 'i want to talk to a human'))
  const exchange = await Exchange.of(core, id)
  await exchange.hint({ kind: 'said', said: exchange.says('Priya', 'Hello Early.') })
  expect((await story.said(id)).slice(-2).map(({ text }) => text)).toEqual(['Priya joined the chat.', 'Hello Early.'])
  expect(await story.conversation(id)).toMatchObject({ status: 'assigned', desk: 'flex', desk_agent: 'Priya' })
  exchange.join('Priya')
  await exchange.read()
  expect((await story.said(id)).filter(({ text }) => text === 'Priya joined the chat.')).toHaveLength(1)
})

test('whatever else is said of it only has the exchange read', async () => {
  const { id, exchange } = await withPriya()
  const before = (await story.said(id)).length
  core.clock.advance(1)
  expect(await exchange.hint({ kind: 'changed' })).toBe('looks')
  expect(await exchange.hint({ kind: 'closed', by: 'agent' })).toBe('looks')
  // Somebody is there: what was cancelled is a transfer, or old.
  expect(await exchange.hint({ kind: 'cancelled' })).toBe('looks')
  expect(await story.said(id)).toHaveLength(before)
  expect(await story.conversation(id)).toMatchObject({ status: 'assigned', desk: 'flex' })
})

test('who asked for an agent there is kept', async () => {
  const { exchange } = await withPriya()
  await core.database.pool.query('update desk_session set called_at = null where id = $1', [exchange.session])
  await exchange.hint({ kind: 'called', handle: { interaction: 'KD1' } })
  expect(await exchange.row()).toMatchObject({ handle: { interaction: 'KD1' }, called_at: core.clock.now() })
})

test('whoever only followed the chat and asks for an agent by itself has it from then on', async () => {
  const member = 'followed'
  const id = await story.say(directMessage(member, 'zzz qqq'))
  const conversation = { workspace: core.workspace, conversation: id, purpose: 'router' as const, callBy: null }
  await core.kernel.db.transaction((tx) => beginStay(tx, { ...conversation, now: core.clock.now() }))
  const exchange = await Exchange.of(core, id)
  await core.database.pool.query('update desk_session set called_at = null where id = $1', [exchange.session])
  await exchange.hint({ kind: 'called', handle: { interaction: 'KD2' } })
  await exchange.hint({ kind: 'called', handle: { interaction: 'KD2' } })
  expect(await story.conversation(id)).toMatchObject({ status: 'queued', desk: 'flex', session_id: exchange.session })
  expect(await exchange.row()).toMatchObject({
    purpose: 'desk',
    call_by: core.clock.now(),
    called_at: core.clock.now(),
  })
  expect((await story.said(id)).filter(({ text }) => text.includes('is opened and you are'))).toHaveLength(1)
  const before = (await story.said(id)).length
  await story.say(directMessage(member, 'how do i restore a purchase'))
  expect(await story.said(id)).toHaveLength(before + 1)
})

test('an agent who is found in a chat that was only followed has it', async () => {
  const id = await story.say(directMessage('found', 'zzz qqq'))
  const conversation = { workspace: core.workspace, conversation: id, purpose: 'router' as const, callBy: null }
  await core.kernel.db.transaction((tx) => beginStay(tx, { ...conversation, now: core.clock.now() }))
  const exchange = await Exchange.of(core, id)
  exchange.join('Priya')
  await exchange.read()
  expect(await story.conversation(id)).toMatchObject({ status: 'assigned', desk: 'flex', desk_agent: 'Priya' })
  expect((await story.last(id)).text).toBe('Priya joined the chat.')
})

test('an exchange that is none of ours, of another workspace, or over, changes nothing', async () => {
  const { exchange } = await withPriya()
  const { kernel, workspace } = core
  const hint = { kind: 'changed' as const }
  expect(await takeHint(kernel, { workspace, externalId: `CH${randomUUID()}`, hint })).toBe('unknown')
  expect(await takeHint(kernel, { workspace: workspace + 1, externalId: exchange.externalId, hint })).toBe('unknown')
  await core.database.pool.query(`update desk_session set state = 'ended' where id = $1`, [exchange.session])
  const said = exchange.says('Priya', 'too late')
  expect(await exchange.hint({ kind: 'said', said })).toBe('unknown')
})
