import { setTimeout as wait } from 'node:timers/promises'
import { afterAll, afterEach, beforeAll, beforeEach, expect, test, vi } from 'vitest'
import { ScriptedChannel } from '../../../test/support/channel.ts'
import { directMessage, openTestCore, type TestCore } from '../../../test/support/core.ts'
import type { BlobStore } from '../../kernel/blobs.ts'
import { newId } from '../../kernel/ids.ts'
import { deleteMessage } from '../conversation/delete-message.ts'
import { editMessage } from '../conversation/edit-message.ts'
import { receiveChanges } from '../conversation/receive.ts'
import { deliveryConversations } from '../conversation/recipients.ts'
import { retryMessage } from '../conversation/retry-message.ts'
import { sendReply } from '../conversation/send-reply.ts'
import { takeConversation } from '../conversation/take-conversation.ts'
import { tellMany } from '../conversation/tell-many.ts'
import type { Outcome } from './channel.ts'
import { Deliverer } from './deliverer.ts'

let core: TestCore
let channel: ScriptedChannel
let deliverer: Deliverer
let conversation: string
let members = 0
const noBlobs = {} as BlobStore

beforeAll(async () => {
  core = await openTestCore()
})
afterAll(() => core.close())

beforeEach(async () => {
  channel = new ScriptedChannel()
  const { kernel, workspace, agent } = core
  deliverer = new Deliverer({ kernel, workspace, channel, blobs: noBlobs, conversations: deliveryConversations })
  const message = directMessage(`member-${++members}`, 'hello')
  const [received] = await receiveChanges(kernel, { workspace, channel: 'discord' }, [message])
  conversation = received?.conversation ?? ''
  await takeConversation(kernel, { workspace, conversation, agent })
  deliverer.start()
  await settled()
  channel.performed.length = 0
})
afterEach(() => deliverer.stop())

const send = (text: string, id = newId()) =>
  sendReply(core.kernel, {
    workspace: core.workspace,
    agent: core.agent,
    id,
    conversation,
    text,
    attachments: [],
    replyTo: null,
  })

const act = (message: string) => ({ workspace: core.workspace, agent: core.agent, message })

async function states(message: string): Promise<string[]> {
  const found = await core.database.pool.query<{ line: string }>(
    `select operation || ' ' || state as line from delivery where message_id = $1 order by id`,
    [message],
  )
  return found.rows.map((row) => row.line)
}

/** Waits until the conversation's lane of deliveries is not due or in work, looking often. */
async function settled(): Promise<void> {
  for (let looks = 0; looks < 600; looks++) {
    const open = await core.database.pool.query(
      `select 1 from lane where subject = $1 and route like 'delivery:%' and (owner is not null or (due is not null and (hold_until is null or hold_until <= $2)))`,
      [conversation, core.clock.now()],
    )
    if (open.rowCount === 0) return
    await wait(5)
  }
  throw new Error('the lane did not come to rest')
}

test('a reply goes out once, under the public name, and its id is kept', async () => {
  const id = await send('Hi there')
  await send('Hi there', id)
  await settled()
  expect(channel.story()).toEqual(['send **Ana:** Hi there'])
  expect(await states(id)).toEqual(['send sent'])
})

test('replies of one conversation go out in order, one after the other, also while the channel is slow', async () => {
  let inFlight = 0
  channel.answer = async (operation) => {
    expect(++inFlight).toBe(1)
    await wait(3)
    inFlight--
    return channel.done(operation)
  }
  for (let n = 0; n < 20; n++) await send(`reply ${n}`)
  await settled()
  expect(channel.story()).toEqual(Array.from({ length: 20 }, (_, n) => `send **Ana:** reply ${n}`))
})

