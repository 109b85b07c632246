import { afterAll, beforeAll, expect, test } from 'vitest'
import { directMessage, openTestCore, type TestCore } from '../../../test/support/core.ts'
import { receiveChanges } from '../conversation/receive.ts'
import { findFirstMessage } from './find-first-message.ts'

let core: TestCore
beforeAll(async () => {
  core = await openTestCore()
})
afterAll(() => core.close())

const NOBODY = { conversation: null, name: null, at: null }
const GUILD = '500000000000000001'

async function write(member: string, sentAt: string, guild: { id: string; name: string } | null): Promise<void> {
  const message = directMessage(member, 'hello', { sentAt: new Date(sentAt), guild })
  await receiveChanges(core.kernel, { workspace: core.workspace, channel: 'discord' }, [message])
}

const find = (since: string, guild = GUILD) =>
  findFirstMessage(core.kernel.db, { workspace: core.workspace, guild, since: new Date(since) })

test('the first message since then counts, from this guild or from nobody knows which', async () => {
  expect(await find('2026-11-21T09:00:00Z')).toEqual(NOBODY)
  await write('mei', '2026-11-21T09:00:00Z', { id: GUILD, name: 'Lumen Trails' })
  await write('kofi', '2026-11-21T09:05:00Z', null)
  await write('noa', '2026-11-21T09:06:00Z', { id: '500000000000000002', name: 'Elsewhere' })
  expect(await find('2026-11-21T08:59:00Z')).toMatchObject({ name: 'mei', at: '2026-11-21T09:00:00.000Z' })
  expect(await find('2026-11-21T09:01:00Z')).toMatchObject({ name: 'kofi', at: '2026-11-21T09:05:00.000Z' })
  expect(await find('2026-11-21T09:05:30Z')).toEqual(NOBODY)
  expect(await find('2026-11-21T09:05:30Z', '500000000000000002')).toMatchObject({ name: 'noa' })
  const elsewhere = { workspace: core.workspace + 1, guild: GUILD, since: new Date('2026-11-21T08:00:00Z') }
  expect(await findFirstMessage(core.kernel.db, elsewhere)).toEqual(NOBODY)
})
