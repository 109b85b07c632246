import type { ChildProcess } from 'node:child_process'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import pg from 'pg'
import { StartError } from '../start-error.ts'
import type { StorageLog } from '../storage-log.ts'
import { createCluster, passwordFile } from './create-cluster.ts'
import { type Held, type Launched, launchServer } from './launch-server.ts'
import { type Place, settlePlace } from './place.ts'
import { type PostmasterFile, readPostmasterFile, whoIs } from './postmaster-file.ts'
import { stopServer } from './stop-server.ts'

export interface EmbeddedPostgresOptions {
  /** Guildesk's data folder; the cluster is kept in its folder `postgres`. */
  dataFolder: string
  log: StorageLog
  /** false only for tests: faster, and lost with the power. */
  durable?: boolean
}

export interface EmbeddedPostgres {
  /** The connection URL of the role and database `guildesk`, the password included: never log it. */
  url: string
  /** The server was already running: an earlier Guildesk was killed, or another still runs (see takeInstanceLock). */
  adopted: boolean
  pid: number
  /** Stops the server and waits for its end. Only the holder of the instance lock may do so. */
  stop(): Promise<void>
}

// A killed server's children need a moment to notice; a folder that is still held after this long is held by something else.
const patience = 10_000

/**
 * Brings up the PostgreSQL that comes with Guildesk, or takes over the one that outlived an earlier run.
 * @throws StartError with one sentence that says what to do
 * @see reference: PostgreSQL 18, "Starting the Database Server" and the comments on postmaster.pid in miscinit.c
 */
export async function startEmbeddedPostgres(options: EmbeddedPostgresOptions): Promise<EmbeddedPostgres> {
  const place = await settlePlace(options.dataFolder, options.log)
  const durable = options.durable ?? true
  await createCluster(place, durable)
  const password = await readPassword(place)
  const deadline = Date.now() + patience
  for (;;) {
    const outcome = (await adopt(place, password)) ?? (await launch(place, durable))
    if (outcome.kind !== 'held') return present(place, password, outcome)
    if (Date.now() > deadline) throw outcome.error
    await wait(50)
  }
}

interface Adopted {
  kind: 'adopted'
  file: PostmasterFile
}

function launch(place: Place, durable: boolean): Promise<Launched | Held> {
  const stale = readPostmasterFile(place.cluster)
  const isStale = stale !== undefined && whoIs(stale.pid, place.cluster) === 'foreign'
  return launchServer(place, durable, isStale ? stale.pid : undefined)
}

/** Takes over a live server of this cluster, waiting while it starts or stops; undefined when there is none. */
async function adopt(place: Place, password: string): Promise<Adopted | undefined> {
  for (;;) {
    const file = readPostmasterFile(place.cluster)
    if (!file || whoIs(file.pid, place.cluster) !== 'ours') return undefined
    if (file.status === 'ready') {
      const answer = await tryToConnect(connectionUrl(file, password))
      if (answer === 'welcome') return { kind: 'adopted', file }
      // Nobody can reach a server whose socket was swept from the folder of temporary files: one with a new socket can.
      if (answer === 'no socket') await stopServer(place, file.pid)
    }
    await wait(5)
  }
}

async function tryToConnect(url: string): Promise<'welcome' | 'no socket' | 'not now'> {
  const client = new pg.Client({ connectionString: url, application_name: 'guildesk' })
  client.on('error', () => {})
  try {
    await client.connect()
    return 'welcome'
  } catch (error) {
    const code = (error as { code?: string }).code
    if (code === 'ENOENT' || code === 'ECONNREFUSED') return 'no socket'
    // 57P03: it starts or stops; one that dies at this moment breaks the connection off. 53300: all are taken, so it lives.
    if (code === '57P03' || code === 'ECONNRESET' || code === 'EPIPE') return 'not now'
    if (code === '53300') return 'welcome'
    throw new StartError(`The running database does not let us in: ${(error as Error).message}.`, { cause: error })
  } finally {
    await client.end().catch(() => {})
  }
}

function present(place: Place, password: string, outcome: Adopted | Launched): EmbeddedPostgres {
  const { file } = outcome
  const child: ChildProcess | undefined = outcome.kind === 'launched' ? outcome.child : undefined
  return {
    url: connectionUrl(file, password),
    adopted: outcome.kind === 'adopted',
    pid: file.pid,
    stop: () => stopServer(place, file.pid, child),
  }
}

function connectionUrl(file: PostmasterFile, password: string): string {
  const login = `guildesk:${encodeURIComponent(password)}`
  if (!file.socketFolder) return `postgres://${login}@127.0.0.1:${file.port}/guildesk`
  return `postgres://${login}@${encodeURIComponent(file.socketFolder)}:${file.port}/guildesk`
}

async function readPassword(place: Place): Promise<string> {
  const path = join(place.cluster, passwordFile)
  try {
    return (await readFile(path, 'utf8')).trim()
  } catch (cause) {
    throw new StartError(`The database's password cannot be read from ${path}: ${(cause as Error).message}.`, { cause })
  }
}
