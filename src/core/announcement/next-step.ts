import type { Announcement } from './announcement.ts'
import type { AnnouncerAct } from './announcer.ts'

/** One that was due so long ago is not posted any more: what it says may not be so. */
const LATE_MS = 12 * 3_600_000

/** What is to be done with an announcement now. `expire`: it was due while nothing ran. Null: nothing, or nothing yet. */
export function nextStep(a: Announcement, now: Date): AnnouncerAct | 'expire' | null {
  if (a.state === 'posting') return a.begunAt === null && isLate(a, now) ? 'expire' : 'post'
  if (a.state === 'scheduled') {
    if (!a.dueAt || a.dueAt > now) return null
    return isLate(a, now) ? 'expire' : 'post'
  }
  if (a.state !== 'posted') return null
  if (a.deleting) return 'remove'
  // Before it goes out: what has gone out can be edited rarely.
  if (a.editing && isDue(a.editAt, now)) return 'edit'
  // Nor does it go out with words that somebody has changed already.
  if (!a.editing && isWished(a, now)) return 'crosspost'
  return a.pin === a.pinned ? null : a.pin ? 'pin' : 'unpin'
}

/** Whoever says that it is to be posted now means it now, whatever was chosen before. */
function isLate({ state, dueAt, changedAt }: Announcement, now: Date): boolean {
  const meant = Math.max(dueAt?.getTime() ?? 0, state === 'posting' ? changedAt.getTime() : 0)
  return now.getTime() - meant > LATE_MS
}

const isWished = ({ crosspost, crosspostAt }: Announcement, now: Date): boolean =>
  crosspost === 'wanted' || (crosspost === 'waiting' && isDue(crosspostAt, now))

const isDue = (at: Date | null, now: Date): boolean => at === null || at <= now
