import { type ChildProcess, spawn } from 'node:child_process'
import { closeSync, openSync } from 'node:fs'
import { createServer } from 'node:net'
import { setTimeout as wait } from 'node:timers/promises'
import { StartError } from '../start-error.ts'
import { explainFailure } from './explain-failure.ts'
import { program } from './find-binaries.ts'
import type { Place } from './place.ts'
import { type PostmasterFile, readPostmasterFile } from './postmaster-file.ts'
import { serverEnvironment } from './server-environment.ts'
import { markLogs, readFrom, startLog } from './server-log.ts'
import { serverArguments } from './settings.ts'
import { makeSocketFolder } from './socket-folder.ts'

/** A server that this process started. */
export interface Launched {
  kind: 'launched'
  child: ChildProcess
  file: PostmasterFile
}

/** A predecessor still holds the folder; asking again in a moment may help. */
export interface Held {
  kind: 'held'
  error: StartError
}

/**
 * Starts the server and waits until it takes connections, however long a recovery after a crash needs.
 * @param stalePid the process that postmaster.pid names although it is not a server of this cluster, if there is one
 * @throws StartError with one sentence when the server ends instead
 */
export async function launchServer(place: Place, durable: boolean, stalePid?: number): Promise<Launched | Held> {
  const socketFolder = process.platform === 'win32' ? undefined : await makeSocketFolder(place.cluster, place.identity)
  const port = socketFolder ? 5432 : await findFreePort()
  const args = ['-D', place.cluster, ...serverArguments({ durable, socketFolder, port })]
  const newLines = markLogs(place.cluster)
  const child = spawnServer(place, args, stalePid)
  const ended = new Promise<string>((resolve) => {
    child.once('error', (error) => resolve(`error: ${error.message}`))
    child.once('exit', (code, signal) => resolve(`ended with ${signal ?? code}`))
  })
  const outcome = await Promise.race([ended, waitUntilReady(place.cluster, child)])
  if (typeof outcome !== 'string') {
    // The server is to outlive this process, and must not keep it from ending.
    child.unref()
    return { kind: 'launched', child, file: outcome }
  }
  const said = `${readFrom(startLog(place.dataFolder), 0)}${newLines()}\n${outcome.startsWith('error') ? outcome : ''}`
  const error = explainFailure(said, place.cluster)
  if (/lock file .* already exists|pre-existing shared memory block/.test(said)) return { kind: 'held', error }
  throw error
}

function spawnServer(place: Place, args: string[], stalePid: number | undefined): ChildProcess {
  const { identity, binaries } = place
  const output = openStartLog(place)
  try {
    const administrator = process.platform === 'win32'
    // PostgreSQL refuses administrators; on Windows pg_ctl alone can drop those rights.
    const child = administrator
      ? spawn(program(binaries, 'pg_ctl'), ['start', '-W', '-D', place.cluster, '-o', quoteForWindows(args.slice(2))], {
          stdio: ['ignore', output, output],
          env: serverEnvironment(),
          windowsHide: true,
        })
      : spawn(program(binaries, 'postgres'), args, {
          ...(identity ? { uid: identity.uid, gid: identity.gid } : {}),
          // An own process group: Ctrl-C in the terminal must reach the product first, the database last.
          detached: true,
          cwd: '/',
          stdio: ['ignore', output, output],
          // The server takes a lock file as stale if it names its own grandparent, and this is how it is told who that is.
          env: serverEnvironment(stalePid === undefined ? {} : { PG_GRANDPARENT_PID: String(stalePid) }),
        })
    return child
  } finally {
    closeSync(output)
  }
}

function openStartLog(place: Place): number {
  try {
    return openSync(startLog(place.dataFolder), 'w', 0o600)
  } catch (error) {
    throw explainFailure(`error: ${(error as Error).message}`, place.dataFolder)
  }
}

function quoteForWindows(args: string[]): string {
  return args.map((arg) => (/[\s"]/.test(arg) ? `"${arg.replaceAll('"', '\\"')}"` : arg)).join(' ')
}

// The server writes its state into postmaster.pid; reading that is cheaper than connecting and disturbs nothing.
async function waitUntilReady(cluster: string, child: ChildProcess): Promise<PostmasterFile> {
  for (;;) {
    const file = readPostmasterFile(cluster)
    const isChild = file?.pid === child.pid || process.platform === 'win32'
    if (file && isChild && file.status === 'ready') return file
    // The race is lost when the child ended; then nobody waits for this any more.
    if (child.exitCode !== null && process.platform !== 'win32') return new Promise(() => {})
    await wait(5)
  }
}

function findFreePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer()
    server.once('error', (cause) => reject(new StartError('No free loopback port for the database.', { cause })))
    server.listen(0, '127.0.0.1', () => {
      const address = server.address()
      server.close(() => resolve(typeof address === 'object' && address ? address.port : 0))
    })
  })
}
