import { appendEvents } from '../../kernel/events/append.ts'
import type { Kernel } from '../../kernel/kernel.ts'
import { type Announcement, lockAnnouncement, saveAnnouncement } from './announcement.ts'

/**
 * Changes an announcement by what became of it in Discord. Null where `change` finds nothing to be changed, or there is no such announcement any
 * more; else what it was before.
 */
export async function settleAnnouncement(
  kernel: Kernel,
  { workspace, id }: { workspace: number; id: string },
  change: (now: Announcement) => Partial<Announcement> | null,
): Promise<Announcement | null> {
  const at = kernel.clock.now()
  return kernel.db.transaction(async (tx) => {
    const before = await lockAnnouncement(tx, workspace, id)
    const changed = before && change(before)
    if (!before || !changed) return null
    if (Object.keys(changed).length > 0) {
      saveAnnouncement(tx, workspace, { ...before, ...changed })
      await appendEvents(tx, [{ workspace, kind: 'announcement.changed', conversation: null, at }])
    }
    return before
  })
}
