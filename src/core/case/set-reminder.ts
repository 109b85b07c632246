import type { Statement } from '../../kernel/database.ts'
import { Refusal } from '../../kernel/errors.ts'
import { appendEvents } from '../../kernel/events/append.ts'
import { newId } from '../../kernel/ids.ts'
import type { Kernel } from '../../kernel/kernel.ts'
import { lockCase } from './lock-case.ts'

export interface NewReminder {
  workspace: number
  case: string
  agent: string
  dueAt: Date
  text: string
  /** It only comes if no member of the case has said anything until then. */
  unlessAnswered: boolean
}

/** Reminders of one agent on one case that may stand at once. */
const MOST = 20

const COUNT: Statement = {
  name: 'case_count_reminders',
  text: `select count(*)::int as n from case_reminder where workspace = $1 and case_id = $2 and agent_id = $3 and done_at is null`,
}

const SET: Statement = {
  name: 'case_set_reminder',
  text: `insert into case_reminder (workspace, id, case_id, agent_id, text, unless_answered, set_at, due_at)
    values ($1, $2, $3, $4, $5, $6, $7, $8)`,
}

/** An agent asks to be reminded of a case. Answers the reminder's id. @throws Refusal not_found, invalid (in the past; too many) */
export function setReminder(kernel: Kernel, reminder: NewReminder): Promise<string> {
  return kernel.db.transaction(async (tx) => {
    const { workspace, agent, dueAt, text, unlessAnswered } = reminder
    const now = kernel.clock.now()
    if (dueAt <= now) throw new Refusal('invalid', 'Choose a time that lies ahead.', { field: 'dueAt' })
    const held = await lockCase(tx, workspace, reminder.case)
    const [standing] = await tx.run<{ n: number }>(COUNT, [workspace, held.id, agent])
    if ((standing?.n ?? 0) >= MOST) throw new Refusal('invalid', `${MOST} reminders stand on this case already.`)
    const id = newId()
    tx.later(SET, [workspace, id, held.id, agent, text, unlessAnswered, now, dueAt])
    await appendEvents(tx, [{ workspace, kind: 'case.changed', conversation: null, case: held.id, agent, at: now }])
    return id
  })
}
