import type { Statement } from '../../kernel/database.ts'
import { Refusal } from '../../kernel/errors.ts'
import { appendEvents } from '../../kernel/events/append.ts'
import type { Kernel } from '../../kernel/kernel.ts'

const HOURS = 12

const DISMISS: Statement = {
  name: 'incident_dismiss_rising',
  text: `insert into rising_dismissal (workspace, case_id, until) select workspace, id, $3 from support_case where workspace = $1 and id = $2
    on conflict (workspace, case_id) do update set until = excluded.until returning case_id`,
}

/** Says that a case is no rise worth a warning: it is not shown as one for twelve hours. @throws Refusal `not_found` */
export function dismissRising(
  kernel: Kernel,
  { workspace, agent, case: id }: { workspace: number; agent: string; case: string },
): Promise<void> {
  return kernel.db.transaction(async (tx) => {
    const at = kernel.clock.now()
    const until = new Date(at.getTime() + HOURS * 3_600_000)
    const dismissed = await tx.run(DISMISS, [workspace, id, until])
    if (dismissed.length === 0) throw new Refusal('not_found', 'There is no such case.')
    await appendEvents(tx, [{ workspace, kind: 'incident.changed', conversation: null, case: id, agent, at }])
  })
}
