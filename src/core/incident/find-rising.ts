import type { Reader, Statement } from '../../kernel/database.ts'

/** A case that members join much more often than they did. */
export interface Rising {
  case: string
  /** Who joined in the last two hours. */
  recent: number
  /** How many times the usual that is; the usual is the same stretch of the day before, at least one in two hours. */
  times: number
  /** Who joined in each of the last twelve hours, the oldest first. */
  hours: number[]
}

const HOUR_MS = 3_600_000
const RECENT_HOURS = 2
const SHOWN_HOURS = 12
/** Fewer than this many in two hours are no rise, whatever was before. */
const LEAST = 5
const TIMES = 3

// A day's joins are few against all that were ever made; the index by time gives them.
const RISING: Statement = {
  name: 'incident_rising',
  text: `select p.case_id as "case", count(*) filter (where p.joined_at > $3)::int as recent,
      count(*) filter (where p.joined_at <= $3)::int as before,
      array_agg(extract(epoch from $2::timestamptz - p.joined_at)::float8 / 3600) filter (where p.joined_at > $5) as ages
    from case_party p
    join support_case s on s.workspace = p.workspace and s.id = p.case_id
    where p.workspace = $1 and p.joined_at > $4 and p.via_id is null and s.merged_into_id is null
      and s.type in ('bug', 'account', 'other') and s.status not in ('resolved', 'closed')
      and not exists (select 1 from rising_dismissal d where d.workspace = p.workspace and d.case_id = p.case_id and d.until > $2)
    group by p.case_id having count(*) filter (where p.joined_at > $3) >= ${LEAST}
    order by recent desc limit 5`,
}

/** The cases that rise now, the steepest first; at most five. */
export async function findRising(reader: Reader, workspace: number, now: Date): Promise<Rising[]> {
  const ago = (hours: number) => new Date(now.getTime() - hours * HOUR_MS)
  const rows = await reader.run<{ case: string; recent: number; before: number; ages: number[] }>(RISING, [
    ...[workspace, now, ago(RECENT_HOURS), ago(24), ago(SHOWN_HOURS)],
  ])
  return rows.flatMap(({ case: id, recent, before, ages }) => {
    const usual = Math.max(1, (before * RECENT_HOURS) / (24 - RECENT_HOURS))
    const times = recent / usual
    return times >= TIMES ? [{ case: id, recent, times, hours: byHour(ages) }] : []
  })
}

function byHour(ages: readonly number[]): number[] {
  const hours = Array.from({ length: SHOWN_HOURS }, () => 0)
  for (const age of ages) {
    const at = SHOWN_HOURS - 1 - Math.min(SHOWN_HOURS - 1, Math.max(0, Math.floor(age)))
    hours[at] = (hours[at] ?? 0) + 1
  }
  return hours
}
