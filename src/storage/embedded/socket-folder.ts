import { createHash } from 'node:crypto'
import { chown, lstat, mkdir, mkdtemp } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Identity } from './choose-identity.ts'

// sockaddr_un holds 107 bytes on Linux and 103 on macOS, the socket's own name included.
const longest = 103 - '/.s.PGSQL.5432'.length

/**
 * Makes the folder of the server's socket, which only the server's user (and root) may enter: beside the cluster where
 * the path is short and plain, else in the system's folder for temporary files.
 */
export async function makeSocketFolder(cluster: string, identity: Identity | undefined): Promise<string> {
  const beside = join(cluster, 'socket')
  // Blanks and quotes would be legal in the setting, but not in a connection URL that people read and copy.
  if (isUsable(beside)) return own(beside, identity)
  const temporary = isUsable(join(tmpdir(), 'gd-0123456789ab-012345')) ? tmpdir() : '/tmp'
  const name = join(temporary, `gd-${createHash('sha256').update(cluster).digest('hex').slice(0, 12)}`)
  if (await isOurs(name, identity)) return name
  try {
    return await own(name, identity)
  } catch {
    // Somebody else took the name in a folder that all may write to.
    const folder = await mkdtemp(`${name}-`)
    if (identity) await chown(folder, identity.uid, identity.gid)
    return folder
  }
}

function isUsable(path: string): boolean {
  return Buffer.byteLength(path) <= longest && /^[\w./-]+$/.test(path)
}

async function own(path: string, identity: Identity | undefined): Promise<string> {
  if (await isOurs(path, identity)) return path
  await mkdir(path, { mode: 0o700 })
  if (identity) await chown(path, identity.uid, identity.gid)
  return path
}

async function isOurs(path: string, identity: Identity | undefined): Promise<boolean> {
  const found = await lstat(path).catch(() => undefined)
  const uid = identity?.uid ?? process.getuid?.()
  return found?.isDirectory() === true && found.uid === uid && (found.mode & 0o777) === 0o700
}
