import type { Announcement } from './announcement.ts'
import type { AnnouncerAct } from './announcer.ts'

/** One that was due so long ago is not posted any more: what it says may not be so. */
const LATE_MS = 12 * 3_600_000

/** What is to be done with an announcement now. `expire`: it was due while nothing ran. Null: nothing, or nothing yet. */
export function nextStep(a: Announcement, now: Date): AnnouncerAct | 'expire' | null {
  if (a.state === 'posting') return 'post'
  if (a.state === 'scheduled') {
    if (!a.dueAt || a.dueAt > now) return null
    return now.getTime() - a.dueAt.getTime() > LATE_MS ? 'expire' : 'post'
  }
  if (a.state !== 'posted') return null
  if (a.deleting) return 'remove'
  // Before it goes out: what has gone out can be edited rarely.
  if (a.editing && isDue(a.editAt, now)) return 'edit'
  if (a.crosspost === 'wanted' || (a.crosspost === 'waiting' && isDue(a.crosspostAt, now))) return 'crosspost'
  return a.pin === a.pinned ? null : a.pin ? 'pin' : 'unpin'
}

const isDue = (at: Date | null, now: Date): boolean => at === null || at <= now
