import { execFileSync } from 'node:child_process'
import { existsSync, readFileSync, readlinkSync, realpathSync } from 'node:fs'
import { join } from 'node:path'

/** What postmaster.pid says: the server's own record of itself, of which each start writes a new one. */
export interface PostmasterFile {
  pid: number
  port: number
  /** Empty where the server has no unix socket. */
  socketFolder: string
  status: 'starting' | 'ready' | 'stopping' | 'standby' | ''
}

/** Reads a cluster's postmaster.pid; undefined when there is none or it is not written yet. */
export function readPostmasterFile(cluster: string): PostmasterFile | undefined {
  let text: string
  try {
    text = readFileSync(join(cluster, 'postmaster.pid'), 'utf8')
  } catch {
    return undefined
  }
  const lines = text.split('\n')
  const pid = Number(lines[0])
  if (!Number.isInteger(pid) || pid <= 0) return undefined
  const status = (lines[7] ?? '').trim() as PostmasterFile['status']
  return { pid, port: Number(lines[3]), socketFolder: (lines[4] ?? '').trim(), status }
}

/**
 * Says who the process is that a postmaster.pid names.
 * @returns `ours` a live server of this cluster · `gone` no process · `foreign` a zombie, or another program that was
 * given the number after the server died
 */
export function whoIs(pid: number, cluster: string): 'ours' | 'gone' | 'foreign' {
  if (!isAlive(pid)) return 'gone'
  if (process.platform === 'linux' && existsSync('/proc/self/stat')) return lookInProc(pid, cluster)
  if (process.platform === 'win32') return 'ours'
  return lookWithPs(pid, cluster)
}

/** Says whether a process of this number exists, be it another user's. */
export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM'
  }
}

// The server's working directory is its cluster: surer than the command line, which titles may overwrite.
function lookInProc(pid: number, cluster: string): 'ours' | 'gone' | 'foreign' {
  try {
    const state = /\) (\w)/.exec(readFileSync(`/proc/${pid}/stat`, 'utf8'))?.[1]
    if (state === 'Z' || state === 'X') return 'foreign'
    return readlinkSync(`/proc/${pid}/cwd`) === realpathSync(cluster) ? 'ours' : 'foreign'
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'ENOENT' ? 'gone' : 'foreign'
  }
}

function lookWithPs(pid: number, cluster: string): 'ours' | 'gone' | 'foreign' {
  try {
    const line = execFileSync('ps', ['-o', 'stat=,command=', '-p', String(pid)], { encoding: 'utf8' }).trim()
    return !line.startsWith('Z') && line.includes(`-D ${cluster}`) ? 'ours' : 'foreign'
  } catch {
    return 'gone'
  }
}
