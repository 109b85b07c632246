import { drizzle, type NodePgDatabase } from 'drizzle-orm/node-postgres'
import type { Pool, PoolClient } from 'pg'
import type { Bus } from './bus.ts'

/** A hot statement: prepared once per connection under its name. */
export interface Statement {
  name: string
  text: string
}

export type Orm = NodePgDatabase<Record<string, never>>

/** Whatever can be asked: the pool itself or a transaction. */
export interface Reader {
  readonly orm: Orm
  run<Row>(statement: Statement, values: readonly unknown[]): Promise<Row[]>
}

export interface Transaction extends Reader {
  /** Wakes a topic of the bus after the commit; nothing is woken by a transaction that rolls back. */
  wake(topic: string): void
}

/** One PostgreSQL, reached by a pool. */
export class Database implements Reader {
  readonly orm: Orm
  readonly #pool: Pool
  readonly #bus: Bus

  constructor(pool: Pool, bus: Bus) {
    this.#pool = pool
    this.#bus = bus
    this.orm = drizzle(pool)
  }

  async run<Row>(statement: Statement, values: readonly unknown[]): Promise<Row[]> {
    const result = await this.#pool.query({ ...statement, values: values as unknown[] })
    return result.rows as Row[]
  }

  /** Runs `work` in one transaction. The outer handle must not be used inside: it would wait for a second connection. */
  async transaction<Result>(work: (tx: Transaction) => Promise<Result>): Promise<Result> {
    const client = await this.#pool.connect()
    const tx = new OpenTransaction(client)
    let broken: Error | undefined
    // The pool listens only to idle clients; a connection that breaks between two statements would end the process unheard.
    const onError = (error: Error): void => {
      broken = error
    }
    client.on('error', onError)
    try {
      await client.query('begin')
      const result = await work(tx)
      await client.query('commit')
      for (const topic of tx.topics) this.#bus.wake(topic)
      return result
    } catch (error) {
      await client.query('rollback').catch((cause: Error) => {
        broken = cause
      })
      throw error
    } finally {
      client.off('error', onError)
      client.release(broken)
    }
  }
}

class OpenTransaction implements Transaction {
  readonly topics = new Set<string>()
  readonly #client: PoolClient
  #orm: Orm | undefined

  constructor(client: PoolClient) {
    this.#client = client
  }

  get orm(): Orm {
    this.#orm ??= drizzle(this.#client)
    return this.#orm
  }

  async run<Row>(statement: Statement, values: readonly unknown[]): Promise<Row[]> {
    const result = await this.#client.query({ ...statement, values: values as unknown[] })
    return result.rows as Row[]
  }

  wake(topic: string): void {
    this.topics.add(topic)
  }
}
