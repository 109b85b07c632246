import { existsSync } from 'node:fs'
import { readFile, symlink } from 'node:fs/promises'
import { basename, join } from 'node:path'

/**
 * Makes the links between shared libraries that npm packages cannot carry. The package does it in its install script,
 * but many installations run none, and without the links the server ends with code 127.
 * @param native the folder that holds bin, lib, share and pg-symlinks.json
 * @throws the file system's error when the folder cannot be written to
 */
export async function linkLibraries(native: string): Promise<void> {
  const list = join(native, 'pg-symlinks.json')
  if (!existsSync(list)) return
  const links = JSON.parse(await readFile(list, 'utf8')) as { source: string; target: string }[]
  for (const link of links) {
    // The list counts from the folder above, which a copy of the binaries does not call "native".
    const target = join(native, link.target.replace(/^native\//, ''))
    if (existsSync(target)) continue
    await symlink(basename(link.source), target).catch((error: NodeJS.ErrnoException) => {
      // Another start makes the same links at the same time; both mean the same.
      if (error.code !== 'EEXIST') throw error
    })
  }
}
