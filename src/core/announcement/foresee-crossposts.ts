import type { Reader, Statement } from '../../kernel/database.ts'

const HOUR_MS = 3_600_000
/** So far ahead is looked, and so many are looked at: enough for a week that nobody could read. */
const AHEAD_MS = 7 * 24 * HOUR_MS
const MOST = 500

/** The hour of a channel in which most goes out to the servers that follow it. */
export interface BusiestHour {
  channel: { id: string; name: string }
  count: number
  /** When the first of them goes out. */
  from: Date
}

const WISHED: Statement = {
  name: 'announcement_crossposts_ahead',
  text: `select place ->> 'id' as id, place ->> 'name' as name, at from (
      select place, crosspost_at as at from announcement where workspace = $1 and crosspost = 'done' and crosspost_at > $2
      union all
      select place, $3::timestamptz from announcement where workspace = $1 and state = 'posted' and crosspost = 'waiting'
      union all
      select place, due_at from announcement
        where workspace = $1 and state = 'scheduled' and crosspost = 'wanted' and due_at < $4
    ) wished where place ->> 'guild' = $5 order by at limit ${MOST}`,
}

/** The busiest hour of each channel of a guild, from the last hour until a week ahead; channels without any are left out. */
export async function foreseeCrossposts(
  reader: Reader,
  { workspace, guild, now }: { workspace: number; guild: string; now: Date },
): Promise<BusiestHour[]> {
  const at = (ms: number) => new Date(now.getTime() + ms)
  const rows = await reader.run<{ id: string; name: string; at: Date }>(WISHED, [
    ...[workspace, at(-HOUR_MS), now, at(AHEAD_MS), guild],
  ])
  const channels = Map.groupBy(rows, ({ id }) => id)
  return [...channels.values()].map((wished) => busiestOf(wished))
}

/** Of times in their order; the first hour of those that are equally full. */
function busiestOf(wished: { id: string; name: string; at: Date }[]): BusiestHour {
  let best = { count: 0, first: 0 }
  let first = 0
  for (const [last, { at }] of wished.entries()) {
    while (at.getTime() - (wished[first]?.at.getTime() ?? 0) >= HOUR_MS) first += 1
    if (last - first + 1 > best.count) best = { count: last - first + 1, first }
  }
  const { id, name, at } = wished[best.first] ?? { id: '', name: '', at: new Date(0) }
  return { channel: { id, name }, count: best.count, from: at }
}
