import { basename, dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

/** What threads run: dist/server/worker.mjs, seen from the bundle, or src/worker.ts, seen from the sources. */
export function threadFile(): string {
  const here = dirname(fileURLToPath(import.meta.url))
  return basename(here) === 'composition' ? join(here, '../worker.ts') : join(here, 'worker.mjs')
}
