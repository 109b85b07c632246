import { useQueryClient } from '@tanstack/react-query'
import { useEffect, useRef } from 'react'
import type { CaseFilter } from '../../protocol/cases.ts'
import { readCertain } from '../live/log.ts'
import { rpc } from '../session/rpc.ts'
import { addCases, applyToCases, type BoardState, type Column, eachColumn, settleCases } from './cases-state.ts'
import { PAGE } from './queries.ts'

/** More of a column on demand, and what waits let in. */
export function useBoard(filter: CaseFilter) {
  const client = useQueryClient()
  const reading = useRef(new Set<Column>())
  const key = ['case-board', filter]
  const change = (by: (board: BoardState) => BoardState) =>
    client.setQueryData<BoardState>(key, (board) => board && by(board))
  const readMore = async (column: Column) => {
    const cursor = client.getQueryData<BoardState>(key)?.[column].next
    if (!cursor || reading.current.has(column)) return
    reading.current.add(column)
    try {
      const asked = { ...filter, statuses: [column], cursor, limit: PAGE }
      const { answer, missed } = await readCertain(() => rpc.cases.list(asked))
      change((board) => ({ ...board, [column]: applyToCases(addCases(board[column], answer), missed, true) }))
    } catch {
      // The next press asks again; the strip says that the server is not reached.
    } finally {
      reading.current.delete(column)
    }
  }
  const letIn = () => change((board) => eachColumn(board, settleCases))
  // Whoever opens the board has had no hands in it.
  const open = useRef(letIn)
  open.current = letIn
  const name = JSON.stringify(filter)
  // biome-ignore lint/correctness/useExhaustiveDependencies: each filter is a board of its own.
  useEffect(() => void open.current(), [name])
  return { readMore, letIn }
}
