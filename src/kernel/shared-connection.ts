import type { Pool, PoolClient } from 'pg'

/** What is asked of a connection: text, or a statement with its values. */
type Asked = Parameters<PoolClient['query']>

/** The words of a transaction, and what they are within another one. */
const WITHIN: Record<string, string> = {
  begin: 'savepoint part',
  commit: 'release savepoint part',
  rollback: 'rollback to savepoint part; release savepoint part',
}

/**
 * A pool of one connection that is within a transaction already: each transaction on it is a part of that one. Parts take turns, since
 * they share the connection, and so does whatever is asked outside of a part.
 */
export class SharedConnection {
  readonly #client: PoolClient
  #last: Promise<unknown> = Promise.resolve()

  constructor(client: PoolClient) {
    this.#client = client
  }

  /** To be handed to whatever takes a pool: of a pool these two are used. */
  get pool(): Pool {
    return this as unknown as Pool
  }

  async query(...asked: Asked): Promise<unknown> {
    const end = await this.#turn()
    try {
      return await this.#client.query(...asked)
    } finally {
      end()
    }
  }

  async connect(): Promise<Part> {
    return new Part(this.#client, await this.#turn())
  }

  /** Waits until nobody else is at it; to be ended by the function that it answers. */
  async #turn(): Promise<() => void> {
    const before = this.#last
    const { promise, resolve } = Promise.withResolvers<void>()
    this.#last = promise
    await before
    return resolve
  }
}

/** The connection, for as long as one part has it. */
class Part {
  readonly #client: PoolClient
  readonly release: () => void

  constructor(client: PoolClient, release: () => void) {
    this.#client = client
    this.release = release
  }

  /** Whoever gathers statements into one write does it on the connection itself. */
  get connection(): unknown {
    return (this.#client as unknown as { connection: unknown }).connection
  }

  query(...asked: Asked): unknown {
    const [first, ...rest] = asked
    const within = typeof first === 'string' ? WITHIN[first] : undefined
    return this.#client.query(...([within ?? first, ...rest] as Asked))
  }

  /** The outer transaction listens for a broken connection. */
  on(): this {
    return this
  }

  off(): this {
    return this
  }
}
