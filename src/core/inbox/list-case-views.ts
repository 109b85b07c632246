import type { Reader, Statement } from '../../kernel/database.ts'
import type { CaseFilter, CaseSavedView } from '../../protocol/cases.ts'
import { openQuestion } from './case-filter.ts'
import { countOfFilter, OPEN_STATUSES } from './count-cases.ts'

interface ViewColumns {
  id: string
  name: string
  filter: CaseFilter
  shared: boolean
  mine: boolean
}

const VIEWS: Statement = {
  name: 'inbox_case_views',
  text: `select id, name, filter, shared, agent_id = $2 as mine from case_view
    where workspace = $1 and (agent_id = $2 or shared) order by created_at, id`,
}

/**
 * The saved views that an agent has or is shown, the oldest first, each with how many cases are in it: those that are not over, where the view
 * names no statuses. "Me" is who looks.
 */
export async function listCaseViews(
  reader: Reader,
  { workspace, agent, now }: { workspace: number; agent: string; now: Date },
): Promise<CaseSavedView[]> {
  const views = await reader.run<ViewColumns>(VIEWS, [workspace, agent])
  return Promise.all(
    views.map(async (view) => {
      const filter = { ...view.filter, statuses: view.filter.statuses ?? [...OPEN_STATUSES] }
      const question = await openQuestion(reader, { workspace, agent, filter, now })
      return { ...view, count: await countOfFilter(reader, question) }
    }),
  )
}
