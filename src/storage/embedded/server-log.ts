import { closeSync, existsSync, fstatSync, openSync, readdirSync, readSync, statSync } from 'node:fs'
import { join } from 'node:path'

/** The file that takes what the server says before its own log is open. */
export function startLog(dataFolder: string): string {
  return join(dataFolder, 'postgres-start.log')
}

/** Remembers how long the server's logs are, so that afterwards only what a start added is read. */
export function markLogs(cluster: string): () => string {
  const before = new Map(logFiles(cluster).map((file) => [file, statSync(file).size]))
  return () =>
    logFiles(cluster)
      .map((file) => readFrom(file, before.get(file) ?? 0))
      .join('')
}

/** Reads at most the last 64 kB of a file, from an offset on; empty when it cannot be read. */
export function readFrom(file: string, offset: number): string {
  try {
    const handle = openSync(file, 'r')
    try {
      const { size } = fstatSync(handle)
      // A file that became shorter was begun anew for the day.
      const from = Math.max(size < offset ? 0 : offset, size - 65_536)
      const buffer = Buffer.alloc(size - from)
      readSync(handle, buffer, 0, buffer.length, from)
      return buffer.toString('utf8')
    } finally {
      closeSync(handle)
    }
  } catch {
    return ''
  }
}

function logFiles(cluster: string): string[] {
  const folder = join(cluster, 'log')
  return existsSync(folder) ? readdirSync(folder).map((name) => join(folder, name)) : []
}
