import { statfs } from 'node:fs/promises'
import type pg from 'pg'
import { loadMigrations } from '../../storage/load-migrations.ts'
import { findPendingMigrations } from '../../storage/migrate.ts'
import { type Finding, fault, ok, warn } from './finding.ts'

const OLDEST = 150_000
const TRIES = 5
const SLOW_MS = 20
const ROOM_WARN = 2 * 1024 ** 3
const ROOM_FAULT = 200 * 1024 ** 2

/** The PostgreSQL itself: its release, the extension that finds words, how quickly it answers, what the next start would change. */
export async function checkDatabase(pool: pg.Pool): Promise<Finding[]> {
  return [await checkRelease(pool), await checkTrigrams(pool), await checkLatency(pool), await checkMigrations(pool)]
}

async function checkRelease(pool: pg.Pool): Promise<Finding> {
  const { rows } = await pool.query<{ number: number; version: string; size: string }>(
    `select current_setting('server_version_num')::int as number, current_setting('server_version') as version,
       pg_size_pretty(pg_database_size(current_database())) as size`,
  )
  const { number = 0, version = '', size = '' } = rows[0] ?? {}
  if (number < OLDEST) return fault(`PostgreSQL ${version} is too old. Use 15 or newer.`)
  return ok(`PostgreSQL ${version}, with ${size} of data.`)
}

async function checkTrigrams(pool: pg.Pool): Promise<Finding> {
  const { rows } = await pool.query<{ installed: string | null }>(
    `select installed_version as installed from pg_available_extensions where name = 'pg_trgm'`,
  )
  if (rows[0]?.installed) return ok('The extension pg_trgm is there.')
  if (rows[0]) return ok('The extension pg_trgm can be had; the next start makes it.')
  return fault("The extension pg_trgm is missing. Install PostgreSQL's contrib package on the database's machine.")
}

async function checkLatency(pool: pg.Pool): Promise<Finding> {
  const times: number[] = []
  for (let tries = 0; tries < TRIES; tries += 1) {
    const began = performance.now()
    await pool.query('select 1')
    times.push(performance.now() - began)
  }
  const median = times.sort((a, b) => a - b)[Math.floor(TRIES / 2)] ?? 0
  const words = `It answers in ${median.toFixed(1)} ms.`
  return median > SLOW_MS ? warn(`${words} Bring the database nearer: every message asks it several times.`) : ok(words)
}

async function checkMigrations(pool: pg.Pool): Promise<Finding> {
  try {
    const pending = await findPendingMigrations(pool, await loadMigrations())
    if (pending.length === 0) return ok('Its tables are up to date.')
    return warn(`The next start changes its tables (${pending.join(', ')}). Make a backup before.`)
  } catch (error) {
    return fault((error as Error).message)
  }
}

/** Room on the disk of the data folder, where files are, and the embedded database. */
export async function checkDisk(dataFolder: string): Promise<Finding> {
  const { bavail, bsize } = await statfs(dataFolder)
  const room = bavail * bsize
  const words = `${(room / 1024 ** 3).toFixed(1)} GB are free for ${dataFolder}.`
  if (room < ROOM_FAULT) return fault(`${words} Make room: nothing can be stored soon.`)
  return room < ROOM_WARN ? warn(`${words} Make room soon.`) : ok(words)
}
