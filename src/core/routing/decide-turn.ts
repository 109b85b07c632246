import type { Kernel } from '../../kernel/kernel.ts'
import type { Form } from '../conversation/form.ts'
import { answerFor } from '../knowledge/answer-for.ts'
import type { AnswerEngine, Proposal } from '../virtual-agent/answer-engine.ts'
import { agentOfGuild } from '../workspace/agent-of-guild.ts'
import { readSettings } from '../workspace/settings.ts'
import { answersIn, askedIn } from './asked-in.ts'
import { firstLook, judge } from './decide.ts'
import type { Decision } from './decision.ts'
import { findKnownCase } from './find-known-case.ts'
import { proposeInTopic } from './propose-in-topic.ts'
import type { TurnFacts } from './read-turn.ts'
import type { Router } from './router.ts'

export interface TurnOptions {
  kernel: Kernel
  workspace: number
  engine: AnswerEngine
  /** Who decides before the built-in flow does, where there is one. */
  router?: Router
}

/** What was decided, and what it was decided from. */
export interface Decided {
  decision: Decision
  /** Null where nothing was looked up. */
  proposal: Proposal | null
  /** What was looked up, and what the chat is about with it; null likewise. */
  question: { words: string; about: string } | null
  /** The language in which articles are given. */
  locale: string
}

/** Decides a turn, without holding anything. */
export async function decideTurn(options: TurnOptions, conversation: string, facts: TurnFacts): Promise<Decided> {
  const { kernel, workspace, engine } = options
  const settings = await readSettings(kernel.db, workspace)
  const look = firstLook(facts, settings.virtualAgent)
  const spoken = askedIn(facts.topic?.words ?? '', facts.locale)
  if (look.kind !== 'question') {
    const decision = await withForm(options, facts, look)
    return { decision, proposal: null, question: null, locale: spoken }
  }
  const { words } = look
  const { collections, languages } = agentOfGuild(settings, facts.guild)
  const locale = askedIn(words, facts.locale)
  if (!answersIn(languages, locale)) {
    return { decision: { kind: 'handoff', reason: 'language' }, proposal: null, question: null, locale }
  }
  const asked = { workspace, question: words, locale, collections }
  const [{ proposal, words: about, spent }, known] = await Promise.all([
    proposeInTopic(engine, kernel.db, asked, facts.topic),
    refusedKnown(facts) ? null : findKnownCase(kernel.db, { workspace, conversation, words }),
  ])
  const made = { proposal, question: { words, about }, locale }
  // What an article answers is seldom about a bug, unless that one says it in nearly the same words.
  if (known && (known.sure || proposal.certainty !== 'answer')) {
    return { ...made, decision: { kind: 'known_case', known, words } }
  }
  if (spent) return { ...made, decision: { kind: 'no_more' } }
  const decision = judge(proposal, facts)
  if (decision.kind !== 'answer' || !engine.compose) return { ...made, decision }
  const told = await engine.compose(kernel.db, { ...asked, before: about === words ? null : about }, proposal)
  return { ...made, proposal: told, decision: judge(told, facts) }
}

/** They were just told of one, and it is something else. */
const refusedKnown = ({ offer }: TurnFacts): boolean => offer?.kind === 'known_case'

/**
 * Whoever wants a person after an article that asks for something is asked that first: under which they pressed, or which was
 * given last.
 */
async function withForm({ kernel, workspace }: TurnOptions, facts: TurnFacts, look: Decision): Promise<Decision> {
  if (look.kind !== 'handoff' || facts.caseOpen || facts.offer?.kind === 'form') return look
  const { reason } = look
  if (reason !== 'asked' && reason !== 'offered') return look
  const pressed = facts.presses.findLast(({ act }) => act === 'person')?.article
  const given = pressed ?? facts.topic?.article
  const [shown] = given ? await answerFor(kernel.db, workspace, [given], facts.locale) : []
  if (!shown) return look
  const slots = shown.form.length > 0 ? shown.form : await formOf(kernel, workspace, shown.original)
  if (slots.length === 0) return look
  const form: Form = { article: shown.id, reason, slots, at: 0, tries: 0, answers: [] }
  return { kind: 'form', form, again: false }
}

/** A translation without a form asks what its original asks. */
async function formOf({ db }: Kernel, workspace: number, original: string): Promise<Form['slots']> {
  const [shown] = await answerFor(db, workspace, [original], null)
  return shown?.form ?? []
}
