import type { APIModalInteractionResponseCallbackData } from 'discord-api-types/v10'
import { expect, test } from 'vitest'
import { newId } from '../../../kernel/ids.ts'
import { detailForm } from './detail-form.ts'
import type { Form } from './form-parts.ts'
import { ASKING_ACTS, manageForm } from './manage-form.ts'
import { messageForm } from './message-form.ts'
import { reportForm } from './report-form.ts'
import type { MessageTarget } from './requests.ts'

const CASE = newId()
const target: MessageTarget = {
  ...{ act: 'bug', channel: '18446744073709551615', message: '18446744073709551615', author: '18446744073709551615' },
  ...{ text: `${'💥'.repeat(300)}\n${'word '.repeat(2000)}`, attachments: [], contact: null, wrote: null },
}

const dataOf = (form: Form) => (form as { data: APIModalInteractionResponseCallbackData }).data

interface Part {
  label: string
  description?: string
  component: {
    custom_id: string
    value?: string
    max_length?: number
    options?: { label: string }[]
    max_values?: number
  }
}
const partsOf = (form: Form) => dataOf(form).components as unknown as Part[]

const formsIn = (locale: string): Form[] => [
  reportForm('bug', null, locale),
  reportForm('bug', 'data_loss', locale),
  reportForm('feature', null, locale),
  reportForm('feedback', null, locale),
  detailForm(CASE, locale),
  ...ASKING_ACTS.map((act) => manageForm(act, CASE, locale)),
  messageForm(target, locale),
  messageForm({ ...target, act: 'case' }, locale),
  messageForm({ ...target, act: 'add' }, locale),
]

// components/reference, "Label", "Text Input" and "String Select"; interactions/receiving-and-responding, "Modal".
test.each(['en', 'pt-BR'])('in %s every form keeps within what Discord takes', (locale) => {
  for (const form of formsIn(locale)) {
    const { custom_id: id, title } = dataOf(form)
    expect(id.length).toBeLessThanOrEqual(100)
    expect(title.length, title).toBeLessThanOrEqual(45)
    const parts = partsOf(form)
    expect(parts.length).toBeLessThanOrEqual(5)
    expect(new Set(parts.map(({ component }) => component.custom_id)).size).toBe(parts.length)
    for (const { label, description = '', component } of parts) {
      expect(label.length, label).toBeLessThanOrEqual(45)
      expect(description.length, description).toBeLessThanOrEqual(100)
      expect((component.value ?? '').length).toBeLessThanOrEqual(component.max_length ?? 0)
      expect((component.value ?? '').isWellFormed()).toBe(true)
      expect(component.options?.length ?? 0).toBeLessThanOrEqual(25)
      for (const option of component.options ?? []) expect(option.label.length).toBeLessThanOrEqual(100)
    }
  }
})

test('what all can read and what stays with the team is said at each field of a report', () => {
  const said = (form: Form) =>
    partsOf(form).map(({ component, description = '' }) => [component.custom_id, description])
  expect(said(reportForm('bug', null, 'en'))).toEqual([
    ['subject', expect.stringContaining('Everybody')],
    ['words', expect.stringContaining('Everybody')],
    ['steps', expect.stringContaining('Only the team')],
    ['device', expect.stringContaining('Everybody')],
    ['files', expect.stringContaining('Only the team')],
  ])
  for (const [, description] of said(reportForm('feedback', null, 'en'))) expect(description).toContain('Only the team')
})

test('a report form is made once for each language, and a language that is not there gets the English one', () => {
  expect(reportForm('bug', null, 'en-GB')).toBe(reportForm('bug', null, 'ja'))
  expect(reportForm('bug', null, 'pt-BR')).not.toBe(reportForm('bug', null, 'en'))
})

test('a message without words leaves the fields empty', () => {
  const parts = partsOf(messageForm({ ...target, text: '' }, 'en'))
  expect(parts.map(({ component }) => component.value)).toEqual([undefined, undefined])
})
