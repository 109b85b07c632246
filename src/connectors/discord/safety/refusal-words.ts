import { timeOf } from '../../../core/moderation/words.ts'
import type { TurnedAway } from '../../../core/safety/turned-away.ts'
import { text } from '../../../texts/format.ts'

/** Why somebody's words are not taken, and until when. */
export function refusalWords(refused: TurnedAway, locale: string): string {
  switch (refused.why) {
    case 'blocked':
      return blockedWords(refused.until, locale)
    case 'too_young':
      return text(locale, 'safetyTooYoung', { when: timeOf(refused.until) })
    case 'too_fast':
      return text(locale, 'wordsTooFast', { count: refused.count })
    case 'too_many':
      return text(locale, 'conversationsUsedUp', { count: refused.count, when: timeOf(refused.until) })
  }
}

/** `until` null: for good. */
export const blockedWords = (until: Date | null, locale: string): string =>
  text(locale, 'blockedHere', { ends: until ? 'yes' : 'no', when: until ? timeOf(until) : '' })
