import { type ChildProcess, execFile } from 'node:child_process'
import { setTimeout as wait } from 'node:timers/promises'
import { promisify } from 'node:util'
import { program } from './find-binaries.ts'
import type { Place } from './place.ts'
import { whoIs } from './postmaster-file.ts'

/**
 * Stops a server the fast way (open transactions are rolled back, a checkpoint is written) and waits for its end.
 * @param child the process, if this one started it
 */
export async function stopServer(place: Place, pid: number, child?: ChildProcess): Promise<void> {
  if (process.platform === 'win32') {
    await promisify(execFile)(program(place.binaries, 'pg_ctl'), ['stop', '-D', place.cluster, '-m', 'fast'])
    return
  }
  if (child) child.ref()
  if (whoIs(pid, place.cluster) !== 'ours') return
  process.kill(pid, 'SIGINT')
  while (whoIs(pid, place.cluster) === 'ours') await wait(5)
}
