import type { Reader, Statement } from '../../kernel/database.ts'
import { Refusal } from '../../kernel/errors.ts'
import type { MessageReason } from '../../protocol/messages.ts'
import type { Trace } from '../routing/trace.ts'
import { findAnswered, presentMark } from '../virtual-agent/learning/find-answered.ts'

const TURN: Statement = {
  name: 'inbox_turn_of',
  text: `select t.trace, t.at, coalesce((select bool_or(m.deleted_at is not null) from jsonb_array_elements_text(t.trace -> 'messages') e
      join message m on m.workspace = t.workspace and m.id = e::uuid), false) as gone
    from turn t where t.workspace = $1 and t.message_id = $2`,
}

const WORDS: Record<Trace['decision'], string> = {
  answer: 'One article fits well enough to be given as the answer.',
  suggest: 'Several articles may fit, and none well enough to be sure.',
  unknown: 'No published article fits well enough.',
  handoff: 'A person was wanted.',
  helped: 'The member said that it helped.',
  not_helped: 'The member said that it did not help.',
  declined: 'The member wanted no person.',
  never_mind: 'The member stopped waiting.',
  greet: 'Only a greeting was said.',
  incident: 'An incident goes on, and this chat had not heard of it.',
  known_case: 'A bug that the team knows of is much like what was asked.',
  noted: 'They were asked about a case, and this is their answer.',
  form: 'Before a person takes over, the article that was given asks for some facts.',
  caution: 'What they wrote looks like a scam, so nothing was looked up.',
  no_more: 'It goes on about the article that was given, and no other one says more.',
  joined: 'The member has the trouble that a case is about.',
  something_else: 'It is not the trouble that was named.',
  nothing: 'Nothing was to be said.',
}

const REASONS: Record<NonNullable<Trace['reason']>, string> = {
  asked: 'The member asked for a person.',
  offered: 'The member accepted the offered person.',
  language: 'The virtual agent does not answer in this language here.',
  virtual_agent_off: 'The virtual agent is switched off.',
  agent: 'An agent put it in the queue.',
}

const ROUTERS: Record<NonNullable<Trace['router']>, string> = {
  studio: 'Twilio Studio asked for it.',
  late: 'Twilio Studio did not ask in time, so Guildesk decided.',
  away: 'Twilio could not be reached, so Guildesk decided.',
}

/**
 * Why something was said by itself.
 * @throws Refusal `not_found` when it was not, or the decision is older than is kept
 */
export async function explainMessage(reader: Reader, workspace: number, message: string): Promise<MessageReason> {
  const [[row], answered] = await Promise.all([
    reader.run<{ trace: Trace; at: Date; gone: boolean }>(TURN, [workspace, message]),
    findAnswered(reader, workspace, message),
  ])
  if (!row) throw new Refusal('not_found', 'Nothing is kept about why this was said.')
  const { decision, reason, certainty, candidates, router } = row.trace
  const kept = row.trace.reasons ?? null
  // The words as they were understood are the member's: who deletes theirs has deleted them here as well.
  const reasons = kept && row.gone ? { ...kept, words: [] } : kept
  const picked = decision === 'answer' && candidates.length === 0
  const plain = picked ? 'The member picked this article.' : reason ? REASONS[reason] : WORDS[decision]
  const words = router ? `${plain} ${ROUTERS[router]}` : plain
  const mark = answered && presentMark(answered)
  return { decision, words, certainty, candidates, reasons, mark, at: row.at.toISOString() }
}
