import { isMonth } from './calendar/days.ts'

export const LOOKS = ['coming', 'past', 'calendar', 'sources'] as const
export type AnnouncementsLook = (typeof LOOKS)[number]

export interface AnnouncementsSearch {
  show?: Exclude<AnnouncementsLook, 'coming'> | undefined
  /** Of the calendar: `2026-11`. */
  month?: string | undefined
}

/** What an address may say; anything else is the list of what is coming. */
export function readAnnouncementsSearch(search: Record<string, unknown>): AnnouncementsSearch {
  const look = LOOKS.find((each) => each === search.show)
  return {
    show: look === 'coming' ? undefined : look,
    month: isMonth(search.month) ? search.month : undefined,
  }
}

/** Of a new announcement: the one whose words it begins with, and the day that was chosen for it. */
export function readNewSearch(search: Record<string, unknown>): {
  from?: string | undefined
  day?: string | undefined
} {
  const { from, day } = search
  return {
    from: typeof from === 'string' && /^[0-9a-f-]{36}$/.test(from) ? from : undefined,
    day: typeof day === 'string' && /^\d{4}-\d\d-\d\d$/.test(day) ? day : undefined,
  }
}
