import { readdir, readFile } from 'node:fs/promises'
import type { Migration } from './migrate.ts'
import { StartError } from './start-error.ts'

/**
 * Reads the migration files. They stand in a folder `migrations` beside this file, and the build copies that folder beside
 * the bundle, so the same words find them in both.
 * @returns the migrations in the order in which they are to run
 */
export async function loadMigrations(folder = new URL('./migrations/', import.meta.url)): Promise<Migration[]> {
  try {
    const names = (await readdir(folder)).filter((name) => /^\d{4}_\w+\.sql$/.test(name)).sort()
    return await Promise.all(
      names.map(async (name) => ({ name: name.slice(0, -4), sql: await readFile(new URL(name, folder), 'utf8') })),
    )
  } catch (cause) {
    throw new StartError(`The migrations are missing (${folder.pathname}): build again with npm run build.`, { cause })
  }
}
