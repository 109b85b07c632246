import { Refusal } from '../../kernel/errors.ts'
import type { Kernel } from '../../kernel/kernel.ts'
import { type AnnouncementAct, changeAnnouncement } from './change-announcement.ts'

/** Back to a draft. @throws Refusal not_found, conflict (changed since, or not scheduled) */
export async function unscheduleAnnouncement(kernel: Kernel, act: AnnouncementAct): Promise<void> {
  await changeAnnouncement(kernel, act, 'announcement.unscheduled', ({ state }) => {
    if (state !== 'scheduled') throw new Refusal('conflict', 'It is not scheduled.')
    return { state: 'draft', wall: null, zone: null, dueAt: null }
  })
}
