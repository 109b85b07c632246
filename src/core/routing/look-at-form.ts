import type { Form } from '../conversation/form.ts'
import { isThanks } from '../conversation/is-thanks.ts'
import { clausesOf } from '../virtual-agent/clauses.ts'
import { refusesPerson } from '../virtual-agent/refuses-person.ts'
import { wantsPerson } from '../virtual-agent/wants-person.ts'
import type { Decision } from './decision.ts'
import { type Filling, fillForm, leavesForm } from './fill-form.ts'
import type { AwaitingPress, TurnFacts } from './read-turn.ts'

/** Messages of one answer that are kept with it. */
const MOST_KEPT = 50

/** Said alone it is a wish here, as the form itself says. */
const PERSON =
  /^(?:a |an |the |um |uma |o |a )?(?:person|people|human|agent|pessoa|humano|atendente|gente|persona|mensch|personne)$/

/**
 * What a turn means to the form that is being asked: an answer, a wish for the person at once, or the end of it. Null where they pressed
 * something that has nothing to do with it. Pure.
 */
export function lookAtForm(
  form: Form,
  { messages, presses }: Pick<TurnFacts, 'messages' | 'presses'>,
): Decision | null {
  // Pressed twice under the article that brought the form, the button means no more than once.
  const onward = presses.some(({ act, article }) => act === 'person' && article === null)
  const words = messages.map(({ text }) => text).join('\n')
  if (onward || messages.some(({ text }) => wantsNow(text))) return over(form)
  if (messages.length > 0) {
    if (refusesPerson(words) || leavesForm(words)) return { kind: 'declined' }
    return isThanks(words)
      ? { kind: 'nothing' }
      : filled(form, { words, messages: messages.slice(0, MOST_KEPT).map(({ id }) => id) })
  }
  const pressed = presses.findLast(({ act }) => act === 'fill' || act === 'skip')
  if (pressed) return fillingOf(form, pressed)
  return presses.every(({ act }) => act === 'person') ? { kind: 'nothing' } : null
}

const wantsNow = (text: string): boolean => wantsPerson(text) || PERSON.test(clausesOf(text).join(' '))

const over = ({ reason, answers }: Form): Decision => ({ kind: 'handoff', reason, answers })

/** A button of an earlier question has nothing to say any more. */
function fillingOf(form: Form, { act, value }: AwaitingPress): Decision {
  const [at, choice] = value.split('.')
  if (Number(at) !== form.at) return { kind: 'nothing' }
  if (act === 'skip') return filled(form, 'skip')
  const chosen = form.slots[form.at]?.choices[Number(choice)]
  return chosen === undefined ? { kind: 'nothing' } : filled(form, { choice: chosen })
}

function filled(form: Form, filling: Filling): Decision {
  const after = fillForm(form, filling)
  if ('answers' in after) return { kind: 'handoff', reason: form.reason, answers: after.answers }
  return { kind: 'form', ...after }
}
