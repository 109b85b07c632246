import { devicePlatform, featureArea } from '../../../protocol/cases.ts'
import { text } from '../../../texts/format.ts'
import { formId, type ReportType } from './case-id.ts'
import {
  type Form,
  filesField,
  formOf,
  formOnce,
  part,
  pickField,
  STEPS_LENGTH,
  SUBJECT_LENGTH,
  WORDS_LENGTH,
  wordsField,
} from './form-parts.ts'

type Severity = Parameters<typeof formId>[1]

const DEVICES = 3
const SCORES = ['5', '4', '3', '2', '1']

/** The form of `/bug`, `/new_feature` or `/feedback`; the severity, where the command gave one, rides in its id. */
export function reportForm(type: ReportType, severity: Severity, locale: string): Form {
  return formOnce(formId(type, severity), locale, (language) => {
    if (type === 'bug') return bugForm(formId(type, severity), language)
    return type === 'feature' ? featureForm(language) : feedbackForm(language)
  })
}

const subject = wordsField('subject', { long: false, most: SUBJECT_LENGTH, required: true })
const words = wordsField('words', { long: true, most: WORDS_LENGTH, required: true })

function bugForm(customId: string, locale: string): Form {
  const devices = devicePlatform.options.map((device) => ({ value: device, label: text(locale, 'device', { device }) }))
  const steps = wordsField('steps', { long: true, most: STEPS_LENGTH, required: false })
  return formOf(customId, text(locale, 'bugTitle'), [
    part(locale, 'reportSubject', 'reportSubjectHint', subject),
    part(locale, 'bugWhat', 'bugWhatHint', words),
    part(locale, 'bugSteps', 'bugStepsHint', steps),
    part(
      locale,
      'bugDevice',
      'bugDeviceHint',
      pickField('device', { options: devices, most: DEVICES, required: false }),
    ),
    part(locale, 'reportFiles', 'reportFilesHint', filesField()),
  ])
}

function featureForm(locale: string): Form {
  const areas = featureArea.options.map((area) => ({ value: area, label: text(locale, 'area', { area }) }))
  return formOf(formId('feature'), text(locale, 'featureTitle'), [
    part(locale, 'featureArea', 'featureAreaHint', pickField('area', { options: areas, required: true })),
    part(locale, 'featureWhat', 'reportSubjectHint', subject),
    part(locale, 'featureWhy', 'featureWhyHint', words),
    part(locale, 'reportFiles', 'reportFilesHint', filesField()),
  ])
}

function feedbackForm(locale: string): Form {
  const scores = SCORES.map((score) => ({ value: score, label: text(locale, 'rating', { score }) }))
  return formOf(formId('feedback'), text(locale, 'feedbackTitle'), [
    part(locale, 'feedbackRating', 'feedbackHint', pickField('rating', { options: scores, required: true })),
    part(locale, 'feedbackText', 'feedbackHint', words),
  ])
}
