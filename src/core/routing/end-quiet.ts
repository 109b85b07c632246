import type { Statement } from '../../kernel/database.ts'
import { appendEvents } from '../../kernel/events/append.ts'
import type { Kernel } from '../../kernel/kernel.ts'
import { lockConversation } from '../conversation/conversation.ts'
import { remind } from '../conversation/remind.ts'
import { end } from '../conversation/resolve-conversation.ts'
import { readSettings } from '../workspace/settings.ts'

const HOUR_MS = 3_600_000
/** Ended or reminded in one look; the next look takes the next ones. */
const BATCH = 50

// What is due is told by the times that are set now, not by those of when the silence began.
const DUE = `(status = 'automated' and quiet_since <= $2
    or status = 'assigned' and reminded_at is null and quiet_since <= $3
    or status = 'assigned' and reminded_at <= $4)`

const FIND: Statement = {
  name: 'conversation_quiet_due',
  text: `select id from conversation where workspace = $1 and quiet_since is not null and status in ('automated', 'assigned') and ${DUE}
    order by quiet_since limit ${BATCH}`,
}

const STILL: Statement = {
  name: 'conversation_quiet_still',
  text: `select reminded_at as "remindedAt" from conversation
    where workspace = $1 and quiet_since is not null and ${DUE} and id = $5`,
}

/**
 * Ends what has been silent for long enough: a chat with the virtual agent without a word, a chat with an agent after a reminder.
 * Who waits for an agent never ends by itself. Answers how many were reminded or ended.
 */
export async function endQuiet(kernel: Kernel, workspace: number): Promise<number> {
  const { times } = await readSettings(kernel.db, workspace)
  const now = kernel.clock.now()
  const ago = (hours: number): Date => new Date(now.getTime() - hours * HOUR_MS)
  const due = [ago(times.automatedEndHours), ago(times.reminderHours), ago(times.endHours)]
  const rows = await kernel.db.run<{ id: string }>(FIND, [workspace, ...due])
  let ended = 0
  for (const { id } of rows) {
    // The oldest come first, so one that fails for good would keep all others waiting behind it.
    try {
      await endOne(kernel, { workspace, id, due, endHours: times.endHours })
      ended++
    } catch (error) {
      kernel.log.error(
        { err: error, conversation: id },
        'a silent conversation could not be ended, the next look tries again',
      )
    }
  }
  return ended
}

function endOne(
  kernel: Kernel,
  { workspace, id, due, endHours }: { workspace: number; id: string; due: Date[]; endHours: number },
): Promise<void> {
  return kernel.db.transaction(async (tx) => {
    const now = kernel.clock.now()
    const conversation = await lockConversation(tx, workspace, id)
    const [still] = await tx.run<{ remindedAt: Date | null }>(STILL, [workspace, ...due, id])
    if (!still) return
    if (conversation.status === 'assigned' && !still.remindedAt) {
      return appendEvents(tx, await remind(tx, { workspace, conversation, hours: endHours, now }))
    }
    // Somebody who only met the virtual agent, and went, is not written to again.
    const notice = conversation.status === 'assigned' ? { kind: 'endedBySilence' as const } : null
    const ended = { workspace, conversation, by: 'silence' as const, agent: null, outcome: 'silent' as const }
    await appendEvents(tx, await end(tx, { ...ended, notice, now }))
  })
}
