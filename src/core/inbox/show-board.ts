import type { Reader } from '../../kernel/database.ts'
import type { CaseBoard, CaseStatus } from '../../protocol/cases.ts'
import type { CaseQuestion } from './case-filter.ts'
import { countCases, countOpenCases } from './count-cases.ts'
import { listCases } from './list-cases.ts'

type Column = keyof CaseBoard['columns']

const WEEK_MS = 7 * 86_400_000

/** The first cases of each status that is not over, and of those that were resolved in the last seven days, with counts. */
export async function showBoard(
  reader: Reader,
  { question, limit }: { question: CaseQuestion; limit: number },
): Promise<Omit<CaseBoard, 'asOf'>> {
  const week = new Date(question.now.getTime() - WEEK_MS)
  const column = (status: CaseStatus, resolvedAfter?: Date): Promise<CaseBoard['columns'][Column]> => {
    const narrowed = { ...question, filter: { ...question.filter, statuses: [status] } }
    return listCases(reader, { question: narrowed, cursor: undefined, limit, ...(resolvedAfter && { resolvedAfter }) })
  }
  const [fresh, open, inProgress, waiting, resolved, counts, all] = await Promise.all([
    column('new'),
    column('open'),
    column('in_progress'),
    column('waiting'),
    column('resolved', week),
    countCases(reader, question, week),
    countOpenCases(reader, question.workspace),
  ])
  // What was resolved earlier stands in the list.
  const columns = { new: fresh, open, in_progress: inProgress, waiting, resolved: { ...resolved, next: null } }
  return { columns, counts, open: all }
}
