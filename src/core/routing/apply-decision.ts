import type { Statement, Transaction } from '../../kernel/database.ts'
import { appendEvents, type NewEvent } from '../../kernel/events/append.ts'
import { newId } from '../../kernel/ids.ts'
import type { Actor } from '../case/actor.ts'
import { finishTurn } from '../conversation/finish-turn.ts'
import { automate } from '../conversation/hand-back.ts'
import { end } from '../conversation/resolve-conversation.ts'
import { hear, keepAnswer } from '../incident/hear.ts'
import type { ActiveIncident } from '../incident/incident.ts'
import type { Applied } from './applied.ts'
import type { Decision } from './decide.ts'
import { handOff } from './handoff.ts'
import { joinFromChat } from './join-from-chat.ts'
import { noteAnswer } from './note-answer.ts'
import { type Article, readArticles } from './read-articles.ts'
import type { TurnFacts } from './read-turn.ts'
import { reply } from './reply.ts'
import type { Trace } from './trace.ts'

const STORE: Statement = {
  name: 'turn_store',
  text: `insert into turn (workspace, id, conversation_id, message_id, trace, at) values ($1, $2, $3, $4, $5, $6)`,
}

/** Does what was decided, and keeps what it was decided from. */
export async function applyDecision(tx: Transaction, decided: Omit<Applied, 'articles'>): Promise<void> {
  const { workspace, conversation, facts, now } = decided
  const articles = await readArticles(tx, workspace, decided.decision)
  const applied: Applied = { ...decided, articles, decision: withArticles(decided.decision, articles, facts) }
  const messages = facts.messages.map(({ id }) => id)
  const presses = facts.presses.map(({ id }) => id)
  finishTurn(tx, workspace, messages, presses)
  if (facts.presses.some(({ act }) => act === 'something_else')) keepAnswer(tx, workspace, conversation.id, null)
  // Who pressed and wrote in one breath is answered on the words; the press still counts.
  const joined = presses.length > 0 && applied.decision.kind !== 'joined' ? await joinSilently(tx, applied) : []
  const events = [...joined, ...(await perform(tx, applied))]
  if (events.length === 0) return
  const message = events.find((event) => event.kind === 'message.created')?.message ?? null
  const trace = JSON.stringify(traceOf(applied, messages, presses))
  tx.later(STORE, [workspace, newId(), conversation.id, message, trace, now])
  await appendEvents(tx, events)
}

/** Unpublished a moment ago, or since its button was shown: what no published article says is not answered. */
function withArticles(decision: Decision, articles: readonly Article[], { offer }: TurnFacts): Decision {
  const needs = decision.kind === 'answer' || decision.kind === 'suggest'
  return needs && articles.length === 0 ? { kind: 'unknown', again: offer?.kind === 'person' } : decision
}

async function perform(tx: Transaction, applied: Applied): Promise<NewEvent[]> {
  const { workspace, conversation, facts, decision, now } = applied
  switch (decision.kind) {
    case 'nothing':
      return []
    case 'handoff':
      return handOff(tx, { workspace, conversation, reason: decision.reason, now })
    case 'never_mind':
      return automate(tx, {
        workspace,
        conversation,
        outcome: 'withdrawn',
        says: 'neverMindDone',
        actor: contactOf(applied),
        now,
      })
    case 'incident':
      return facts.incident ? tellFirst(tx, applied, facts.incident) : []
    case 'joined':
      return joinFromChat(tx, applied, { case: decision.case, silent: facts.status !== 'automated' })
    case 'noted':
      return noteAnswer(tx, applied, decision)
    case 'helped': {
      const said = await reply(tx, applied)
      const by = 'contact' as const
      const ended = { workspace, conversation, by, agent: null, outcome: 'solved' as const, notice: null, now }
      return [...said, ...(await end(tx, ended))]
    }
    default:
      return reply(tx, applied)
  }
}

async function joinSilently(tx: Transaction, applied: Applied): Promise<NewEvent[]> {
  const joined = applied.facts.presses.findLast(({ act }) => act === 'me_too')
  return joined ? joinFromChat(tx, applied, { case: joined.value, silent: true }) : []
}

/** The incident comes before whatever they asked, once in a conversation. */
async function tellFirst(tx: Transaction, applied: Applied, { id }: ActiveIncident): Promise<NewEvent[]> {
  const { workspace, conversation, now } = applied
  const first = await hear(tx, { workspace, incident: id, conversation: conversation.id, now })
  return first ? reply(tx, applied) : []
}

function caseOf(decision: Decision): Pick<Trace, 'case'> {
  if (decision.kind === 'known_case') return { case: decision.known.id }
  return decision.kind === 'joined' || decision.kind === 'noted' ? { case: decision.case } : {}
}

function traceOf({ decision, proposal }: Applied, messages: string[], presses: string[]): Trace {
  return {
    decision: decision.kind,
    ...(decision.kind === 'handoff' ? { reason: decision.reason } : {}),
    ...caseOf(decision),
    messages,
    presses,
    candidates: proposal?.candidates ?? [],
    certainty: proposal?.certainty ?? null,
    ...(proposal ? { reasons: proposal.reasons } : {}),
  }
}

const contactOf = ({ conversation }: Applied): Actor => ({ agent: null, contact: conversation.contactId })
