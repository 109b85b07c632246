import type { AnswerStatistics } from '../../protocol/learning.ts'

/** How many questions, and what became of them. */
export type Counted = AnswerStatistics['totals']

/** SQL columns that count questions. */
export const COUNTED = `count(*)::int as asked,
      count(*) filter (where decision = 'answer')::int as answered,
      count(*) filter (where decision = 'suggest')::int as suggested,
      count(*) filter (where decision = 'unknown')::int as unknown,
      count(*) filter (where outcome = 'helped')::int as helped,
      count(*) filter (where outcome = 'not_helped')::int as "notHelped",
      count(*) filter (where outcome = 'handed_over')::int as "handedOver",
      count(*) filter (where mark = 'right')::int as "right",
      count(*) filter (where mark = 'wrong')::int as wrong`

const NOTHING: Counted = {
  asked: 0,
  answered: 0,
  suggested: 0,
  unknown: 0,
  helped: 0,
  notHelped: 0,
  handedOver: 0,
  right: 0,
  wrong: 0,
}

const COLUMNS = Object.keys(NOTHING) as (keyof Counted)[]

/** Counts together. */
export function add(rows: readonly Counted[]): Counted {
  const sum = { ...NOTHING }
  for (const row of rows) for (const column of COLUMNS) sum[column] += row[column]
  return sum
}
