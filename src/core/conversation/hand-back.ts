import type { Statement, Transaction } from '../../kernel/database.ts'
import { Refusal } from '../../kernel/errors.ts'
import { appendEvents, type NewEvent } from '../../kernel/events/append.ts'
import type { Kernel } from '../../kernel/kernel.ts'
import { escapeMarkdown } from '../../protocol/escape.ts'
import { text } from '../../texts/format.ts'
import { publicNameOf } from '../agent/public-name.ts'
import { type Actor, byAgent } from '../case/actor.ts'
import type { CaseOutcome } from '../case/case.ts'
import { resolveCase } from '../case/follow-conversation.ts'
import { agentOfGuild } from '../workspace/agent-of-guild.ts'
import { readSettings } from '../workspace/settings.ts'
import { personButton } from './buttons.ts'
import { type LockedConversation, lockConversation } from './conversation.ts'
import { endStay } from './end-stay.ts'
import { factsOf } from './facts-of.ts'
import { giveNotice } from './give-notice.ts'
import { localeOf } from './locale-of.ts'
import { noteFact } from './note-fact.ts'
import { endPlaceNotice } from './place-notice.ts'
import { speak } from './speak.ts'
import type { ConversationAct } from './take-conversation.ts'
import { wakeStaff } from './wake-staff.ts'

const AUTOMATE: Statement = {
  name: 'conversation_automate',
  text: `update conversation set status = 'automated', assignee_id = null, queued_at = null, quiet_since = $3, reminded_at = null, offer = null,
      topic = null, desk = 'console', desk_agent = null
    where workspace = $1 and id = $2`,
}

/**
 * An agent gives a conversation back to the virtual agent; the contact is told who answers from here.
 * @throws Refusal not_found, conflict (resolved, or the virtual agent is switched off)
 */
export function handBack(kernel: Kernel, act: ConversationAct): Promise<void> {
  return kernel.db.transaction(async (tx) => {
    const { workspace, agent } = act
    const conversation = await lockConversation(tx, workspace, act.conversation)
    if (conversation.status === 'automated') return
    if (conversation.status === 'resolved')
      throw new Refusal('conflict', 'This conversation is resolved. Reopen it first.')
    const settings = await readSettings(tx, workspace)
    if (!settings.virtualAgent.enabled)
      throw new Refusal('conflict', 'The virtual agent is switched off. Give it to a colleague or to the queue.')
    const now = kernel.clock.now()
    const { name } = agentOfGuild(settings, conversation.guild?.id ?? null)
    const words = `${await publicNameOf(tx, workspace, agent)} handed this back to ${name}.`
    const fact = noteFact(tx, { workspace, conversation: conversation.id, agent, words, now })
    const at = new Date(now.getTime() + 1)
    const back = { outcome: null, says: 'handedBack' as const, actor: byAgent(agent) }
    const events = await automate(tx, { workspace, conversation, ...back, now: at })
    await appendEvents(tx, [fact, ...events])
  })
}

/**
 * The virtual agent answers from here, and says so. Where it was switched off meanwhile, the contact only hears that the wait is over: their
 * next words go to the queue. Answers the facts, for the caller to state.
 */
export async function automate(
  tx: Transaction,
  options: {
    workspace: number
    conversation: LockedConversation
    outcome: CaseOutcome | null
    says: 'handedBack' | 'neverMindDone'
    actor: Actor
    now: Date
  },
): Promise<NewEvent[]> {
  const { workspace, conversation, outcome, says, actor, now } = options
  const { id } = conversation
  const [locale, settings] = await Promise.all([
    localeOf(tx, workspace, conversation.identityId),
    readSettings(tx, workspace),
  ])
  const reworded = await endPlaceNotice(tx, { workspace, conversation, locale, taken: false, now })
  const { enabled } = settings.virtualAgent
  const { name } = agentOfGuild(settings, conversation.guild?.id ?? null)
  const said = text(locale, says, { name: escapeMarkdown(name) })
  const buttons = [personButton(locale)]
  const told = enabled
    ? await speak(tx, { workspace, conversation: id, locale, name, words: said, buttons, now })
    : await giveNotice(tx, { workspace, conversation: id, locale, notice: { kind: 'neverMindOff' }, once: null, now })
  tx.later(AUTOMATE, [workspace, id, now])
  resolveCase(tx, { workspace, conversation: id, outcome, actor, now })
  await wakeStaff(tx, workspace, id, now)
  const fact = { workspace, conversation: id, kind: 'conversation.handed_back' as const, at: now }
  const left = await endStay(tx, { workspace, conversation, now })
  return [...factsOf(fact, { reworded, said: told, case: conversation.caseId }), ...left]
}
