import { Refusal } from '../../kernel/errors.ts'
import type { Kernel } from '../../kernel/kernel.ts'
import { instantOf, isTimeZone, isWallTime } from '../../protocol/wall-time.ts'
import { type AnnouncementAct, changeAnnouncement, checkNotUnderWay } from './change-announcement.ts'
import { checkComing } from './check-coming.ts'

/**
 * Has it posted when clocks of the zone show that time; a scheduled one moves.
 * @throws Refusal not_found, invalid (no such time or zone, or in the past), conflict (changed since, posted, gone)
 */
export async function scheduleAnnouncement(
  kernel: Kernel,
  act: AnnouncementAct,
  { wall, zone }: { wall: string; zone: string },
): Promise<void> {
  if (!isTimeZone(zone)) throw new Refusal('invalid', `There is no time zone "${zone}".`, { field: 'zone' })
  if (!isWallTime(wall)) throw new Refusal('invalid', 'There is no such day or time.', { field: 'wall' })
  const { at: dueAt } = instantOf(wall, zone)
  await changeAnnouncement(kernel, act, 'announcement.scheduled', (before, at) => {
    checkNotUnderWay(before)
    checkComing(before)
    if (dueAt <= at)
      throw new Refusal('invalid', 'That time is over. Choose a later one, or post it now.', { field: 'wall' })
    return { state: 'scheduled', wall, zone, dueAt, words: null }
  })
}
