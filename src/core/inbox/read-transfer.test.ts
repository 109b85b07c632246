import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openTestCore, type TestCore } from '../../../test/support/core.ts'
import { readTransfer } from './read-transfer.ts'

let core: TestCore
const conversation = randomUUID()

beforeAll(async () => {
  core = await openTestCore()
})
afterAll(() => core.close())

const insert = async (table: string, columns: Record<string, unknown>) => {
  const names = Object.keys({ workspace: 0, ...columns })
  const places = names.map((_, at) => `$${at + 1}`)
  const text = `insert into ${table} (${names.join(', ')}) values (${places.join(', ')})`
  await core.database.pool.query(text, [core.workspace, ...Object.values(columns)])
}

async function stay(openedAt: string, more: Record<string, unknown> = {}): Promise<string> {
  const id = randomUUID()
  const session = { id, conversation_id: conversation, desk: 'flex', purpose: 'desk', opened_at: openedAt }
  await insert('desk_session', { ...session, state: 'open', ...more })
  return id
}

const told = (session_id: string, state: string, detail: string | null) =>
  insert('relay', {
    session_id,
    conversation_id: conversation,
    operation: 'words',
    state,
    detail,
    created_at: new Date(),
  })

const read = () => readTransfer(core.kernel.db, core.workspace, conversation)

test('where it was never at an outside desk, there is nothing', async () => {
  expect(await read()).toBeNull()
})

test('the newest stay is shown, with who is there and where it is at Twilio', async () => {
  await stay('2026-11-21T09:00:00Z', { state: 'ended', ended_by: 'timer' })
  const handle = { conversation: 'CH1', 'url:execution': 'https://twilio.test/e', 'url:task': 'https://twilio.test/t' }
  await stay('2026-11-21T10:00:00Z', { agents: { w1: 'Priya Kumar' }, handle, trouble: 'Twilio is away.' })
  expect(await read()).toEqual({
    ...{ desk: 'flex', purpose: 'desk', state: 'open', joinedAt: null, endedAt: null, endedBy: null },
    openedAt: '2026-11-21T10:00:00.000Z',
    agents: ['Priya Kumar'],
    trouble: 'Twilio is away.',
    failed: 0,
    failedWhy: [],
    links: [
      { what: 'task', url: 'https://twilio.test/t' },
      { what: 'execution', url: 'https://twilio.test/e' },
    ],
  })
})

test('what could not be told is counted, and each reason is given once, the newest first', async () => {
  const session = await stay('2026-11-21T11:00:00Z', { state: 'ended', ended_by: 'agent' })
  await told(session, 'sent', null)
  for (const why of ['one', 'two', 'three', 'four', 'two', null]) await told(session, 'failed', why)
  expect(await read()).toMatchObject({ failed: 6, failedWhy: ['two', 'four', 'three'] })
})
