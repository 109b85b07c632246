import { queryOptions } from '@tanstack/react-query'
import type { CaseFilter } from '../../protocol/cases.ts'
import { readCertain } from '../live/log.ts'
import { rpc } from '../session/rpc.ts'
import { applyToCases, type BoardState, type CasesState, COLUMNS, emptyCases } from './cases-state.ts'

/** What these questions answer is kept true by the event log (live/case-lists.ts). */
const LIVE = { staleTime: Number.POSITIVE_INFINITY } as const
export const PAGE = 50
const BOARD_PAGE = 30
const WEEK_MS = 7 * 86_400_000

export const casesQuery = (filter: CaseFilter, agent: string) =>
  queryOptions({
    ...LIVE,
    queryKey: ['cases', filter],
    queryFn: async ({ client }): Promise<CasesState> => {
      const { answer, missed } = await readCertain(() => rpc.cases.list({ ...filter, limit: PAGE }))
      client.setQueryData(caseCountsQuery(filter).queryKey, { counts: answer.counts, open: answer.open })
      return applyToCases(emptyCases({ filter, agent }, answer), missed, false)
    },
  })

/** The board under a filter; its statuses are the columns'. */
export const boardQuery = (filter: CaseFilter, agent: string) =>
  queryOptions({
    ...LIVE,
    queryKey: ['case-board', filter],
    queryFn: async ({ client }): Promise<BoardState> => {
      const { statuses: _, ...narrowed } = filter
      const week = new Date(Date.now() - WEEK_MS).toISOString()
      const { answer, missed } = await readCertain(() => rpc.cases.board({ ...narrowed, limit: BOARD_PAGE }))
      client.setQueryData(boardCountsQuery(filter).queryKey, { counts: answer.counts, open: answer.open })
      const columns = COLUMNS.map((column) => {
        const about = { filter: { ...narrowed, statuses: [column] }, agent, since: column === 'resolved' ? week : null }
        const list = emptyCases(about, { ...answer.columns[column], asOf: answer.asOf })
        return [column, applyToCases(list, missed, false)]
      })
      return Object.fromEntries(columns)
    },
  })

/** How many cases stand in each status under a filter, and how many are open at all. */
export const caseCountsQuery = (filter: CaseFilter) =>
  queryOptions({
    ...LIVE,
    queryKey: ['case-counts', 'list', filter],
    queryFn: async () => {
      const { counts, open } = await rpc.cases.list({ ...filter, limit: 1 })
      return { counts, open }
    },
  })

export const boardCountsQuery = (filter: CaseFilter) =>
  queryOptions({
    ...LIVE,
    queryKey: ['case-counts', 'board', filter],
    queryFn: async () => {
      const { statuses: _, ...narrowed } = filter
      const { counts, open } = await rpc.cases.board({ ...narrowed, limit: 1 })
      return { counts, open }
    },
  })

export const caseViewsQuery = queryOptions({
  ...LIVE,
  queryKey: ['case-views'],
  queryFn: async () => (await rpc.caseViews.list()).items,
})
