import { ButtonStyle, ComponentType } from 'discord-api-types/v10'
import { timeOf } from '../../../core/moderation/words.ts'
import type { TurnedAway } from '../../../core/safety/turned-away.ts'
import { text } from '../../../texts/format.ts'
import type { Said } from '../interactions/answer.ts'
import { type Row, rowOf } from '../outbound/rows.ts'
import { safetyId } from './safety-id.ts'

/** Why somebody's words are not taken, and until when. */
function refusalWords(refused: TurnedAway, locale: string): string {
  switch (refused.why) {
    case 'blocked':
      return refused.appeal === undefined
        ? blockedWords(refused.until, locale)
        : text(locale, 'appealAdded', { number: `#${refused.appeal}` })
    case 'too_young':
      return text(locale, 'safetyTooYoung', { when: timeOf(refused.until) })
    case 'too_fast':
      return text(locale, 'wordsTooFast', { count: refused.count })
    case 'too_many':
      return text(locale, 'conversationsUsedUp', { count: refused.count, when: timeOf(refused.until) })
  }
}

/** `until` null: for good. */
const blockedWords = (until: Date | null, locale: string): string =>
  text(locale, 'blockedHere', { ends: until ? 'yes' : 'no', when: until ? timeOf(until) : '' })

/** That they are blocked, with the way to appeal. */
export const blockedSaid = (until: Date | null, locale: string): Said => ({
  content: blockedWords(until, locale),
  components: [appealRow(locale)],
})

/** The button by which somebody appeals. */
const appealRow = (locale: string): Row =>
  rowOf([
    {
      type: ComponentType.Button,
      style: ButtonStyle.Secondary,
      label: text(locale, 'appealButton'),
      custom_id: safetyId('appeal'),
    },
  ])

/** Why, with the way to appeal where somebody decided it. */
export const refusedSaid = (refused: TurnedAway, locale: string): Said => ({
  content: refusalWords(refused, locale),
  ...(refused.why === 'blocked' && refused.appeal === undefined ? { components: [appealRow(locale)] } : {}),
})
