import type { Database, Statement, Transaction } from '../../../kernel/database.ts'

/** Namespace of our advisory locks, so that they meet nobody else's. */
const LOCK_SPACE = 0x6469_7363

const LOCK: Statement = {
  name: 'discord_lease_lock',
  text: 'select pg_try_advisory_xact_lock($1::int, $2::int) as mine',
}
const PROBE: Statement = { name: 'discord_lease_probe', text: 'select 1' }

/**
 * An advisory lock in an open transaction of its own connection: it goes when the process dies, at once and by itself, so
 * whoever can take it knows that the former holder is dead. It lies in a transaction and not in the session, so that it also
 * means what it says behind a pooler. An idle transaction without a snapshot holds nothing else back.
 */
export class DeathLock {
  readonly #db: Database
  readonly #workspace: number
  #holding: { tx: Transaction; end: PromiseWithResolvers<void> } | undefined
  #ended: Promise<void> = Promise.resolve()

  constructor(db: Database, workspace: number) {
    this.#db = db
    this.#workspace = workspace
  }

  /** Whether the lock is ours now. Throws when the database cannot be asked. */
  async take(): Promise<boolean> {
    if (this.#holding) return true
    const taken = Promise.withResolvers<boolean>()
    this.#ended = this.#db
      .transaction(async (tx) => {
        const [row] = await tx.run<{ mine: boolean }>(LOCK, [LOCK_SPACE, this.#workspace])
        if (!row?.mine) return taken.resolve(false)
        const end = Promise.withResolvers<void>()
        this.#holding = { tx, end }
        taken.resolve(true)
        await end.promise
      })
      .catch(taken.reject)
      .finally(() => {
        this.#holding = undefined
      })
    return taken.promise
  }

  /** Notices a connection that broke; the lock can then be taken again. */
  async probe(): Promise<void> {
    const holding = this.#holding
    await holding?.tx.run(PROBE, []).catch(holding.end.reject)
  }

  async release(): Promise<void> {
    this.#holding?.end.resolve()
    await this.#ended
  }
}
