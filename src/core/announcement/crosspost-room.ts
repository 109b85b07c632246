import type { Reader, Statement } from '../../kernel/database.ts'
import { CROSSPOSTS_AN_HOUR } from '../../protocol/announcements.ts'

const HOUR_MS = 3_600_000

// That Discord itself asks to wait tells of posts that others have published.
const ROOM: Statement = {
  name: 'announcement_crosspost_room',
  text: `select
      array(select crosspost_at from announcement
        where workspace = $1 and crosspost = 'done' and crosspost_at > $2 and place ->> 'id' = $4 order by crosspost_at desc limit ${CROSSPOSTS_AN_HOUR}) as done,
      (select min(crosspost_at) from announcement
        where workspace = $1 and state = 'posted' and crosspost = 'waiting' and crosspost_at > $3 and place ->> 'id' = $4) as waits`,
}

/** How many posts of a channel can go out to the servers that follow it now, and when the next one can where none can. */
export async function crosspostRoom(
  reader: Reader,
  { workspace, channel, now }: { workspace: number; channel: string; now: Date },
): Promise<{ left: number; nextAt: Date | null }> {
  const since = new Date(now.getTime() - HOUR_MS)
  const [row] = await reader.run<{ done: Date[]; waits: Date | null }>(ROOM, [workspace, since, now, channel])
  const done = row?.done ?? []
  if (row?.waits) return { left: 0, nextAt: row.waits }
  const left = CROSSPOSTS_AN_HOUR - done.length
  const oldest = done.at(-1)
  return left > 0 || !oldest ? { left, nextAt: null } : { left: 0, nextAt: new Date(oldest.getTime() + HOUR_MS) }
}
