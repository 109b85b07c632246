/** A moment to come that people name. */
export interface NamedMoment {
  words: string
  at: Date
}

const at = (day: Date, days: number, hour: number): Date =>
  new Date(day.getFullYear(), day.getMonth(), day.getDate() + days, hour)

/** Moments to choose from, each once: what has passed today is left out, and on a Saturday Monday is in 2 days. */
export function momentsFrom(now: Date): NamedMoment[] {
  const weekday = now.getDay()
  const monday = (8 - weekday) % 7 || 7
  const moments = [
    { words: 'Today 18:00', at: at(now, 0, 18) },
    { words: 'Tomorrow 09:00', at: at(now, 1, 9) },
    { words: 'In 2 days', at: at(now, 2, 9) },
    { words: 'Monday 09:00', at: at(now, monday, 9) },
    { words: 'In a week', at: at(now, 7, 9) },
  ]
  const first = new Map(moments.toReversed().map((moment) => [moment.at.getTime(), moment]))
  return moments.filter((moment) => moment.at > now && first.get(moment.at.getTime()) === moment)
}

/** What a field for day and time holds of a moment, in this browser's time. */
export function toField(moment: Date): string {
  const shifted = new Date(moment.getTime() - moment.getTimezoneOffset() * 60_000)
  return shifted.toISOString().slice(0, 16)
}

/** The moment in such a field, or null while it is none. */
export function fromField(value: string): Date | null {
  const moment = new Date(value)
  return value === '' || Number.isNaN(moment.getTime()) ? null : moment
}
