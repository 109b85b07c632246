import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { directMessage, openTestCore, type TestCore } from '../../../test/support/core.ts'
import { Story } from '../../../test/support/story.ts'
import { moveQueued } from '../conversation/move-queued.ts'
import { listQueues } from '../inbox/list-queues.ts'
import { connectDesk, disconnectDesk } from './connected-desk.ts'
import { createQueue } from './create-queue.ts'
import { deleteQueue } from './delete-queue.ts'
import { queueFor } from './queue-for.ts'
import { updateQueue } from './update-queue.ts'

const LUMEN = '100000000000000001'
const OTHER = '100000000000000002'

let core: TestCore
let story: Story
beforeAll(async () => {
  core = await openTestCore()
  story = new Story(core)
})
afterAll(() => core.close())

const who = () => ({ workspace: core.workspace, agent: core.agent })
const list = () => listQueues(core.kernel, core.workspace)
const create = (name: string, guilds: string[] = [], desk: 'console' | 'flex' = 'console') =>
  createQueue(core.kernel, { ...who(), name, desk, guilds })
const remove = (queue: string) => deleteQueue(core.kernel, { ...who(), queue }, moveQueued)
const forGuild = (guild: string | null) =>
  core.kernel.db.transaction((tx) => queueFor(tx, { workspace: core.workspace, guild, now: core.clock.now() }))
const connect = () =>
  core.kernel.db.transaction(async (tx) =>
    connectDesk(tx, { workspace: core.workspace, desk: 'flex', now: core.clock.now() }),
  )
const disconnect = () =>
  core.kernel.db.transaction((tx) => disconnectDesk(tx, { workspace: core.workspace, desk: 'flex' }))

beforeEach(async () => {
  for (const queue of await list()) if (!queue.isDefault) await remove(queue.id)
})

test('there is one that takes everybody, made once however many ask at once', async () => {
  await core.database.pool.query('delete from queue')
  const asked = await Promise.all([forGuild(null), forGuild(LUMEN), forGuild(null)])
  expect(new Set(asked.map(({ id }) => id)).size).toBe(1)
  expect(await list()).toMatchObject([{ name: 'Support', desk: 'console', isDefault: true, waiting: 0 }])
})

test('a server waits in the queue that names it, the others in the default one', async () => {
  const id = await create('Lumen', [LUMEN])
  expect(await forGuild(LUMEN)).toMatchObject({ id, name: 'Lumen' })
  expect(await forGuild(OTHER)).toMatchObject({ name: 'Support' })
  expect(await forGuild(null)).toMatchObject({ name: 'Support' })
})

test('names and servers belong to one queue each', async () => {
  await create('Lumen', [LUMEN])
  await expect(create('LUMEN')).rejects.toMatchObject({ code: 'conflict', details: { field: 'name' } })
  await expect(create('Second', [LUMEN])).rejects.toMatchObject({ code: 'conflict', details: { field: 'guilds' } })
})

test('who changes what somebody has changed meanwhile is refused', async () => {
  const queue = await create('Lumen')
  await updateQueue(core.kernel, { ...who(), queue, version: 1, name: 'Lumen Trails' })
  await expect(updateQueue(core.kernel, { ...who(), queue, version: 1, name: 'Mine' })).rejects.toMatchObject({
    code: 'conflict',
    details: { version: 2 },
  })
  expect(await list()).toMatchObject([{ name: 'Support' }, { name: 'Lumen Trails', version: 2 }])
})

test('a desk that is not connected answers no queue, and one that is disconnected answers none any more', async () => {
  await expect(create('Flex', [], 'flex')).rejects.toMatchObject({ code: 'conflict', details: { field: 'desk' } })
  await connect()
  const queue = await create('Flex', [LUMEN], 'flex')
  expect(await forGuild(LUMEN)).toMatchObject({ desk: 'flex' })
  await disconnect()
  expect((await list()).find(({ id }) => id === queue)).toMatchObject({ desk: 'console', version: 2 })
  await expect(updateQueue(core.kernel, { ...who(), queue, version: 2, desk: 'flex' })).rejects.toMatchObject({
    code: 'conflict',
  })
})

test('what waits in a queue that is removed waits in the default one, with its turn', async () => {
  const queue = await create('Lumen', [LUMEN])
  const guild = { id: LUMEN, name: 'Lumen Trails' }
  const conversation = await story.say(directMessage('mei', 'agent please', { guild }))
  expect(await story.conversation(conversation)).toMatchObject({ status: 'queued', queue_id: queue, desk: 'console' })
  expect(await list()).toMatchObject([{ waiting: 0 }, { waiting: 1 }])
  const { queue_order: turn } = await story.conversation(conversation)
  await remove(queue)
  const [rest] = await list()
  expect(rest).toMatchObject({ isDefault: true, waiting: 1 })
  expect(await story.conversation(conversation)).toMatchObject({ queue_id: rest?.id, queue_order: turn })
})

test('the default one stays', async () => {
  const [rest] = await list()
  await expect(remove(rest?.id ?? '')).rejects.toMatchObject({ code: 'conflict' })
})
