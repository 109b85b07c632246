import { text } from '../../../texts/format.ts'
import { type ManageAct, manageId } from './case-id.ts'
import { type Form, formOf, NEWS_LENGTH, part, pickField, wordsField } from './form-parts.ts'

/** Acts of Manage that ask something first. */
export const ASKING_ACTS = ['info', 'duplicate', 'resolve', 'decline'] as const satisfies ManageAct[]
export type AskingAct = (typeof ASKING_ACTS)[number]

/** How staff may say that a case ended; the rest has buttons of its own. */
export const ENDINGS = ['fixed', 'solved', 'unreproducible'] as const

const NUMBER_LENGTH = 12
const VERSION_LENGTH = 40

/** The form behind a button of Manage. */
export function manageForm(act: AskingAct, id: string, locale: string): Form {
  return FORMS[act](manageId(act, id), locale)
}

const told = (required: boolean) => wordsField('words', { long: true, most: NEWS_LENGTH, required })

const FORMS: Record<AskingAct, (customId: string, locale: string) => Form> = {
  info: (customId, locale) =>
    formOf(customId, text(locale, 'manageInfo'), [part(locale, 'infoText', 'toldHint', told(true))]),
  decline: (customId, locale) =>
    formOf(customId, text(locale, 'manageDecline'), [part(locale, 'tellWords', 'toldHint', told(false))]),
  duplicate: (customId, locale) => {
    const number = wordsField('number', { long: false, most: NUMBER_LENGTH, required: true })
    return formOf(customId, text(locale, 'manageDuplicate'), [part(locale, 'duplicateNumber', 'duplicateHint', number)])
  },
  resolve: (customId, locale) => {
    const options = ENDINGS.map((value) => ({
      value,
      label: text(locale, 'outcome', { outcome: value }),
      default: value === 'fixed',
    }))
    const version = wordsField('version', { long: false, most: VERSION_LENGTH, required: false })
    return formOf(customId, text(locale, 'manageResolve'), [
      part(locale, 'resolveOutcome', null, pickField('outcome', { options, required: true })),
      part(locale, 'resolveVersion', 'resolveVersionHint', version),
      part(locale, 'tellWords', 'toldHint', told(false)),
    ])
  },
}
