import { instantOf, isTimeZone, isWallTime, wallOf } from '../../../protocol/wall-time.ts'
import { fullDate } from '../../look/time.ts'
import { cityOf } from '../words.ts'

/** What a chosen time on a wall comes to. */
export interface Judged {
  /** Null while it cannot be scheduled. */
  at: Date | null
  tone: 'info' | 'warn' | 'bad'
  words: string
}

/**
 * Says what a time on a wall means, before anything is stored.
 * @param wall `2026-11-22T10:00`
 * @param here the reader's own zone
 */
export function judgeWall(wall: string, zone: string, here: string, now: number): Judged {
  if (!isTimeZone(zone)) return { at: null, tone: 'bad', words: 'This is no time zone of the IANA list.' }
  if (!isWallTime(wall)) return { at: null, tone: 'info', words: 'Choose a day and a time.' }
  const { at, clock: clocks } = instantOf(wall, zone)
  if (at.getTime() <= now) return { at: null, tone: 'warn', words: 'This moment has passed.' }
  const time = wall.slice(11)
  const own =
    zone === here || wallOf(at, here) === wallOf(at, zone) ? '' : ` For you that is ${fullDate(at.getTime())}.`
  const city = cityOf(zone)
  if (clocks === 'skipped') {
    const first = wallOf(at, zone).slice(11)
    const words = `Clocks in ${city} go forward that night: ${time} does not come. It is posted at ${first}, the first moment after.${own}`
    return { at, tone: 'warn', words }
  }
  if (clocks === 'twice') {
    const words = `Clocks in ${city} go back that night: ${time} comes twice. It is posted the first time.${own}`
    return { at, tone: 'warn', words }
  }
  return { at, tone: 'info', words: own === '' ? `In ${hoursUntil(at, now)}.` : `In ${hoursUntil(at, now)}.${own}` }
}

/** "25 m", "3 h", "6 days": how far away it is. */
function hoursUntil(at: Date, now: number): string {
  const minutes = Math.round((at.getTime() - now) / 60_000)
  if (minutes < 60) return `${minutes} m`
  if (minutes < 48 * 60) return `${Math.round(minutes / 60)} h`
  return `${Math.round(minutes / (24 * 60))} days`
}

/** Times on a wall that have a name: the next ones of a working week, as the chosen zone sees them. */
export function namedWalls(zone: string, now: number): { words: string; wall: string }[] {
  const today = wallOf(new Date(now), zone).slice(0, 10)
  const day = (days: number) => new Date(Date.parse(`${today}T00:00Z`) + days * 86_400_000).toISOString().slice(0, 10)
  const weekday = new Date(`${today}T00:00Z`).getUTCDay()
  const monday = (8 - weekday) % 7 || 7
  const all = [
    { words: 'Today 18:00', wall: `${today}T18:00` },
    { words: 'Tomorrow 10:00', wall: `${day(1)}T10:00` },
    { words: 'Monday 10:00', wall: `${day(monday)}T10:00` },
    { words: 'In a week', wall: `${day(7)}T10:00` },
  ]
  return all.filter(
    ({ wall }, at) => instantOf(wall, zone).at.getTime() > now && all.findIndex((each) => each.wall === wall) === at,
  )
}

/** The zone of the workspace, the reader's own, then all others. */
export function zonesFrom(ours: string, here: string): string[] {
  const known = Intl.supportedValuesOf('timeZone')
  return [...new Set([ours, here, 'UTC', ...known])]
}

/** A time that nobody has chosen yet: the next whole hour on that wall, at least half an hour away. */
export function nextHour(zone: string, now: number): string {
  return `${wallOf(new Date(now + 90 * 60_000), zone).slice(0, 13)}:00`
}
