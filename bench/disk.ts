import {
  chmodSync,
  closeSync,
  fsyncSync,
  mkdtempSync,
  openSync,
  readFileSync,
  rmSync,
  statfsSync,
  writeSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type Percentiles, percentiles } from './percentiles.ts'

/** File systems that live in memory (linux/magic.h: tmpfs, ramfs): an fsync there says nothing. */
const IN_MEMORY = new Set([0x01021994, 0x858458f6])
const FSYNCS = 200
const BLOCK = Buffer.alloc(4096, 1)

/** Makes the data folder on a real disk: among the temporary files where they are on one. */
export function makeDiskFolder(): string {
  const place = [tmpdir(), '/var/tmp', process.cwd()].find((folder) => !IN_MEMORY.has(statfsSync(folder).type))
  if (!place) throw new Error('No disk was found for the data folder: everything here is kept in memory.')
  const folder = mkdtempSync(join(place, 'guildesk-bench-'))
  // Under root the database runs as another user, who has to pass.
  chmodSync(folder, 0o711)
  return folder
}

/** The device and the file system that a folder lies on, e.g. `/dev/vda (ext4)`. */
export function diskOf(folder: string): string {
  const mounts = readFileSync('/proc/mounts', 'utf8')
    .split('\n')
    .map((line) => line.split(' '))
    .filter(([, point]) => point && (folder === point || folder.startsWith(point === '/' ? '/' : `${point}/`)))
  const [device, , kind] = mounts.sort((a, b) => (b[1]?.length ?? 0) - (a[1]?.length ?? 0))[0] ?? []
  return `${device ?? 'unknown'} (${kind ?? 'unknown'})`
}

/** How long the disk takes to make 4 kB durable, in milliseconds: no commit can be quicker. */
export function measureFsync(folder: string): Percentiles {
  const file = join(folder, 'fsync')
  const descriptor = openSync(file, 'w')
  const times: number[] = []
  for (let round = 0; round < FSYNCS; round++) {
    const began = performance.now()
    writeSync(descriptor, BLOCK)
    fsyncSync(descriptor)
    times.push(performance.now() - began)
  }
  closeSync(descriptor)
  rmSync(file)
  return percentiles(times)
}
