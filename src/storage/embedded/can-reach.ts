import { existsSync, realpathSync, statSync } from 'node:fs'
import { dirname } from 'node:path'
import type { Identity } from './choose-identity.ts'

/**
 * Says whether a user may enter a folder and all of its parents. Only the permission bits are looked at, which is what
 * decides on nearly every machine; a stricter rule (ACL, SELinux) shows in the server's own words.
 * @param path a file or folder; of a path that does not exist yet the nearest existing parent is judged
 */
export function canReach(path: string, identity: Identity): boolean {
  let existing = path
  while (!existsSync(existing)) existing = dirname(existing)
  let at = realpathSync(existing)
  for (;;) {
    const { mode, uid, gid } = statSync(at)
    const bit = uid === identity.uid ? 0o100 : gid === identity.gid ? 0o010 : 0o001
    if (!(mode & bit)) return false
    const parent = dirname(at)
    if (parent === at) return true
    at = parent
  }
}
