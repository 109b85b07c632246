import { text } from '../../../texts/format.ts'
import { caseId } from './case-id.ts'
import { type Form, filesField, formOf, part, WORDS_LENGTH, wordsField } from './form-parts.ts'

/** The form behind "Add details" of a card. */
export function detailForm(id: string, locale: string): Form {
  const words = wordsField('words', { long: true, most: WORDS_LENGTH, required: true })
  return formOf(caseId('details', id), text(locale, 'detailTitle'), [
    part(locale, 'detailText', 'detailHint', words),
    part(locale, 'reportFiles', 'fileHint', filesField()),
  ])
}
