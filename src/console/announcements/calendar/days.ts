/** Days are written as `2026-11-22`, months as `2026-11`; both stand in UTC here, so that no clock change shifts one. */
const DAY_MS = 86_400_000

const utc = (day: string): number => Date.parse(`${day}T00:00Z`)
const written = (ms: number): string => new Date(ms).toISOString().slice(0, 10)

export const monthOf = (day: string): string => day.slice(0, 7)

export const isMonth = (value: unknown): value is string =>
  typeof value === 'string' && /^\d{4}-(0[1-9]|1[0-2])$/.test(value)

export function shiftMonth(month: string, by: number): string {
  const date = new Date(`${month}-01T00:00Z`)
  date.setUTCMonth(date.getUTCMonth() + by)
  return date.toISOString().slice(0, 7)
}

/** The weeks that hold a month, each from Monday to Sunday. */
export function weeksOf(month: string): string[][] {
  const first = utc(`${month}-01`)
  const monday = first - ((new Date(first).getUTCDay() + 6) % 7) * DAY_MS
  const end = utc(`${shiftMonth(month, 1)}-01`)
  const weeks: string[][] = []
  for (let at = monday; at < end; at += 7 * DAY_MS) {
    weeks.push([0, 1, 2, 3, 4, 5, 6].map((day) => written(at + day * DAY_MS)))
  }
  return weeks
}

/** The day that an instant falls on in a zone. */
export function dayIn(instant: string | number, zone: string): string {
  const parts = new Intl.DateTimeFormat('en-CA', { timeZone: zone, dateStyle: 'short' })
  return parts.format(new Date(instant))
}

/** The time of an instant on a wall of that zone. */
export function clockIn(instant: string, zone: string): string {
  const format = new Intl.DateTimeFormat('en', {
    timeZone: zone,
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  })
  return format.format(new Date(instant))
}

const named = (options: Intl.DateTimeFormatOptions) => new Intl.DateTimeFormat('en-GB', { timeZone: 'UTC', ...options })
const monthFormat = named({ month: 'long', year: 'numeric' })
const dayFormat = named({ weekday: 'long', day: 'numeric', month: 'long' })
const weekdayFormat = named({ weekday: 'long' })

export const monthWords = (month: string): string => monthFormat.format(utc(`${month}-01`))
export const dayWords = (day: string): string => dayFormat.format(utc(day))
export const weekdayWords = (day: string): string => weekdayFormat.format(utc(day))
