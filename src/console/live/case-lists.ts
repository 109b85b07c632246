import type { QueryClient } from '@tanstack/react-query'
import type { CaseRow } from '../../protocol/cases.ts'
import type { FrameEvent } from '../../protocol/frames.ts'
import { applyToCases, type BoardState, type CasesState, eachColumn, placeCase } from '../cases/cases-state.ts'
import { handsInList } from '../inbox/hands.ts'

/** Counts are the server's, and each costs it a look: they are asked again once for a burst of changes. */
const COUNT_AFTER_MS = 500
let countTimer: ReturnType<typeof setTimeout> | undefined

/** Brings the lists and boards of cases to what happened. */
export function applyToCaseLists(client: QueryClient, events: readonly FrameEvent[]): void {
  if (events.some(({ kind }) => kind === 'case_view.changed'))
    void client.invalidateQueries({ queryKey: ['case-views'] })
  if (!events.some(({ caseRow }) => caseRow !== null)) return
  const hands = handsInList()
  change(client, (list) => applyToCases(list, events, hands))
  countAgain(client)
}

/** Shows what an act of the agent's own has made of cases, and where they stand now. */
export function placeInLists(client: QueryClient, rows: readonly CaseRow[]): void {
  change(client, (list) => rows.reduce(placeCase, list))
  countAgain(client)
}

function change(client: QueryClient, by: (list: CasesState) => CasesState): void {
  client.setQueriesData<CasesState>({ queryKey: ['cases'] }, (list) => list && by(list))
  client.setQueriesData<BoardState>({ queryKey: ['case-board'] }, (board) => board && eachColumn(board, by))
}

function countAgain(client: QueryClient): void {
  clearTimeout(countTimer)
  countTimer = setTimeout(() => {
    for (const key of ['case-counts', 'case-views']) void client.invalidateQueries({ queryKey: [key] })
  }, COUNT_AFTER_MS)
}
