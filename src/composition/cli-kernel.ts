import type pg from 'pg'
import { type Config, readConfig } from '../config.ts'
import { Bus } from '../kernel/bus.ts'
import { systemClock } from '../kernel/clock.ts'
import { Database } from '../kernel/database.ts'
import type { Kernel } from '../kernel/kernel.ts'
import { openLog } from '../kernel/log.ts'
import { startEmbeddedPostgres } from '../storage/embedded/start-embedded-postgres.ts'
import { openPool } from '../storage/pool.ts'

/** What a verb of the command line works with. */
export interface Cli {
  kernel: Kernel
  /** For what the database is asked about itself. */
  pool: pg.Pool
  config: Config
  /** Address of the desk as people open it. */
  publicUrl: string
}

/** Runs a verb of the command line beside a running Guildesk, without its lock, and leaves the database as it was found: running or not. */
export async function withCli<Result>(work: (cli: Cli) => Promise<Result>): Promise<Result> {
  const config = readConfig()
  const log = openLog('fatal')
  const embedded = config.databaseUrl ? null : await startEmbeddedPostgres({ dataFolder: config.dataFolder, log })
  const pool = openPool({ url: config.databaseUrl ?? embedded?.url ?? '', max: 1, log })
  try {
    const bus = new Bus()
    const kernel = { db: new Database(pool, bus), bus, clock: systemClock, log }
    const publicUrl = (config.publicUrl ?? `http://${config.host}:${config.port}`).replace(/\/+$/, '')
    return await work({ kernel, pool, config, publicUrl })
  } finally {
    await pool.end()
    if (embedded && !embedded.adopted) await embedded.stop()
  }
}
