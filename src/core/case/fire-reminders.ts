import type { Reader, Statement, Transaction } from '../../kernel/database.ts'
import { appendEvents } from '../../kernel/events/append.ts'
import type { Kernel } from '../../kernel/kernel.ts'
import { byAgent } from './actor.ts'
import { addEntry } from './add-entry.ts'
import { isOver } from './case.ts'
import { lockCase } from './lock-case.ts'
import { mentionAgents } from './mention-agents.ts'
import { stateChanged } from './state-changed.ts'

/** Looked at in one go; the next look takes the next ones. */
const BATCH = 50

/** Whether a member has said something in a case's conversations since a moment; told by who knows conversations. */
export type HasAnswered = (reader: Reader, asked: { workspace: number; case: string; since: Date }) => Promise<boolean>

interface DueReminder {
  id: string
  case: string
  agent: string
  text: string
  unlessAnswered: boolean
  setAt: Date
}

// What another instance has in its hands is left to it.
const TAKE: Statement = {
  name: 'case_take_reminder',
  text: `update case_reminder set done_at = $2 where workspace = $1 and id = (
      select id from case_reminder where workspace = $1 and done_at is null and due_at <= $2 order by due_at limit 1 for update skip locked
    ) returning id, case_id as "case", agent_id as agent, text, unless_answered as "unlessAnswered", set_at as "setAt"`,
}

const HAS_DETAIL: Statement = {
  name: 'case_has_detail_since',
  text: `select 1 from case_entry where workspace = $1 and case_id = $2 and kind = 'detail' and at > $3 limit 1`,
}

/**
 * Brings the reminders whose time has come: a line in the history, and a mention of who set it. One that was to come only without an
 * answer is silent when a member has said something since, or the case is over. Answers how many came due. Safe in several instances.
 */
export async function fireReminders(kernel: Kernel, workspace: number, hasAnswered: HasAnswered): Promise<number> {
  for (let fired = 0; fired < BATCH; fired++) {
    const more = await kernel.db.transaction((tx) => fireNext(tx, { workspace, hasAnswered, now: kernel.clock.now() }))
    if (!more) return fired
  }
  return BATCH
}

async function fireNext(
  tx: Transaction,
  { workspace, hasAnswered, now }: { workspace: number; hasAnswered: HasAnswered; now: Date },
): Promise<boolean> {
  const [reminder] = await tx.run<DueReminder>(TAKE, [workspace, now])
  if (!reminder) return false
  const { agent, text, setAt } = reminder
  const held = await lockCase(tx, workspace, reminder.case)
  const asked = { workspace, case: held.id, since: setAt }
  const silent =
    reminder.unlessAnswered &&
    (isOver(held.status) ||
      (await tx.run(HAS_DETAIL, [workspace, held.id, setAt])).length > 0 ||
      (await hasAnswered(tx, asked)))
  if (silent) {
    // It stands no more, which is all that there is to see of it.
    await appendEvents(tx, [{ workspace, kind: 'case.changed', conversation: null, case: held.id, at: now }])
    return true
  }
  const entry = addEntry(tx, { workspace, case: held.id, kind: 'reminder', actor: byAgent(agent), text, now })
  const facts = await mentionAgents(tx, { workspace, case: held.id, entry, agents: [agent], now })
  await stateChanged(tx, { workspace, cases: [held.id], agent, facts, now })
  return true
}
