import { readdirSync, readFileSync } from 'node:fs'

/** Linux counts processor time in hundredths of a second, on every architecture that we build for. */
const TICKS_PER_SECOND = 100

interface Stat {
  parent: number
  /** Its own time, in ticks. */
  own: number
  /** The time of its children that have ended. */
  ended: number
}

function statOf(pid: number): Stat | undefined {
  try {
    const text = readFileSync(`/proc/${pid}/stat`, 'latin1')
    // The name may hold anything, so fields are counted from its closing bracket.
    const fields = text.slice(text.lastIndexOf(')') + 2).split(' ')
    const field = (number: number): number => Number(fields[number - 3])
    return { parent: field(4), own: field(14) + field(15), ended: field(16) + field(17) }
  } catch {
    // It ended between the listing and the look.
    return undefined
  }
}

function childrenOf(pid: number): number[] {
  const pids = readdirSync('/proc').flatMap((name) => (/^\d+$/.test(name) ? Number(name) : []))
  return pids.filter((child) => statOf(child)?.parent === pid)
}

/** Processor seconds so far: of the product's Node, and of the database server with all its processes. */
export function readCpu(node: number, database: number): { node: number; database: number } {
  const server = statOf(database)
  const living = childrenOf(database).reduce((sum, child) => sum + (statOf(child)?.own ?? 0), 0)
  return {
    node: (statOf(node)?.own ?? 0) / TICKS_PER_SECOND,
    database: ((server?.own ?? 0) + (server?.ended ?? 0) + living) / TICKS_PER_SECOND,
  }
}

/** Memory in MB: what Node holds (RSS), and what the database's processes hold with shared pages counted once (PSS). */
export function readMemory(node: number, database: number): { node: number; database: number } {
  const shares = [database, ...childrenOf(database)].map((pid) => kilobytes(`/proc/${pid}/smaps_rollup`, 'Pss'))
  return {
    node: kilobytes(`/proc/${node}/status`, 'VmRSS') / 1024,
    database: shares.reduce((sum, share) => sum + share, 0) / 1024,
  }
}

function kilobytes(file: string, field: string): number {
  try {
    return Number(new RegExp(`^${field}:\\s+(\\d+) kB`, 'm').exec(readFileSync(file, 'latin1'))?.[1] ?? 0)
  } catch (error) {
    // Another user's process, when the bench does not run as root: said in the figures as not a number.
    return (error as NodeJS.ErrnoException).code === 'EACCES' ? Number.NaN : 0
  }
}
