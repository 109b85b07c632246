import { escapeMarkdown } from '../../protocol/escape.ts'
import type { CaseAnswer } from '../../protocol/handoff.ts'
import { text } from '../../texts/format.ts'
import { personButton } from '../conversation/buttons.ts'
import type { Form } from '../conversation/form.ts'
import type { Button } from '../delivery/channel.ts'
import type { Words } from './answer-words.ts'

/** The question of a form that is asked now, with how to leave it out. */
export function formWords(form: Form, again: boolean, locale: string): Words {
  const { slots, at } = form
  const slot = slots[at]
  const of = slots.length
  const before =
    again && slot ? text(locale, 'formAgain', { kind: slot.kind }) : at === 0 ? text(locale, 'formFirst', { of }) : ''
  const hint = `-# ${text(locale, 'formHint', { at: at + 1, of })}`
  const choices = slot?.kind === 'choice' ? slot.choices : []
  const buttons = choices.map(
    (label, choice): Button => ({ act: 'fill', value: `${at}.${choice}`, label, tone: 'primary' }),
  )
  const skip: Button = { act: 'skip', value: String(at), label: text(locale, 'skipButton'), tone: 'secondary' }
  return {
    words: [before, slot?.question ?? '', hint].filter(Boolean).join('\n'),
    buttons: [...buttons, ...(slot?.required ? [] : [skip]), personButton(locale)],
    offer: { kind: 'form', form },
  }
}

/** What they answered, said back to them before they wait. */
export const thanksWords = (answers: readonly CaseAnswer[], locale: string): string => {
  const lines = answers.map(
    ({ name, value }) => `**${escapeMarkdown(name)}** · ${escapeMarkdown(value.replace(/\s+/gu, ' '))}`,
  )
  return text(locale, 'formThanks', { answers: lines.join('\n') })
}
