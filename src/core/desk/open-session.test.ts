import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { openTestCore, type TestCore } from '../../../test/support/core.ts'
import { newId } from '../../kernel/ids.ts'
import { endSession } from './end-session.ts'
import { openSession } from './open-session.ts'
import { queueRelays } from './queue-relays.ts'
import { lockSession } from './session.ts'
import { settleSession } from './settle-session.ts'

let core: TestCore
let conversation: string
const [said, before] = [newId(), newId()]
beforeAll(async () => {
  core = await openTestCore()
})
afterAll(() => core.close())
beforeEach(() => {
  conversation = newId()
})

const now = () => core.clock.now()
const inside = {
  open: (purpose: 'router' | 'desk', callBy: Date | null = null) =>
    core.kernel.db.transaction((tx) => {
      const messages = [{ id: before, words: true, files: 2, past: true }]
      const history = async () => ({ messages, transcript: 'earlier' })
      const { workspace } = core
      return openSession(tx, { workspace, conversation, desk: 'flex', purpose, callBy, history, now: now() })
    }),
  read: (session: string) => core.kernel.db.transaction((tx) => lockSession(tx, core.workspace, session)),
  end: (session: string) =>
    core.kernel.db.transaction((tx) =>
      endSession(tx, { workspace: core.workspace, session, conversation, now: now() }),
    ),
  settle: (session: string) =>
    core.kernel.db.transaction((tx) =>
      settleSession(tx, { workspace: core.workspace, session, by: 'timer', now: now() }),
    ),
  relays: async (session: string) => {
    const query = 'select operation, part, past, state from relay where session_id = $1 order by id'
    const { rows } = await core.database.pool.query(query, [session])
    return rows.map(({ operation, part, past, state }) => `${operation} ${part} ${past ? 'past' : 'new'} ${state}`)
  },
}

test('what was said before is told once, however many open it at once', async () => {
  const opened = await Promise.all([inside.open('desk'), inside.open('desk'), inside.open('desk')])
  const [session = ''] = opened
  expect(new Set(opened).size).toBe(1)
  expect(await inside.relays(session)).toEqual([
    'transcript 0 past queued',
    'send 0 past queued',
    'send 1 past queued',
    'send 2 past queued',
  ])
})

test('what was only followed becomes a desk’s, called by the other side where that is its part', async () => {
  const session = await inside.open('router')
  expect(await inside.read(session)).toMatchObject({ purpose: 'router', callBy: null })
  const callBy = new Date(now().getTime() + 20_000)
  expect(await inside.open('desk', callBy)).toBe(session)
  expect(await inside.read(session)).toMatchObject({ purpose: 'desk', callBy })
  await inside.open('desk')
  expect(await inside.read(session)).toMatchObject({ callBy })
  await inside.open('router')
  expect(await inside.read(session)).toMatchObject({ purpose: 'desk' })
})

test('one that is ending does not keep the next one from being opened', async () => {
  const first = await inside.open('desk')
  await inside.end(first)
  const second = await inside.open('desk')
  expect(second).not.toBe(first)
  expect(await inside.read(first)).toMatchObject({ state: 'ending', endedBy: 'us' })
})

test('what was said and not told any more is answered, once', async () => {
  const session = await inside.open('desk')
  const relay = { session, conversation, message: said, operation: 'send' as const }
  const relays = [relay, { ...relay, part: 1 }, { ...relay, operation: 'edit' as const }]
  await core.kernel.db.transaction((tx) => queueRelays(tx, core.workspace, relays, now()))
  expect(await inside.settle(session)).toEqual([said])
  expect(await inside.settle(session)).toBeNull()
  expect((await inside.relays(session)).every((line) => line.endsWith('cancelled'))).toBe(true)
})
