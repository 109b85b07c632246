import type { Transaction } from '../../kernel/database.ts'
import { newId } from '../../kernel/ids.ts'
import { keepTopic } from '../conversation/keep-topic.ts'
import { noteOutcome } from '../virtual-agent/learning/note-outcome.ts'
import { notePick } from '../virtual-agent/learning/note-pick.ts'
import { recordQuestion } from '../virtual-agent/learning/record-question.ts'
import { consoles } from './answer-words.ts'
import type { Applied } from './applied.ts'

/**
 * Keeps what was asked and what became of what was asked before, for gaps, replays and statistics, and what the chat is about from now on.
 * @param reply our message in which the decision shows
 */
export function noteQuestion(tx: Transaction, applied: Applied, reply: string | null): void {
  noteBefore(tx, applied)
  record(tx, applied, reply)
  const topic = topicOf(applied)
  const { workspace, conversation, now } = applied
  if (topic) keepTopic(tx, { workspace, conversation: conversation.id, topic, now })
}

/** What is decided now says what became of the last question. */
function noteBefore(tx: Transaction, applied: Applied): void {
  const { workspace, conversation, decision, articles, now } = applied
  const of = { workspace, conversation: conversation.id, now }
  const outcome = outcomeOf(applied)
  if (outcome) noteOutcome(tx, { ...of, outcome })
  const [picked] = articles
  if (decision.kind === 'answer' && decision.picked && picked) notePick(tx, { ...of, article: picked.original })
}

function outcomeOf({ decision, facts }: Applied): 'helped' | 'not_helped' | 'handed_over' | null {
  if (decision.kind === 'helped' || decision.kind === 'not_helped') return decision.kind
  if (decision.kind === 'something_else') return facts.offer?.kind === 'which' ? 'not_helped' : null
  // Whoever writes in a language that is not answered has asked something new, and said nothing of what they were told before.
  return decision.kind === 'handoff' && (decision.reason === 'asked' || decision.reason === 'offered')
    ? 'handed_over'
    : null
}

const RECORDED = {
  answer: 'answer',
  suggest: 'suggest',
  unknown: 'unknown',
  no_more: 'unknown',
  not_helped: 'unknown',
} as const

function record(tx: Transaction, applied: Applied, reply: string | null): void {
  const { workspace, conversation, facts, decision, proposal, question, locale, articles, now } = applied
  if (!proposal || !question || !(decision.kind in RECORDED)) return
  recordQuestion(tx, {
    ...{ workspace, id: newId(), way: 'chat', conversation: conversation.id, contact: conversation.contactId },
    ...{ guild: facts.guild, text: question.words, locale, messages: readFrom(facts, question.words), reply },
    decision: RECORDED[decision.kind as keyof typeof RECORDED],
    article: articles[0]?.original ?? proposal.candidates[0]?.article ?? null,
    sureness: proposal.reasons.sureness,
    model: proposal.reasons.model,
    now,
  })
}

/** The messages whose words they are: where a named case was not meant, those in which they had asked before. */
function readFrom({ messages, offer }: Applied['facts'], words: string): string[] {
  const before = offer?.kind === 'known_case' && offer.words.trim() === words ? (offer.messages ?? []) : []
  return [...before, ...messages.map(({ id }) => id)]
}

function topicOf(applied: Applied) {
  const { facts, decision, question, articles } = applied
  const { topic } = facts
  const words = question?.about ?? topic?.words ?? ''
  switch (decision.kind) {
    case 'answer':
      return { words, article: articles[0]?.original ?? null, consoled: consoles(applied) }
    case 'suggest':
      return question && { words, article: null, consoled: false }
    case 'unknown':
      return question && { words, article: words === topic?.words ? topic.article : null, consoled: false }
    case 'no_more':
    case 'not_helped':
      return topic
    default:
      return null
  }
}
