import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { createTestDatabase, type TestDatabase } from '../../../../test/support/database.ts'
import { Bus } from '../../../kernel/bus.ts'
import { Database } from '../../../kernel/database.ts'
import { openLog } from '../../../kernel/log.ts'
import { openPool } from '../../../storage/pool.ts'
import { GatewayLease } from './lease.ts'

let database: TestDatabase
beforeAll(async () => {
  database = await createTestDatabase()
})
afterAll(() => database.drop())
beforeEach(() => database.pool.query('delete from discord_gateway_lease'))

const log = openLog('silent')

/** A process that wants to be the gateway. */
function candidate(name: string) {
  const pool = openPool({ url: database.url, max: 3, log })
  const story: string[] = []
  const lease = new GatewayLease({
    db: new Database(pool, new Bus()),
    workspace: 1,
    log,
    onTaken: async () => void story.push('taken'),
    onLost: async () => void story.push('lost'),
  })
  const close = async () => {
    await lease.stop()
    await pool.end()
  }
  return { name, pool, lease, story, close }
}

async function soon(look: () => boolean, ms: number): Promise<number> {
  const begun = performance.now()
  while (!look()) {
    if (performance.now() - begun > ms) throw new Error(`not within ${ms} ms`)
    await new Promise((resolve) => setTimeout(resolve, 5))
  }
  return performance.now() - begun
}

test('one of two is the gateway; when it stops, the other follows', async () => {
  const [first, second] = [candidate('first'), candidate('second')]
  first.lease.start()
  await soon(() => first.story.length === 1, 1000)
  second.lease.start()
  await new Promise((resolve) => setTimeout(resolve, 1200))
  expect(second.lease.held).toBeUndefined()
  await first.close()
  expect(first.story).toEqual(['taken', 'lost'])
  await soon(() => second.lease.held !== undefined, 2000)
  expect(second.lease.held?.epoch).toBe('2')
  await second.close()
})

test('a dead holder is followed at once, although its row is still valid', async () => {
  const dead = candidate('dead')
  dead.lease.start()
  await soon(() => dead.lease.held !== undefined, 1000)
  // What kill -9 does to it, as far as the database can see.
  await database.pool.query(
    `select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()`,
  )
  const next = candidate('next')
  next.lease.start()
  expect(await soon(() => next.lease.held !== undefined, 900)).toBeLessThan(900)
  expect(next.lease.held?.epoch).toBe('2')
  // The one that was thought dead finds out by itself and yields.
  await soon(() => dead.story.includes('lost'), 8000)
  await next.close()
  await dead.close()
})
