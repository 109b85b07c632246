import type { Database, Reader, Statement } from '../../../kernel/database.ts'

// Counted before anything is asked, in the statement that looks at the limit: two instances never spend the same tokens.
const RESERVE: Statement = {
  name: 'endpoint_reserve',
  text: `insert into endpoint_day as d (workspace, day, requests, failures, tokens)
    select $1::int, $2::date, 1, 0, $3::int where $3::int <= $4::int
    on conflict (workspace, day) do update set requests = d.requests + 1, tokens = d.tokens + excluded.tokens
      where d.tokens + excluded.tokens <= $4::int
    returning tokens`,
}

const SETTLE: Statement = {
  name: 'endpoint_settle',
  text: `update endpoint_day set tokens = greatest(0, least(2147483647, tokens::bigint + $3::int))::int, failures = failures + $4::int
    where workspace = $1 and day = $2::date`,
}

const READ: Statement = {
  name: 'endpoint_day_read',
  text: 'select requests, failures, tokens from endpoint_day where workspace = $1 and day = $2::date',
}

export interface Reservation {
  workspace: number
  /** In UTC: a question that goes on over midnight counts on the day on which it began. */
  day: string
  tokens: number
}

export const dayOf = (now: Date): string => now.toISOString().slice(0, 10)

/** Takes tokens from the day's budget, so many as may be needed; null where so many are not left. */
export async function reserveTokens(
  db: Database,
  { workspace, tokens, limit, now }: { workspace: number; tokens: number; limit: number; now: Date },
): Promise<Reservation | null> {
  const day = dayOf(now)
  const [row] = await db.run(RESERVE, [workspace, day, tokens, limit])
  return row ? { workspace, day, tokens } : null
}

/** Gives back what was not used, or counts what was used beyond it. */
export async function settleTokens(
  db: Database,
  { workspace, day, tokens }: Reservation,
  { used, failed }: { used: number; failed: boolean },
): Promise<void> {
  await db.run(SETTLE, [workspace, day, used - tokens, failed ? 1 : 0])
}

export interface DayOfUse {
  requests: number
  failures: number
  tokens: number
}

export async function readDay(reader: Reader, workspace: number, now: Date): Promise<DayOfUse> {
  const [row] = await reader.run<DayOfUse>(READ, [workspace, dayOf(now)])
  return row ?? { requests: 0, failures: 0, tokens: 0 }
}
