import { Refusal } from '../../kernel/errors.ts'
import type { Kernel } from '../../kernel/kernel.ts'
import { type AnnouncementAct, changeAnnouncement } from './change-announcement.ts'

/** What waits for approval is not to be announced. @throws Refusal not_found, conflict (changed since, or it does not wait) */
export async function dismissAnnouncement(kernel: Kernel, act: AnnouncementAct): Promise<void> {
  await changeAnnouncement(kernel, act, 'announcement.dismissed', ({ state }) => {
    if (state !== 'waiting') throw new Refusal('conflict', 'It does not wait for approval.')
    return { state: 'dismissed' }
  })
}
