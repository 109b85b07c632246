import type { Duplex } from 'node:stream'
import { drizzle, type NodePgDatabase } from 'drizzle-orm/node-postgres'
import type { Pool, PoolClient } from 'pg'
import type { Bus } from './bus.ts'
import { SharedConnection } from './shared-connection.ts'

/** A hot statement: prepared once per connection under its name. */
export interface Statement {
  /** '' for one that has too many kinds to be prepared: it is planned each time with the values that it is asked with. */
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
  /**
   * Sends a statement whose answer nobody waits for: it travels together with what follows it. When it fails, so does the whole
   * transaction.
   */
  later(statement: Statement, values: readonly unknown[]): void
  /** Wakes a topic of the bus after the commit; nothing is woken by a transaction that rolls back. */
  wake(topic: string): void
}

const PLAN_WITH_VALUES: Statement = {
  name: 'plan_with_values',
  text: 'set local plan_cache_mode = force_custom_plan',
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
    if (statement.name === '') return this.#planned(statement, values)
    const result = await this.#pool.query({ ...statement, values: values as unknown[] })
    return result.rows as Row[]
  }

  /** The pool plans for any value (storage/pool); that is lifted for this statement alone. */
  #planned<Row>(statement: Statement, values: readonly unknown[]): Promise<Row[]> {
    return this.transaction((tx) => {
      tx.later(PLAN_WITH_VALUES, [])
      return tx.run<Row>(statement, values)
    })
  }

  /**
   * Runs `work` with a handle whose transactions are all parts of one: nobody else sees anything of it before the end, and it stands or falls
   * as a whole. For a long work of many verbs that is to look like one; `bus` hears its wakes, which mean nothing to others until then.
   */
  async asOne<Result>(bus: Bus, work: (db: Database) => Promise<Result>): Promise<Result> {
    const client = await this.#pool.connect()
    let broken: Error | undefined
    const onError = (error: Error): void => {
      broken = error
    }
    client.on('error', onError)
    try {
      await client.query('begin')
      const result = await work(new Database(new SharedConnection(client).pool, bus))
      await client.query('commit')
      return result
    } catch (error) {
      await client.query('rollback').catch(onError)
      throw error
    } finally {
      client.off('error', onError)
      client.release(broken)
    }
  }

  /**
   * Runs `work` in one transaction. The outer handle must not be used inside: it would wait for a second connection. Statements
   * that are asked for without waiting for each other travel together and are performed in the order of their asking.
   *
   * Of two transactions that wait for each other PostgreSQL undoes one. Nothing of it was done, so it is made again: `work` may run
   * several times, and keeps what it gathers inside of itself.
   */
  async transaction<Result>(work: (tx: Transaction) => Promise<Result>): Promise<Result> {
    for (let tries = 1; ; tries++) {
      try {
        return await this.#once(work)
      } catch (error) {
        if (tries === DEADLOCK_TRIES || !isDeadlock(error)) throw error
      }
    }
  }

  async #once<Result>(work: (tx: Transaction) => Promise<Result>): Promise<Result> {
    const client = await this.#pool.connect()
    const tx = new OpenTransaction(client)
    let broken: Error | undefined
    // The pool listens only to idle clients; a connection that breaks between two statements would end the process unheard.
    const onError = (error: Error): void => {
      broken = error
    }
    client.on('error', onError)
    try {
      tx.begin()
      const result = await work(tx)
      await tx.commit()
      for (const topic of tx.topics) this.#bus.wake(topic)
      return result
    } catch (error) {
      await client.query('rollback').catch((cause: Error) => {
        broken = cause
      })
      throw (await tx.deadlock()) ?? error
    } finally {
      client.off('error', onError)
      client.release(broken)
    }
  }
}

/** Who loses so often in a row has met something else than bad luck. */
const DEADLOCK_TRIES = 4

/** PostgreSQL's `deadlock_detected`. */
const isDeadlock = (error: unknown): boolean => error instanceof Error && 'code' in error && error.code === '40P01'

class OpenTransaction implements Transaction {
  readonly topics = new Set<string>()
  readonly #client: PoolClient
  readonly #unheard: Promise<unknown>[] = []
  #orm: Orm | undefined

  constructor(client: PoolClient) {
    this.#client = client
  }

  /** Goes out with the first statement: a round trip of its own would say nothing. */
  begin(): void {
    this.#gather()
    this.#send(this.#client.query('begin'))
  }

  /** A commit behind a failed statement rolls back without a word, so the unheard ones are heard now. */
  async commit(): Promise<void> {
    this.#gather()
    await Promise.all([...this.#unheard, this.#client.query('commit')])
  }

  /** The deadlock that ended it in a statement whose answer nobody waited for: what came behind only says that it is over. */
  async deadlock(): Promise<unknown> {
    const answers = await Promise.allSettled(this.#unheard)
    const lost = answers.find((answer) => answer.status === 'rejected' && isDeadlock(answer.reason))
    return lost?.status === 'rejected' ? lost.reason : undefined
  }

  get orm(): Orm {
    this.#orm ??= drizzle(this.#client)
    return this.#orm
  }

  async run<Row>(statement: Statement, values: readonly unknown[]): Promise<Row[]> {
    this.#gather()
    const result = await this.#client.query({ ...statement, values: values as unknown[] })
    return result.rows as Row[]
  }

  later(statement: Statement, values: readonly unknown[]): void {
    this.#gather()
    this.#send(this.#client.query({ ...statement, values: values as unknown[] }))
  }

  /** Holds back what is written until all that can run now has run, so that it goes out in one write. */
  #gather(): void {
    const { stream } = (this.#client as unknown as { connection: { stream: Duplex } }).connection
    stream.cork()
    process.nextTick(() => stream.uncork())
  }

  #send(answer: Promise<unknown>): void {
    answer.catch(() => undefined)
    this.#unheard.push(answer)
  }

  wake(topic: string): void {
    this.topics.add(topic)
  }
}
