import pg from 'pg'
import { until } from './discord.ts'
import type { Product } from './product.ts'

/**
 * Kills Node (-9) in the middle of the transaction that writes to a table: the write is held up by a lock, and when somebody waits for it the
 * kill comes. Then it starts again. `cause` begins what is to be killed; what it answers is not waited for.
 */
export async function killIn(product: Product, table: string, cause: () => Promise<unknown>): Promise<void> {
  const client = new pg.Client({ connectionString: product.databaseUrl })
  await client.connect()
  try {
    await client.query('begin')
    await client.query(`lock table ${table} in share mode`)
    void cause().catch(() => undefined)
    const waiting = `select exists (select 1 from pg_locks where relation = '${table}'::regclass and not granted) as waits`
    await until(async () => (await client.query(waiting)).rows[0].waits, `${table} is waited for`, 15_000)
    await product.kill()
  } finally {
    await client.end()
  }
  await product.boot()
}
