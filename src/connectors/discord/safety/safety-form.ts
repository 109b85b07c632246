import { text } from '../../../texts/format.ts'
import {
  type Form,
  filesField,
  formOf,
  formOnce,
  part,
  personField,
  WORDS_LENGTH,
  wordsField,
} from '../reports/form-parts.ts'
import { type SafetyAct, safetyId } from './safety-id.ts'

/** The form by which a member reports what somebody wrote to them directly, or appeals. */
export function safetyForm(act: SafetyAct, locale: string): Form {
  return formOnce(safetyId(act), locale, (language) => FORMS[act](language))
}

const words = (required: boolean) => wordsField('words', { long: true, most: WORDS_LENGTH, required })

const FORMS: Record<SafetyAct, (locale: string) => Form> = {
  report: (locale) =>
    formOf(safetyId('report'), text(locale, 'safetyReportTitle'), [
      part(locale, 'safetyWho', 'safetyWhoHint', personField('who')),
      part(locale, 'safetyWords', 'safetyWordsHint', words(false)),
      part(locale, 'reportFiles', 'reportFilesHint', filesField()),
    ]),
  appeal: (locale) =>
    formOf(safetyId('appeal'), text(locale, 'appealTitle'), [part(locale, 'appealText', 'appealHint', words(true))]),
}
