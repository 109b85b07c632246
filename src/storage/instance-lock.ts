import { hostname } from 'node:os'
import pg from 'pg'
import { isAlive } from './embedded/postmaster-file.ts'
import { StartError } from './start-error.ts'

export interface InstanceLockOptions {
  url: string
  /** Called once when the lock is lost because its connection broke: the holder must stop working. */
  onLost(reason: Error): void
}

export interface InstanceLock {
  release(): Promise<void>
}

// Two 4-byte numbers of our own choice: "gdsk" and the first lock.
const lockSpace = 0x6764736b
const instanceLock = 1
const label = 'guildesk-instance'

/**
 * Takes the lock that lets only one Guildesk run on a database (that is: on a data folder). It lives as long as its own
 * connection, so a killed holder frees it without help.
 * @throws StartError when another one runs
 */
export async function takeInstanceLock({ url, onLost }: InstanceLockOptions): Promise<InstanceLock> {
  const client = new pg.Client({
    connectionString: url,
    application_name: `${label} ${process.pid} ${hostname()}`.slice(0, 63),
    keepAlive: true,
  })
  let isReleased = false
  client.on('error', (error) => {
    if (!isReleased) onLost(error)
    isReleased = true
  })
  await client.connect()
  try {
    await acquire(client)
  } catch (error) {
    isReleased = true
    await client.end()
    throw error
  }
  return {
    async release() {
      isReleased = true
      await client.end()
    },
  }
}

async function acquire(client: pg.Client): Promise<void> {
  if (await tryLock(client)) return
  const holder = await findHolder(client)
  if (holder === undefined || (holder.host === shortHost() && !isAlive(holder.pid))) {
    // The holder died; its connection is cleared away as soon as the server notices.
    await client.query(`set lock_timeout = '10s'`)
    const isFree = await client
      .query('select pg_advisory_lock($1, $2)', [lockSpace, instanceLock])
      .then(() => true)
      .catch((error: { code?: string }) => {
        if (error.code === '55P03') return false
        throw error
      })
    if (isFree) return
  }
  const who = holder ? ` (pid ${holder.pid}${holder.host === shortHost() ? '' : ` on ${holder.host}`})` : ''
  throw new StartError(
    `Another Guildesk already runs on this data folder${who}. Stop it, or set GUILDESK_DATA_DIR to another folder.`,
  )
}

async function tryLock(client: pg.Client): Promise<boolean> {
  const result = await client.query<{ taken: boolean }>('select pg_try_advisory_lock($1, $2) as taken', [
    lockSpace,
    instanceLock,
  ])
  return result.rows[0]?.taken === true
}

async function findHolder(client: pg.Client): Promise<{ pid: number; host: string } | undefined> {
  const result = await client.query<{ application_name: string }>(
    `select a.application_name from pg_locks l join pg_stat_activity a on a.pid = l.pid
     where l.locktype = 'advisory' and l.granted and l.classid = $1::bigint::oid and l.objid = $2::bigint::oid
       and l.database = (select oid from pg_database where datname = current_database())`,
    [lockSpace, instanceLock],
  )
  const [name, pid, host = ''] = result.rows[0]?.application_name.split(' ') ?? []
  return name === label ? { pid: Number(pid), host } : undefined
}

// As long a part of the name as application_name can carry.
function shortHost(): string {
  return `${label} ${process.pid} ${hostname()}`.slice(0, 63).split(' ')[2] ?? ''
}
