import { isThanks } from '../conversation/is-thanks.ts'
import type { Proposal } from '../virtual-agent/answer-engine.ts'
import { isHello } from '../virtual-agent/is-hello.ts'
import { refusesPerson } from '../virtual-agent/refuses-person.ts'
import { saysHelped } from '../virtual-agent/says-helped.ts'
import { wantsPerson } from '../virtual-agent/wants-person.ts'
import type { Decision, FirstLook } from './decision.ts'
import { lookAtForm } from './look-at-form.ts'
import { lookAtWhich } from './look-at-which.ts'
import type { TurnFacts } from './read-turn.ts'

/** Articles that are named at most. */
const MOST_NAMED = 3
/** The longest question that is looked up; what comes after it rarely asks something else. */
const QUESTION_LENGTH = 2000

/**
 * Decides a turn, as far as no article has to be looked for. Who asks for a person gets one, whatever else they said in the same
 * breath.
 */
export function firstLook(facts: TurnFacts, { enabled }: { enabled: boolean }): FirstLook {
  const acts = facts.presses
  const pressed = acts.at(-1)
  if (facts.status === 'queued') return lookWhileQueued(acts)
  if (facts.status === 'assigned') return lookForJoining(acts)
  if (facts.status !== 'automated') return { kind: 'nothing' }
  if (facts.caseOpen) return { kind: 'handoff', reason: 'asked' }
  const form = enabled && facts.offer?.kind === 'form' ? lookAtForm(facts.offer.form, facts) : null
  if (form) return form
  if (acts.some((press) => press.act === 'person')) return { kind: 'handoff', reason: 'asked' }
  const joined = acts.findLast(isMeToo)
  if (joined && facts.messages.length === 0) return { kind: 'joined', case: joined.value }
  if (!enabled) return lookWhileOff(facts)
  // Nothing that such words say is answered; whoever is no swindler reads how to go on.
  if (facts.messages.some(({ scam }) => scam)) return { kind: 'caution' }
  const said = facts.messages.filter(({ kind, text }) => (kind === 'text' || kind === 'command') && text.trim() !== '')
  if (said.some(({ text }) => wantsPerson(text))) return { kind: 'handoff', reason: 'asked' }
  if (facts.asked && isOpenTo(facts.asked, facts.offer) && isAnswer(said)) {
    return { kind: 'noted', case: facts.asked, words: wordsOf(said) }
  }
  if (facts.incident && !isAside(facts, said)) return { kind: 'incident', words: wordsOf(said) }
  if (said.length > 0) return lookAtWords(wordsOf(said), facts)
  if (pressed?.act === 'pick') return { kind: 'answer', article: pressed.value, picked: true }
  if (pressed?.act === 'something_else') return lookAtElse(facts.offer)
  if (pressed?.act === 'helped') return { kind: pressed.value === 'yes' ? 'helped' : 'not_helped' }
  return facts.messages.length > 0 ? { kind: 'unknown', again: facts.offer?.kind === 'person' } : { kind: 'nothing' }
}

/** Everything that wants an answer wants a person's. Who asked for nothing, or was helped before, is not put in the queue. */
function lookWhileOff({ messages, presses, offer }: TurnFacts): FirstLook {
  const pressed = presses.findLast(({ act }) => act === 'pick' || act === 'helped')
  // An "ok" to an offered person is no thanks.
  const isWish = ({ kind, text }: { kind: string; text: string }) =>
    offer?.kind === 'person' || kind !== 'text' || !isThanks(text)
  const wants = messages.filter(isWish)
  if (wants.length === 0 && !pressed) return { kind: 'nothing' }
  if (messages.length === 0 && pressed?.act === 'helped' && pressed.value === 'yes') return { kind: 'helped' }
  return { kind: 'handoff', reason: 'virtual_agent_off' }
}

/** Who waits for a person hears nothing of the virtual agent; what they press still counts. */
function lookWhileQueued(presses: TurnFacts['presses']): FirstLook {
  return presses.some(isNeverMind) ? { kind: 'never_mind' } : lookForJoining(presses)
}

/** Beside a person too whoever has the trouble of a case may say so. */
function lookForJoining(presses: TurnFacts['presses']): FirstLook {
  const joined = presses.findLast(isMeToo)
  return joined ? { kind: 'joined', case: joined.value } : { kind: 'nothing' }
}

const wordsOf = (said: TurnFacts['messages']): string => said.map(({ text }) => text).join('\n')