test('what is told beside a chat goes by the open direct message alone, behind all that is live, and leads the chat nowhere', async () => {
  const { kernel, workspace } = core
  const place = { kind: 'thread', id: '77' }
  await core.database.pool.query('update conversation set place = $2 where id = $1', [conversation, place])
  const told = [{ conversation, words: 'Fixed in 2.3.1', key: `news:${conversation}` }]
  const tell = () => kernel.db.transaction((tx) => tellMany(tx, { workspace, told, now: core.clock.now() }))
  await tell()
  await tell()
  await settled()
  expect(channel.story()).toEqual(['send Fixed in 2.3.1'])
  expect(channel.performed[0]?.operation).toMatchObject({ directOnly: true, urgency: 'bulk' })
  const { rows } = await core.database.pool.query('select place from conversation where id = $1', [conversation])
  expect(rows[0]?.place).toEqual(place)
  await send('and here')
  await settled()
  expect(channel.performed[1]?.operation).toMatchObject({ directOnly: false, urgency: 'live', to: { place } })
})

test('a rate limit holds the lane until its time, then the same words go out', async () => {
  const at = new Date(core.clock.now().getTime() + 5000)
  channel.answer = () => ({ result: 'later', at, detail: 'Discord asks to wait' })
  const id = await send('patience')
  await settled()
  expect(await states(id)).toEqual(['send queued'])
  await send('behind it')
  await settled()
  expect(channel.performed).toHaveLength(1)
  channel.answer = (operation) => channel.done(operation)
  core.clock.advance(5001)
  core.kernel.bus.wake('lanes:delivery:discord')
  await settled()
  expect(channel.story()).toEqual(['send **Ana:** patience', 'send **Ana:** patience', 'send **Ana:** behind it'])
})

test('a send of unknown end is tried again under the same key while the channel would recognise it', async () => {
  const answers: Outcome[] = [{ result: 'unknown', detail: 'timed out', keyed: true }]
  channel.answer = (operation) => answers.shift() ?? channel.done(operation)
  const id = await send('once')
  await settled()
  expect(await states(id)).toEqual(['send sending'])
  core.clock.advance(2000)
  core.kernel.bus.wake('lanes:delivery:discord')
  await settled()
  expect(await states(id)).toEqual(['send sent'])
  expect(new Set(channel.performed.map(({ key }) => key)).size).toBe(1)
})

test('once the key is too old the channel is searched: found is sent, not found stays unknown and lets the rest pass', async () => {
  channel.answer = () => ({ result: 'unknown', detail: 'timed out', keyed: true })
  const lost = await send('lost')
  await settled()
  core.clock.advance(3 * 60_000)
  const after = await send('after')
  channel.answer = (operation) => channel.done(operation)
  await settled()
  expect(await states(lost)).toEqual(['send unknown'])
  expect(await states(after)).toEqual(['send sent'])
  await retryMessage(core.kernel, act(lost))
  await settled()
  expect(await states(lost)).toEqual(['send sent'])
})

test('our own message coming back settles a send whose answer was lost', async () => {
  channel.answer = () => ({ result: 'unknown', detail: 'connection reset', keyed: true })
  const id = await send('echoed')
  await settled()
  const key = channel.performed[0]?.key ?? ''
  const place = { kind: 'direct' as const, id: 'dm-echo' }
  const echo = { change: 'echo' as const, key, externalId: '77', place, sentAt: core.clock.now() }
  await receiveChanges(core.kernel, { workspace: core.workspace, channel: 'discord' }, [echo])
  expect(await states(id)).toEqual(['send sent'])
  core.clock.advance(60_000)
  core.kernel.bus.wake('lanes:delivery:discord')
  await settled()
  expect(channel.performed).toHaveLength(1)
})

test('a refusal for good fails visibly and lets the next one pass', async () => {
  const answers: Outcome[] = [{ result: 'failed', cause: 'closed', detail: 'Direct messages are closed' }]
  channel.answer = (operation) => answers.shift() ?? channel.done(operation)
  const refused = await send('refused')
  const next = await send('next')
  await settled()
  expect([await states(refused), await states(next)]).toEqual([['send failed'], ['send sent']])
})

test('what another worker left half done is taken up under the same key, not forgotten and not doubled', async () => {
  await deliverer.stop()
  const id = await send('half done')
  await core.database.pool.query(
    `update delivery set state = 'sending', attempts = 1, attempted_at = $2 where message_id = $1`,
    [id, core.clock.now()],
  )
  deliverer.start()
  await settled()
  expect(channel.story()).toEqual(['send **Ana:** half done'])
  expect(await states(id)).toEqual(['send sent'])
})

