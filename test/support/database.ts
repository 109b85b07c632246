import { randomBytes } from 'node:crypto'
import pg from 'pg'
import { inject } from 'vitest'
import { openPool } from '../../src/storage/pool.ts'
import { silentLog } from './silent-log.ts'

export interface TestDatabase {
  url: string
  pool: pg.Pool
  drop(): Promise<void>
}

/**
 * Makes a database of the caller's own with all migrations applied, on the run's server. Call it in `beforeAll`, and
 * `drop` in `afterAll`.
 * @param options.empty without the migrations
 */
export async function createTestDatabase({ empty = false } = {}): Promise<TestDatabase> {
  const server = inject('databaseServer')
  const name = `test_${randomBytes(6).toString('hex')}`
  await administer(server, `create database ${name}${empty ? '' : ' template template_guildesk'}`)
  const address = new URL(server)
  address.pathname = `/${name}`
  const pool = openPool({ url: address.href, max: 10, log: silentLog })
  return {
    url: address.href,
    pool,
    async drop() {
      await pool.end()
      await administer(server, `drop database ${name} with (force)`)
    },
  }
}

async function administer(url: string, statement: string): Promise<void> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    await client.query(statement)
  } finally {
    await client.end()
  }
}
