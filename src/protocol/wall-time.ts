import { Temporal } from 'temporal-polyfill'

/**
 * What clocks do at a time on a wall. `skipped`: they jump over it, so the first moment after the jump is meant. `twice`: they are set back and
 * show it again, so the first of both is meant.
 */
export type WallClock = 'plain' | 'skipped' | 'twice'

/** Whether that is a zone of the IANA list, such as `Europe/Berlin`. A fixed distance to UTC such as `+02:00` is none: it knows of no summer. */
export function isTimeZone(zone: string): boolean {
  if (!/^[A-Za-z]/.test(zone)) return false
  try {
    Temporal.Instant.fromEpochMilliseconds(0).toZonedDateTimeISO(zone)
    return true
  } catch {
    return false
  }
}

/** Whether such a time can stand on a wall: `2026-02-30T10:00` cannot. */
export function isWallTime(wall: string): boolean {
  try {
    Temporal.PlainDateTime.from(wall, { overflow: 'reject' })
    return true
  } catch {
    return false
  }
}

/**
 * The moment at which clocks of the zone show that time.
 * @param wall e.g. `2026-11-22T10:00`
 * @param zone of the IANA list
 * @throws RangeError for a time or a zone that is none (`isWallTime`, `isTimeZone`)
 */
export function instantOf(wall: string, zone: string): { at: Date; clock: WallClock } {
  const shown = Temporal.PlainDateTime.from(wall, { overflow: 'reject' })
  const early = shown.toZonedDateTime(zone, { disambiguation: 'earlier' })
  const late = shown.toZonedDateTime(zone, { disambiguation: 'later' })
  if (early.epochMilliseconds === late.epochMilliseconds) return { at: dateOf(early), clock: 'plain' }
  if (early.toPlainDateTime().equals(shown)) return { at: dateOf(early), clock: 'twice' }
  // Of a time that is jumped over, `earlier` is the one before the jump: the jump is the next thing that happens to the clocks.
  return { at: dateOf(early.getTimeZoneTransition('next') ?? late), clock: 'skipped' }
}

/** What a wall's clock of the zone shows at that moment, as `instantOf` takes it. @throws RangeError for a zone that is none */
export function wallOf(at: Date, zone: string): string {
  return Temporal.Instant.fromEpochMilliseconds(at.getTime())
    .toZonedDateTimeISO(zone)
    .toPlainDateTime()
    .toString({ smallestUnit: 'minute' })
}

const dateOf = (moment: Temporal.ZonedDateTime): Date => new Date(moment.epochMilliseconds)
