import type { Statement } from '../../kernel/database.ts'
import { appendEvents } from '../../kernel/events/append.ts'
import type { Kernel } from '../../kernel/kernel.ts'
import { instantOf, isTimeZone } from '../../protocol/wall-time.ts'

const SCHEDULED: Statement = {
  name: 'announcement_scheduled',
  text: `select id, wall, zone, due_at as "dueAt" from announcement where workspace = $1 and state = 'scheduled' and due_at > $2`,
}

const RENEW: Statement = {
  name: 'announcement_renew_due',
  text: `update announcement set due_at = $5
    where workspace = $1 and id = $2 and state = 'scheduled' and wall = $3 and zone = $4`,
}

/**
 * What was chosen is a time on a wall. Where the rules of its zone have changed since (a country gives up summer time, and Node's data is newer)
 * another moment is meant by it.
 */
export async function renewDue(kernel: Kernel, workspace: number): Promise<void> {
  const at = kernel.clock.now()
  const scheduled = await kernel.db.run<{ id: string; wall: string; zone: string; dueAt: Date }>(SCHEDULED, [
    workspace,
    at,
  ])
  const moved = scheduled.flatMap(({ id, wall, zone, dueAt }) => {
    const meant = isTimeZone(zone) ? instantOf(wall, zone).at : dueAt
    return meant.getTime() === dueAt.getTime() ? [] : [{ id, wall, zone, meant }]
  })
  if (moved.length === 0) return
  await kernel.db.transaction(async (tx) => {
    for (const { id, wall, zone, meant } of moved) tx.later(RENEW, [workspace, id, wall, zone, meant])
    await appendEvents(tx, [{ workspace, kind: 'announcement.changed', conversation: null, at }])
  })
}
