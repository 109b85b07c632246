import type { Kernel } from '../../kernel/kernel.ts'
import { type AnnouncementAct, changeAnnouncement } from './change-announcement.ts'
import { checkComing } from './check-coming.ts'

/**
 * Has it posted now: a draft, one that waits for approval, a scheduled one, or one that failed. One that is being posted already is left at that.
 * @throws Refusal not_found, conflict (changed since, posted, gone)
 */
export async function postAnnouncement(kernel: Kernel, act: AnnouncementAct): Promise<void> {
  await changeAnnouncement(kernel, act, 'announcement.posted', (before) => {
    checkComing(before)
    return { state: 'posting', words: null }
  })
}
