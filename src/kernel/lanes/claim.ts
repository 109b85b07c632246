import type { Reader, Statement } from '../database.ts'
import { type ClaimedLane, LIVE } from './lane.ts'

const DUE = `workspace = $1 and route = $2 and due is not null and due <= $3
        and (lease_until is null or lease_until <= $3) and (hold_until is null or hold_until <= $3)`

// What may wait takes only the hands that are left, and never more than its share of them.
const CLAIM: Statement = {
  name: 'lane_claim',
  text: `with live as (
      select workspace, subject, route from lane where ${DUE} and priority <= ${LIVE}
      order by priority, due limit $6 for update skip locked
    ), bulk as (
      select workspace, subject, route from lane where ${DUE} and priority > ${LIVE}
      order by priority, due limit least($7::bigint, $6::bigint - (select count(*) from live)) for update skip locked
    )
    update lane l set owner = $4, lease_until = $5, attempt = l.attempt + 1
    from (select * from live union all select * from bulk) free
    where l.workspace = free.workspace and l.subject = free.subject and l.route = free.route
    returning l.workspace, l.subject, l.route, l.attempt, l.wakes, l.priority > ${LIVE} as bulk`,
}

const FREE_ALL: Statement = {
  name: 'lane_free_all',
  text: `update lane set owner = null, lease_until = null where workspace = $1 and route = $2 and owner is not null`,
}

export interface ClaimOptions {
  workspace: number
  route: string
  owner: string
  now: Date
  leaseMs: number
  limit: number
  /** Of these at most so many whose priority is BULK; all of them, when it is not said. */
  bulkLimit?: number
}

/** Takes lanes that are due and in nobody's hands, the most pressing first. */
export function claimLanes(reader: Reader, options: ClaimOptions): Promise<ClaimedLane[]> {
  const { workspace, route, owner, now, leaseMs, limit, bulkLimit = limit } = options
  const until = new Date(now.getTime() + leaseMs)
  return reader.run<ClaimedLane>(CLAIM, [workspace, route, now, owner, until, limit, bulkLimit])
}

/** Frees every lane of a route whose only possible holder is surely gone, so that nobody waits for leases to run out. */
export async function freeLanes(reader: Reader, workspace: number, route: string): Promise<void> {
  await reader.run(FREE_ALL, [workspace, route])
}
