import type { Reader, Statement } from '../../../kernel/database.ts'

/** What was said longer ago was said of other articles. */
const DAYS = 30
const MOST = 500

// An agent's word goes before the member's. Right is said of the first article, whether it was given or only named.
const READ: Statement = {
  name: 'model_judged',
  text: `select sureness, case
        when mark = 'right' then decision = 'answer' or (picked_id is not null and picked_id = article_id)
        when mark = 'wrong' then should_be is not null and decision <> 'answer' and should_be = article_id
        else outcome = 'helped' end as right
    from question where workspace = $1 and asked_at > $2 and model_id is not null and (mark is not null
      or (decision = 'answer' and outcome in ('helped', 'not_helped')))
    order by asked_at desc limit ${MOST}`,
}

/** How sure models were of what agents and members have judged in the last 30 days, at most 500 times, and whether they were right. */
export function readJudged(
  reader: Reader,
  workspace: number,
  now: Date,
): Promise<{ sureness: number; right: boolean }[]> {
  return reader.run(READ, [workspace, new Date(now.getTime() - DAYS * 86_400_000)])
}
