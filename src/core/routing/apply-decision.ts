import type { Statement, Transaction } from '../../kernel/database.ts'
import { appendEvents, type NewEvent } from '../../kernel/events/append.ts'
import { newId } from '../../kernel/ids.ts'
import { text } from '../../texts/format.ts'
import type { Actor } from '../case/actor.ts'
import { finishTurn } from '../conversation/finish-turn.ts'
import { automate } from '../conversation/hand-back.ts'
import { end } from '../conversation/resolve-conversation.ts'
import { speak } from '../conversation/speak.ts'
import { hear, keepAnswer } from '../incident/hear.ts'
import type { ActiveIncident } from '../incident/incident.ts'
import { answerFor } from '../knowledge/answer-for.ts'
import { holdImages } from '../knowledge/hold-images.ts'
import { agentOfGuild } from '../workspace/agent-of-guild.ts'
import { readSettings } from '../workspace/settings.ts'
import type { Applied } from './applied.ts'
import { articlesOf, withArticles } from './articles-of.ts'
import type { Decision } from './decision.ts'
import { thanksWords } from './form-words.ts'
import { handOff } from './handoff.ts'
import { joinFromChat } from './join-from-chat.ts'
import { noteAnswer } from './note-answer.ts'
import { noteQuestion } from './note-question.ts'
import { reply } from './reply.ts'
import type { Trace } from './trace.ts'

const STORE: Statement = {
  name: 'turn_store',
  text: `insert into turn (workspace, id, conversation_id, message_id, trace, at) values ($1, $2, $3, $4, $5, $6)`,
}

/** Does what was decided, and keeps what it was decided from. */
export async function applyDecision(tx: Transaction, decided: Omit<Applied, 'articles' | 'agent'>): Promise<void> {
  const { workspace, conversation, facts, now } = decided
  const named = articlesOf(decided.decision)
  const [shown, settings] = await Promise.all([
    named.length > 0 ? answerFor(tx, workspace, named, decided.locale) : [],
    readSettings(tx, workspace),
  ])
  const articles = await holdImages(tx, workspace, shown)
  const decision = withArticles(decided.decision, articles, facts)
  const applied: Applied = { ...decided, decision, articles, agent: agentOfGuild(settings, facts.guild) }
  const messages = facts.messages.map(({ id }) => id)
  const presses = facts.presses.map(({ id }) => id)
  finishTurn(tx, workspace, messages, presses)
  const isOther = facts.offer?.kind !== 'which' && facts.presses.some(({ act }) => act === 'something_else')
  if (isOther) keepAnswer(tx, workspace, conversation.id, null)
  // Who pressed and wrote in one breath is answered on the words; the press still counts.
  const joined = presses.length > 0 && applied.decision.kind !== 'joined' ? await joinSilently(tx, applied) : []
  const events = [...joined, ...(await perform(tx, applied))]
  if (events.length === 0) return
  // Of a handoff with a word before it, that one: it is the virtual agent's.
  const message = events.find((event) => event.kind === 'message.created')?.message ?? null
  noteQuestion(tx, applied, message)
  const trace = JSON.stringify(traceOf(applied))
  tx.later(STORE, [workspace, newId(), conversation.id, message, trace, now])
  await appendEvents(tx, events)
}

async function perform(tx: Transaction, applied: Applied): Promise<NewEvent[]> {
  const { workspace, conversation, facts, decision, now } = applied
  switch (decision.kind) {
    case 'nothing':
      return []
    case 'handoff':
      return handOver(tx, applied, decision)
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
      const said = await say(tx, applied)
      const by = 'contact' as const
      const ended = { workspace, conversation, by, agent: null, outcome: 'solved' as const, notice: null, now }
      return [...said, ...(await end(tx, ended))]
    }
    default:
      return say(tx, applied)
  }
}

const say = async (tx: Transaction, applied: Applied): Promise<NewEvent[]> => toldOf(applied, await reply(tx, applied))

function toldOf({ workspace, conversation, now }: Applied, message: string | null): NewEvent[] {
  return message ? [{ workspace, kind: 'message.created', conversation: conversation.id, message, at: now }] : []
}

/** What they answered to a form is said back to them, and goes with the case. Where a form was broken off, so do the answers that it has. */
async function handOver(
  tx: Transaction,
  applied: Applied,
  { reason, answers }: Extract<Decision, { kind: 'handoff' }>,
): Promise<NewEvent[]> {
  const { workspace, conversation, facts, agent, callBy, now } = applied
  const { locale, offer } = facts
  const given = answers ?? (offer?.kind === 'form' ? offer.form.answers : [])
  const words =
    given.length > 0 ? thanksWords(given, locale) : reason === 'language' ? text(locale, 'otherLanguage') : null
  const speech = { workspace, conversation: conversation.id, locale, name: agent.name, now }
  const said = words === null ? [] : toldOf(applied, await speak(tx, { ...speech, words }))
  // After what was just said.
  const at = said.length > 0 ? new Date(now.getTime() + 1) : now
  const handoff = { workspace, conversation, reason, answers: given.length > 0 ? given : null, callBy, now: at }
  return [...said, ...(await handOff(tx, handoff))]
}

async function joinSilently(tx: Transaction, applied: Applied): Promise<NewEvent[]> {
  const joined = applied.facts.presses.findLast(({ act }) => act === 'me_too')
  return joined ? joinFromChat(tx, applied, { case: joined.value, silent: true }) : []
}

/** The incident comes before whatever they asked, once in a conversation. */
async function tellFirst(tx: Transaction, applied: Applied, { id }: ActiveIncident): Promise<NewEvent[]> {
  const { workspace, conversation, now } = applied
  const first = await hear(tx, { workspace, incident: id, conversation: conversation.id, now })
  return first ? say(tx, applied) : []
}

function caseOf(decision: Decision): Pick<Trace, 'case'> {
  if (decision.kind === 'known_case') return { case: decision.known.id }
  return decision.kind === 'joined' || decision.kind === 'noted' ? { case: decision.case } : {}
}

function traceOf({ facts, decision, proposal, articles, router }: Applied): Trace {
  const named =
    decision.kind === 'not_helped' && facts.topic?.article ? [facts.topic.article] : articles.map(({ id }) => id)
  return {
    decision: decision.kind,
    ...(decision.kind === 'handoff' ? { reason: decision.reason } : {}),
    ...(named.length > 0 ? { articles: named } : {}),
    ...caseOf(decision),
    messages: facts.messages.map(({ id }) => id),
    presses: facts.presses.map(({ id }) => id),
    candidates: proposal?.candidates ?? [],
    certainty: proposal?.certainty ?? null,
    ...(proposal ? { reasons: proposal.reasons } : {}),
    ...(router ? { router } : {}),
  }
}

const contactOf = ({ conversation }: Applied): Actor => ({ agent: null, contact: conversation.contactId })
