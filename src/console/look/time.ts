/** How long ago, as short as a row has room for: now, 4m, 3h, 2d; then the date. */
export function shortAge(instant: string, now: number): string {
  const minutes = Math.floor((now - Date.parse(instant)) / 60_000)
  if (minutes < 1) return 'now'
  if (minutes < 60) return `${minutes}m`
  if (minutes < 24 * 60) return `${Math.floor(minutes / 60)}h`
  if (minutes < 7 * 24 * 60) return `${Math.floor(minutes / (24 * 60))}d`
  return shortDate(instant)
}

/** How long somebody waits, in words: "under 1 m", "4 m", "3 h 20 m", "2 days". */
export function waited(since: string, now: number): string {
  const minutes = Math.floor((now - Date.parse(since)) / 60_000)
  if (minutes < 1) return 'under 1 m'
  if (minutes < 60) return `${minutes} m`
  const hours = Math.floor(minutes / 60)
  if (hours < 48) return minutes % 60 === 0 ? `${hours} h` : `${hours} h ${minutes % 60} m`
  return `${Math.floor(hours / 24)} days`
}

/** A moment to come, as it is said: "at 10:05", "tomorrow 10:05", "Monday 10:05", "12 Mar 10:05". */
export function whenWords(instant: string, now: number): string {
  const date = new Date(instant)
  const today = new Date(now)
  const midnight = new Date(today.getFullYear(), today.getMonth(), today.getDate()).getTime()
  const days = Math.floor((date.getTime() - midnight) / 86_400_000)
  if (days === 0) return `at ${clock(instant)}`
  if (days === 1) return `tomorrow ${clock(instant)}`
  return `${days > 0 && days < 7 ? weekdayFormat.format(date) : shortDate(instant)} ${clock(instant)}`
}

/** A moment that has been, as it is said: "today 10:05", "yesterday 21:14", "12 Mar 10:05". */
export function pastWords(instant: string, now: number): string {
  const day = dayWords(instant, now)
  const named = day === 'Today' || day === 'Yesterday'
  return `${named ? day.toLowerCase() : shortDate(instant)} ${clock(instant)}`
}

/** The same where days are rare: of today the time alone. */
export function momentWords(instant: string, now: number): string {
  return pastWords(instant, now).replace(/^today /, '')
}

const clockFormat = new Intl.DateTimeFormat('en', { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' })
const secondsFormat = new Intl.DateTimeFormat('en', { timeStyle: 'medium', hourCycle: 'h23' })
const dateFormat = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'short' })
const yearFormat = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'short', year: 'numeric' })
const fullFormat = new Intl.DateTimeFormat('en-GB', { dateStyle: 'full', timeStyle: 'short', hourCycle: 'h23' })
const weekdayFormat = new Intl.DateTimeFormat('en-GB', { weekday: 'long' })
const dayFormat = new Intl.DateTimeFormat('en-GB', { weekday: 'long', day: 'numeric', month: 'long' })

export function clock(instant: string | number): string {
  return clockFormat.format(new Date(instant))
}

export function clockWithSeconds(instant: string): string {
  return secondsFormat.format(new Date(instant))
}

export function shortDate(instant: string): string {
  const date = new Date(instant)
  return date.getFullYear() === new Date().getFullYear() ? dateFormat.format(date) : yearFormat.format(date)
}

export function fullDate(instant: string | number): string {
  return fullFormat.format(new Date(instant))
}

export function dayWords(instant: string, now: number): string {
  const day = new Date(instant).toDateString()
  if (day === new Date(now).toDateString()) return 'Today'
  if (day === new Date(now - 24 * 3600_000).toDateString()) return 'Yesterday'
  return dayFormat.format(new Date(instant))
}

/** The length of a voice message. */
export function minutesAndSeconds(seconds: number): string {
  const whole = Math.round(seconds)
  return `${Math.floor(whole / 60)}:${String(whole % 60).padStart(2, '0')}`
}

export function fileSize(bytes: number): string {
  if (bytes < 1000) return `${bytes} B`
  if (bytes < 1_000_000) return `${Math.round(bytes / 1000)} kB`
  return `${(bytes / 1_000_000).toFixed(1)} MB`
}
