import { createHash } from 'node:crypto'
import pg from 'pg'
import { StartError } from './start-error.ts'
import type { StorageLog } from './storage-log.ts'

/** One migration file as drizzle-kit writes it: `NNNN_name` without the ending, and its statements. */
export interface Migration {
  name: string
  sql: string
}

export interface MigrateOptions {
  url: string
  migrations: readonly Migration[]
  log: StorageLog
}

// "gdsk" and the second lock; see instance-lock.ts for the first.
const lockKey = [0x6764736b, 2]

/**
 * Brings the database to the newest shape: runs the migrations that it does not know yet, in order, each in a
 * transaction of its own, on one connection under a lock, so that several instances may start at once.
 * @returns the names of the migrations that ran now
 * @throws StartError when a known migration's text has changed, when the database is newer than this Guildesk, or when a
 * migration fails
 */
export async function migrate({ url, migrations, log }: MigrateOptions): Promise<string[]> {
  const client = new pg.Client({ connectionString: url, application_name: 'guildesk-migrate' })
  client.on('error', () => {})
  await client.connect()
  try {
    await client.query('select pg_advisory_lock($1, $2)', lockKey)
    const pending = await findPending(client, migrations)
    for (const migration of pending) {
      await apply(client, migration)
      log.info({ migration: migration.name }, 'migration applied')
    }
    return pending.map((migration) => migration.name)
  } finally {
    // Ending the connection gives the lock back.
    await client.end().catch(() => {})
  }
}

/**
 * Names of the migrations that the next start would run; nothing is changed. Empty also before the first start of all, when there is nothing
 * to bring up to date.
 * @throws StartError as migrate
 */
export async function findPendingMigrations(pool: pg.Pool, migrations: readonly Migration[]): Promise<string[]> {
  const found = await pool.query<{ known: boolean }>(`select to_regclass('migration') is not null as known`)
  if (!found.rows[0]?.known) return []
  return (await pendingOf(pool, migrations)).map((migration) => migration.name)
}

/** The part of a migration's identity that tells whether its text changed; line ends do not count. */
function checksum(migration: Migration): string {
  return createHash('sha256').update(migration.sql.replaceAll('\r\n', '\n')).digest('hex')
}

async function findPending(client: pg.Client, migrations: readonly Migration[]): Promise<Migration[]> {
  await client.query(
    `create table if not exists migration (
       name text primary key, checksum text not null, applied_at timestamptz not null default now())`,
  )
  return pendingOf(client, migrations)
}

async function pendingOf(client: pg.Client | pg.Pool, migrations: readonly Migration[]): Promise<Migration[]> {
  const applied = await client.query<{ name: string; checksum: string }>(
    'select name, checksum from migration order by name collate "C"',
  )
  const known = new Map(migrations.map((migration) => [migration.name, checksum(migration)]))
  for (const row of applied.rows) {
    const expected = known.get(row.name)
    if (expected === undefined) {
      throw new StartError(`The database is newer than this Guildesk (it has ${row.name}): start the newer release.`)
    }
    if (expected !== row.checksum) {
      throw new StartError(
        `The migration ${row.name} is not the one that the database was made with: restore its file.`,
      )
    }
  }
  const done = new Set(applied.rows.map((row) => row.name))
  return migrations.filter((migration) => !done.has(migration.name)).sort((a, b) => (a.name < b.name ? -1 : 1))
}

async function apply(client: pg.Client, migration: Migration): Promise<void> {
  const statements = migration.sql.split('--> statement-breakpoint').filter((statement) => statement.trim())
  await client.query('begin')
  try {
    for (const statement of statements) await client.query(statement)
    await client.query('insert into migration (name, checksum) values ($1, $2)', [migration.name, checksum(migration)])
    await client.query('commit')
  } catch (cause) {
    await client.query('rollback').catch(() => {})
    throw new StartError(`The migration ${migration.name} failed and was undone: ${(cause as Error).message}.`, {
      cause,
    })
  }
}