/** They were asked about a case: what is more than a hello or thanks is the answer, which no article gives. */
const isAnswer = (said: TurnFacts['messages']): boolean =>
  said.length > 0 && said.every(({ kind }) => kind === 'text') && !isThanks(wordsOf(said)) && !isHello(wordsOf(said))

/** Nothing else was asked of them since; their words go on being the answer while the last thing said was thanks for it. */
const isOpenTo = (asked: string, offer: TurnFacts['offer']): boolean =>
  !offer || (offer.kind === 'known_case' && offer.case === asked)

/** An answer to what was asked before, or a press in the middle of a chat: that is no moment for news of an incident. */
function isAside({ offer, presses }: TurnFacts, said: TurnFacts['messages']): boolean {
  if (offer) return true
  return said.length === 0 ? presses.length > 0 : isThanks(wordsOf(said))
}

/** It is not the trouble that was named: what they had asked is looked up after all. */
function lookAtElse(offer: TurnFacts['offer']): FirstLook {
  const words = offer?.kind === 'known_case' ? offer.words.trim() : ''
  return words === '' ? { kind: 'something_else' } : { kind: 'question', words }
}

const isMeToo = ({ act }: { act: string }): boolean => act === 'me_too'

/** Emoji and marks alone: no thanks where nothing was asked, and nothing to look up. */
const WORDLESS = /^[^\p{L}\p{N}]+$/u

const THANKS_ALONE = /^(?:thanks?|thank you|thx|ty|(?:muito )?obrigad[oa]|valeu)[\s!.]*$/iu

const isNeverMind = ({ act }: { act: string }): boolean => act === 'never_mind'

function lookAtWords(words: string, { offer }: TurnFacts): FirstLook {
  if (refusesPerson(words)) return { kind: 'declined' }
  // "Thanks" alone to "Shall I get a person?" may mean yes or no: the offer stands, and the button is there.
  if (offer?.kind === 'person' && THANKS_ALONE.test(words.trim())) return { kind: 'nothing' }
  const which = offer?.kind === 'which' ? lookAtWhich(words, offer.articles) : null
  if (which) return which
  const reply = offer ? saysHelped(words) : null
  if (offer?.kind === 'helped' && reply) return { kind: reply === 'yes' ? 'helped' : 'not_helped' }
  if (offer?.kind === 'known_case' && reply === 'yes') return { kind: 'joined', case: offer.case }
  if (offer?.kind === 'known_case' && reply === 'no') return lookAtElse(offer)
  if (offer?.kind === 'person' && reply === 'yes') return { kind: 'handoff', reason: 'offered' }
  if (offer?.kind === 'person' && reply === 'no') return { kind: 'declined' }
  if (!offer && WORDLESS.test(words) && saysHelped(words) !== 'yes') return { kind: 'greet' }
  if (isThanks(words)) return { kind: offer?.kind === 'helped' ? 'helped' : 'nothing' }
  if (isHello(words)) return { kind: 'greet' }
  return { kind: 'question', words: words.slice(0, QUESTION_LENGTH).toWellFormed() }
}

/** Two are close when the second has nearly what the first has, and no third one has. */
const CLOSE = 0.1
const APART = 0.1

/** Decides from what was found. It answers only what a published article says. */
export function judge(proposal: Proposal, { offer }: Pick<TurnFacts, 'offer'>): Decision {
  const [best] = proposal.candidates
  // They said it in other words, and have this article already: to give it again would be to say that they did not read it.
  const found = proposal.certainty !== 'none'
  if (best && found && offer?.kind === 'helped' && offer.article === best.article) return { kind: 'not_helped' }
  if (best && proposal.certainty === 'answer') {
    const { composed } = proposal
    return { kind: 'answer', article: best.article, ...(composed ? { composed: composed.articles } : {}) }
  }
  if (best && proposal.certainty === 'suggest') {
    const close = isClose(proposal)
    const named = proposal.candidates.slice(0, close ? 2 : MOST_NAMED)
    return { kind: 'suggest', articles: named.map(({ article }) => article), close }
  }
  return { kind: 'unknown', again: offer?.kind === 'person' }
}

function isClose({ candidates, close }: Proposal): boolean {
  const [first, second, third] = candidates
  if (!first || !second) return false
  if (!third || close) return true
  return first.score - second.score <= CLOSE && second.score - third.score > APART
}
