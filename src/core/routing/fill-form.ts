import type { CaseAnswer } from '../../protocol/handoff.ts'
import type { Form } from '../conversation/form.ts'
import { clausesOf } from '../virtual-agent/clauses.ts'
import { readSlot, storable } from './read-slot.ts'

/** A second answer that does not fit is taken as it is: nobody is kept from a person by a form. */
const TRIES = 2

const SKIPS =
  /^(?:(?:ok|please|pls|just|i|eu|por favor) )*(?:skip|skip (?:it|this|that|this one)|next|pass|no idea|idk|dunno|dont know|do not know|i (?:dont|do not) know(?: it| that)?|dont have (?:it|one|that)|i (?:dont|do not) have (?:it|one|that|any)|pula|pular|pule|proxima|nao sei|n sei|nao tenho|n tenho|sei la|saltar|no se)$/
const LEAVES =
  /^(?:(?:no|nao|ok|oh|ah) )?(?:never ?mind|nvm|forget (?:it|about it)|cancel|stop|deixa(?: pra la| para la)?|esquece|esqueca|cancela|cancelar)$/

const wholeOf = (words: string): string => clausesOf(words).join(' ')

/** Whether words leave a question of a form out: "skip", "I don't know". */
export const skipsSlot = (words: string): boolean => SKIPS.test(wholeOf(words))

/** Whether words end a form, and the wish for a person with it: "never mind". */
export const leavesForm = (words: string): boolean => LEAVES.test(wholeOf(words))

/** What was done with the question that a form asks; words with the messages in which they stood. */
export type Filling = { words: string; messages: string[] } | { choice: string } | 'skip'

/** How a form goes on: another question, the same one again, or everything was asked. */
export type Filled = { form: Form; again: boolean } | { answers: CaseAnswer[] }

/** Takes one answer into a form. Pure. */
export function fillForm(form: Form, filling: Filling): Filled {
  const slot = form.slots[form.at]
  if (!slot) return { answers: form.answers }
  if (filling === 'skip' || ('words' in filling && skipsSlot(filling.words))) return goOn(form, [])
  if ('choice' in filling) return goOn(form, [{ name: slot.name, value: filling.choice, fits: true }])
  const { words, messages } = filling
  const value = readSlot(slot, words)
  if (value !== null) return goOn(form, [{ name: slot.name, value, fits: true, messages }])
  if (form.tries + 1 < TRIES) return { form: { ...form, tries: form.tries + 1 }, again: true }
  const written = storable(words)
  return goOn(form, written === '' ? [] : [{ name: slot.name, value: written, fits: false, messages }])
}

function goOn(form: Form, more: CaseAnswer[]): Filled {
  const answers = [...form.answers, ...more]
  const at = form.at + 1
  return at < form.slots.length ? { form: { ...form, at, tries: 0, answers }, again: false } : { answers }
}
