import { subjectOf } from '../../../core/case/case.ts'
import { caseType } from '../../../protocol/cases.ts'
import { text } from '../../../texts/format.ts'
import { targetId } from './case-id.ts'
import { type Form, formOf, part, pickField, SUBJECT_LENGTH, WORDS_LENGTH, wordsField } from './form-parts.ts'
import type { MessageTarget } from './requests.ts'

const NUMBER_LENGTH = 12
const WHY_LENGTH = 1000

/** The form by which staff make something of a message; its words stand in it already. */
export function messageForm(target: MessageTarget, locale: string): Form {
  const id = targetId(target)
  switch (target.act) {
    case 'bug':
      return formOf(id, text(locale, 'messageBug'), [
        part(locale, 'reportSubject', 'reportSubjectHint', subjectField(target)),
        part(locale, 'bugWhat', 'featureAreaHint', wordsOf(target)),
      ])
    case 'case': {
      const options = caseType.options.map((type) => ({
        value: type,
        label: text(locale, 'caseType', { type }),
        default: type === 'question',
      }))
      return formOf(id, text(locale, 'messageCase'), [
        part(locale, 'messageType', null, pickField('type', { options, required: true })),
        part(locale, 'reportSubject', 'feedbackHint', subjectField(target)),
        part(
          locale,
          'messageNote',
          'feedbackHint',
          wordsField('words', { long: true, most: WORDS_LENGTH, required: false }),
        ),
      ])
    }
    case 'report':
      return formOf(id, text(locale, 'safetyReportTitle'), [
        part(
          locale,
          'safetyWhy',
          'safetyWhyHint',
          wordsField('words', { long: true, most: WHY_LENGTH, required: true }),
        ),
      ])
    case 'add':
      return formOf(id, text(locale, 'messageAdd'), [
        part(
          locale,
          'messageNumber',
          'messageNumberHint',
          wordsField('number', { long: false, most: NUMBER_LENGTH, required: true }),
        ),
      ])
  }
}

const subjectField = ({ text: words }: MessageTarget) =>
  wordsField('subject', {
    long: false,
    most: SUBJECT_LENGTH,
    required: true,
    value: subjectOf(words).slice(0, SUBJECT_LENGTH).toWellFormed(),
  })

const wordsOf = ({ text: words }: MessageTarget) =>
  wordsField('words', {
    long: true,
    most: WORDS_LENGTH,
    required: true,
    value: words.slice(0, WORDS_LENGTH).toWellFormed(),
  })
