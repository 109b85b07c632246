import { existsSync } from 'node:fs'
import { chmod, cp, mkdir, readdir, rename, rm } from 'node:fs/promises'
import { join } from 'node:path'
import type { Binaries } from './find-binaries.ts'
import { linkLibraries } from './link-libraries.ts'

/**
 * Copies the binaries to a place where the server's user can read them, once per version.
 * @param folder the folder to keep them in, made when missing
 * @returns the copied binaries, linked and readable for all
 */
export async function copyBinaries(binaries: Binaries, folder: string): Promise<Binaries> {
  const native = join(folder, `postgres-${binaries.version}`)
  if (!existsSync(native)) {
    const temporary = `${native}.new-${process.pid}`
    await makePassable(folder)
    await rm(temporary, { recursive: true, force: true })
    await cp(binaries.native, temporary, { recursive: true, verbatimSymlinks: true })
    await makeReadable(temporary)
    // A second start may have finished the same copy meanwhile; then ours is superfluous.
    await rename(temporary, native).catch(() => rm(temporary, { recursive: true, force: true }))
  }
  await linkLibraries(native)
  return { native, version: binaries.version }
}

/** Makes a folder that everybody may enter, whatever the umask says. */
export async function makePassable(folder: string): Promise<void> {
  await mkdir(folder, { recursive: true })
  await chmod(folder, 0o755)
}

async function makeReadable(folder: string): Promise<void> {
  await chmod(folder, 0o755)
  for (const entry of await readdir(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name)
    if (entry.isDirectory()) await makeReadable(path)
    else if (entry.isFile()) await chmod(path, /[\\/]bin$/.test(folder) ? 0o755 : 0o644)
  }
}
