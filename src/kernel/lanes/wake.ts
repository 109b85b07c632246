import type { Statement, Transaction } from '../database.ts'
import { type LaneKey, laneTopic } from './lane.ts'

const WAKE: Statement = {
  name: 'lane_wake',
  text: `insert into lane (workspace, subject, route, due, priority)
    select * from unnest($1::int[], $2::uuid[], $3::text[], $4::timestamptz[], $5::smallint[])
    on conflict (workspace, subject, route) do update set
      due = least(lane.due, excluded.due),
      priority = case when lane.due is null then excluded.priority else least(lane.priority, excluded.priority) end, wakes = lane.wakes + 1`,
}

/**
 * Says that a subject has work on a route. Called in the transaction that writes the work, after it, so that whoever claims the
 * lane finds the work there. Keys must be distinct and sorted by subject, so that two callers never lock in opposite orders.
 */
export async function wakeLanes(
  tx: Transaction,
  lanes: readonly (LaneKey & { priority: number })[],
  due: Date,
): Promise<void> {
  if (lanes.length === 0) return
  tx.later(WAKE, [
    lanes.map((lane) => lane.workspace),
    lanes.map((lane) => lane.subject),
    lanes.map((lane) => lane.route),
    lanes.map(() => due),
    lanes.map((lane) => lane.priority),
  ])
  for (const lane of lanes) tx.wake(laneTopic(lane.route))
}
