import type { Statement, Transaction } from '../database.ts'
import { type ClaimedLane, laneTopic } from './lane.ts'

const RELEASE: Statement = {
  name: 'lane_release',
  text: `update lane l set owner = null, lease_until = null, hold_until = r.hold,
      due = case when l.wakes <> r.wakes or r.hold is not null then coalesce(r.hold, $6) else null end
    from unnest($1::int[], $2::uuid[], $3::text[], $4::bigint[], $5::bigint[], $7::timestamptz[])
      as r(workspace, subject, route, attempt, wakes, hold)
    where l.workspace = r.workspace and l.subject = r.subject and l.route = r.route and l.attempt = r.attempt
    returning l.route, l.due`,
}

const RENEW: Statement = {
  name: 'lane_renew',
  text: `update lane l set lease_until = $5
    from unnest($1::int[], $2::uuid[], $3::text[], $4::bigint[]) as r(workspace, subject, route, attempt)
    where l.workspace = r.workspace and l.subject = r.subject and l.route = r.route and l.attempt = r.attempt`,
}

/** A lane that is given back: empty, or to be looked at again at `hold` and not before. */
export interface Release {
  lane: ClaimedLane
  hold: Date | null
}

/**
 * Gives lanes back. The caller has looked for more work in an earlier statement of the same transaction and found none (or
 * names `hold`): work that was written before that look was seen by it, work written after it has raised `wakes`, and then the
 * lane is due again at once.
 */
export async function releaseLanes(tx: Transaction, releases: readonly Release[], now: Date): Promise<void> {
  if (releases.length === 0) return
  const rows = await tx.run<{ route: string; due: Date | null }>(RELEASE, [
    releases.map((release) => release.lane.workspace),
    releases.map((release) => release.lane.subject),
    releases.map((release) => release.lane.route),
    releases.map((release) => release.lane.attempt),
    releases.map((release) => release.lane.wakes),
    now,
    releases.map((release) => release.hold),
  ])
  for (const row of rows) if (row.due && row.due <= now) tx.wake(laneTopic(row.route))
}

/** Keeps lanes in our hands while there is work on them. */
export async function renewLanes(tx: Transaction, lanes: readonly ClaimedLane[], until: Date): Promise<void> {
  if (lanes.length === 0) return
  tx.later(RENEW, [
    lanes.map((lane) => lane.workspace),
    lanes.map((lane) => lane.subject),
    lanes.map((lane) => lane.route),
    lanes.map((lane) => lane.attempt),
    until,
  ])
}
