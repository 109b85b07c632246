import { chmodSync, existsSync, mkdtempSync, readdirSync, rmSync, statfsSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { isAlive, readPostmasterFile, whoIs } from '../../src/storage/embedded/postmaster-file.ts'

/** Makes a folder for a test's data: in memory where at least 1 GB is free there, else with the temporary files. */
export function makeDataFolder(): string {
  const folder = mkdtempSync(join(place(), `guildesk-test-${process.pid}-`))
  // Under root the database runs as another user, who has to pass.
  chmodSync(folder, 0o711)
  return folder
}

/** Clears away the folders, and stops the servers in them, of test processes that were killed. */
export function sweepDataFolders(): void {
  for (const name of readdirSync(place())) {
    const pid = /^guildesk-test-(\d+)-/.exec(name)?.[1]
    if (!pid || isAlive(Number(pid))) continue
    const folder = join(place(), name)
    const cluster = join(folder, 'postgres')
    const server = readPostmasterFile(cluster)
    if (server && whoIs(server.pid, cluster) === 'ours') process.kill(server.pid, 'SIGQUIT')
    rmSync(folder, { recursive: true, force: true, maxRetries: 20 })
  }
}

function place(): string {
  return hasRoom('/dev/shm') ? '/dev/shm' : tmpdir()
}

function hasRoom(folder: string): boolean {
  if (!existsSync(folder)) return false
  const { bavail, bsize } = statfsSync(folder)
  return bavail * bsize >= 1e9
}
