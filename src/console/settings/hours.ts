import { HOURS_MOST } from '../../protocol/limits.ts'

/** Why what was typed is no number of hours for a setting, in words for the person; null when it is one. */
export function faultOfHours(typed: string): string | null {
  const hours = Number(typed)
  if (/^\d+$/.test(typed.trim()) && hours >= 1 && hours <= HOURS_MOST) return null
  return `Write whole hours, from 1 to ${HOURS_MOST} (30 days).`
}
