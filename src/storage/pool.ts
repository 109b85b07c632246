import pg from 'pg'
import type { StorageLog } from './storage-log.ts'

export interface PoolOptions {
  url: string
  /** The most connections held at once; the embedded server grants 60 in all. */
  max: number
  log: StorageLog
}

/**
 * Opens a pool of connections. int8 arrives as a string, as pg does by default: event numbers outgrow a double.
 * Statements end after 30 s and transactions left idle after 60 s, so that a forgotten one cannot hold its locks for good;
 * whoever needs longer says `set local statement_timeout`.
 */
export function openPool({ url, max, log }: PoolOptions): pg.Pool {
  const pool = new pg.Pool({
    connectionString: url,
    max,
    application_name: 'guildesk',
    connectionTimeoutMillis: 10_000,
    idleTimeoutMillis: 60_000,
    statement_timeout: 30_000,
    idle_in_transaction_session_timeout: 60_000,
    keepAlive: true,
    // Statements are sent without waiting for the answers of those before them; the server performs them in order.
    pipeline: true,
    // Our statements find their rows by keys, whatever the values: planning each anew cost more than performing it (bench).
    options: '-c plan_cache_mode=force_generic_plan',
    // The pool must not keep a process alive that has nothing else to do; servers listen anyway.
    allowExitOnIdle: true,
  })
  // A connection that breaks while idle (the server restarts) is replaced by the next one; unheard, it would end Node.
  pool.on('error', (error) => log.warn({ err: error }, 'an idle database connection broke'))
  return pool
}
