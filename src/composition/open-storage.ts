import type pg from 'pg'
import type { Config } from '../config.ts'
import { Bus } from '../kernel/bus.ts'
import { Database } from '../kernel/database.ts'
import { FatalError } from '../kernel/errors.ts'
import type { Log } from '../kernel/log.ts'
import { type EmbeddedPostgres, startEmbeddedPostgres } from '../storage/embedded/start-embedded-postgres.ts'
import { type InstanceLock, takeInstanceLock } from '../storage/instance-lock.ts'
import { loadMigrations } from '../storage/load-migrations.ts'
import { migrate } from '../storage/migrate.ts'
import { openNotifyWire } from '../storage/notify-wire.ts'
import { openPool } from '../storage/pool.ts'

/** Half of what the embedded server grants, so that a second start can still say that it is the second. */
const CONNECTIONS = 24

export interface Storage {
  url: string
  pool: pg.Pool
  db: Database
  bus: Bus
  close(): Promise<void>
}

/** Brings up the database, takes the instance's lock and applies migrations. @throws StartError, FatalError */
export async function openStorage(config: Config, log: Log): Promise<Storage> {
  return config.databaseUrl ? openGiven(config.databaseUrl, log) : openEmbedded(config, log)
}

/** A PostgreSQL of the operator's own, which other instances may share. */
async function openGiven(url: string, log: Log): Promise<Storage> {
  const pool = openPool({ url, max: CONNECTIONS, log })
  await checkServer(pool)
  await migrate({ url, migrations: await loadMigrations(), log })
  const bus = new Bus()
  const wire = await openNotifyWire({ url, pool, bus, log })
  const close = async () => {
    await wire.close()
    await pool.end()
  }
  return { url, pool, bus, db: new Database(pool, bus), close }
}

async function checkServer(pool: pg.Pool): Promise<void> {
  try {
    const answer = await pool.query<{ version: number }>(`select current_setting('server_version_num')::int as version`)
    if ((answer.rows[0]?.version ?? 0) >= 150_000) return
  } catch (error) {
    const cause = error instanceof AggregateError ? error.errors[0] : error
    const why = cause instanceof Error ? cause.message : 'no answer'
    throw new FatalError(
      `The database of DATABASE_URL cannot be reached (${why}). Check the address, then start again.`,
    )
  }
  throw new FatalError('The database of DATABASE_URL is older than PostgreSQL 15. Use a newer server.')
}

/** The PostgreSQL that comes with Guildesk: this process is the only one on it. */
async function openEmbedded(config: Config, log: Log): Promise<Storage> {
  const own = new EmbeddedStorage(config.dataFolder, log)
  await own.start()
  const { url } = own
  try {
    await migrate({ url, migrations: await loadMigrations(), log })
  } catch (error) {
    await own.stop()
    throw error
  }
  const pool = openPool({ url, max: CONNECTIONS, log })
  const bus = new Bus()
  const close = async () => {
    await pool.end()
    await own.stop()
  }
  return { url, pool, bus, db: new Database(pool, bus), close }
}

/** The embedded server and the lock on it. A server that dies is brought up again; connections then mend themselves. */
class EmbeddedStorage {
  readonly #dataFolder: string
  readonly #log: Log
  #server: EmbeddedPostgres | undefined
  #lock: InstanceLock | undefined
  #stopping = false

  constructor(dataFolder: string, log: Log) {
    this.#dataFolder = dataFolder
    this.#log = log
  }

  get url(): string {
    if (!this.#server) throw new Error('the embedded database is not up')
    return this.#server.url
  }

  /** Without the lock the server is not ours to stop: it may serve the Guildesk that holds it. */
  async start(): Promise<void> {
    this.#server = await startEmbeddedPostgres({ dataFolder: this.#dataFolder, log: this.#log })
    this.#lock = await takeInstanceLock({ url: this.#server.url, onLost: (reason) => this.#mend(reason) })
  }

  async stop(): Promise<void> {
    this.#stopping = true
    await this.#lock?.release()
    await this.#server?.stop()
  }

  #mend(reason: Error): void {
    if (this.#stopping) return
    this.#log.warn({ err: reason }, 'the embedded database went away, starting it again')
    this.start().catch((error: unknown) => {
      this.#log.fatal({ err: error }, 'the embedded database does not come back')
      process.exit(1)
    })
  }
}