test('a reply that is deleted before it was sent is never sent', async () => {
  await deliverer.stop()
  const id = await send('never')
  await deleteMessage(core.kernel, act(id))
  deliverer.start()
  await settled()
  expect(channel.performed).toHaveLength(0)
  expect(await states(id)).toEqual(['send cancelled'])
})

test('an edit before sending rewrites, an edit after sending edits, a deletion deletes', async () => {
  await deliverer.stop()
  const id = await send('first')
  await editMessage(core.kernel, { ...act(id), text: 'second' })
  deliverer.start()
  await settled()
  await editMessage(core.kernel, { ...act(id), text: 'third' })
  await settled()
  await deleteMessage(core.kernel, act(id))
  await settled()
  expect(channel.story()).toEqual(
    ['send **Ana:** second', 'edit 1 **Ana:** third', 'delete'].map((line) =>
      line.replace('edit 1', `edit ${externalId()}`),
    ),
  )
  expect(await states(id)).toEqual(['send sent', 'edit sent', 'delete sent'])
})

const externalId = () => {
  const edit = channel.performed.find(({ operation }) => operation.kind === 'edit')
  return edit?.operation.kind === 'edit' ? edit.operation.target.id : ''
}

test('editing a reply that went out in parts edits, adds and deletes parts', async () => {
  const id = await send(`${'a'.repeat(1900)}\n\n${'b'.repeat(1900)}`)
  await settled()
  expect(channel.performed).toHaveLength(2)
  await editMessage(core.kernel, { ...act(id), text: 'short' })
  await settled()
  expect(await states(id)).toEqual(['send sent', 'send sent', 'edit sent', 'delete sent'])
  await editMessage(core.kernel, { ...act(id), text: `${'c'.repeat(1900)}\n\n${'d'.repeat(1900)}` })
  await settled()
  const keys = channel.performed.filter(({ operation }) => operation.kind === 'send').map(({ key }) => key)
  expect(new Set(keys).size).toBe(3)
})

test('the place of the first answer is kept without standing in the way of who gives that answer other words', async () => {
  const { pool } = core.database
  await pool.query('update conversation set place = null where id = $1', [conversation])
  const editor = await pool.connect()
  await editor.query(`begin`)
  await editor.query(`set local lock_timeout = '2s'`)
  channel.answer = async (operation) => {
    // As whoever edits does: the conversation first, its deliveries second.
    await editor.query('select 1 from conversation where id = $1 for update', [conversation])
    return channel.done(operation)
  }
  const id = await send('first words')
  try {
    const waiting = `select 1 from pg_stat_activity where wait_event_type = 'Lock' and datname = current_database()`
    await vi.waitUntil(async () => (await pool.query(waiting)).rowCount === 1, { timeout: 5000 })
    await editor.query('select 1 from delivery where message_id = $1 for update', [id])
  } finally {
    await editor.query('rollback')
    editor.release()
  }
  await settled()
  expect(await states(id)).toEqual(['send sent'])
})

test('a settlement that loses a deadlock is made again at once, and no lane waits for its lease', async () => {
  const { pool } = core.database
  const other = await pool.connect()
  await other.query('begin')
  await pool.query('update conversation set place = null where id = $1', [conversation])
  const id = newId()
  channel.answer = async (operation) => {
    // The contrary of the order in which a settlement locks. It waits first, so it is the one that finds the deadlock.
    await other.query('select 1 from delivery where message_id = $1 for update', [id])
    return channel.done(operation)
  }
  try {
    await send('in the way of each other', id)
    const waiting = `select 1 from pg_stat_activity where wait_event_type = 'Lock' and datname = current_database()`
    await vi.waitUntil(async () => (await pool.query(waiting)).rowCount === 1, { timeout: 5000 })
    await other.query('select 1 from conversation where id = $1 for update', [conversation])
  } finally {
    await other.query('rollback')
    other.release()
  }
  await settled()
  expect(await states(id)).toEqual(['send sent'])
  expect(channel.performed).toHaveLength(1)
})
