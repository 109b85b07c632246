import { useQueryClient } from '@tanstack/react-query'
import { useEffect, useRef } from 'react'
import type { CaseFilter } from '../../protocol/cases.ts'
import { readCertain } from '../live/log.ts'
import { rpc } from '../session/rpc.ts'
import { addCases, applyToCases, type CasesState, settleCases } from './cases-state.ts'
import { PAGE } from './queries.ts'

/** More of a list on demand, and what waits let in. */
export function useCases(filter: CaseFilter) {
  const client = useQueryClient()
  const reading = useRef(false)
  const key = ['cases', filter]
  const change = (by: (list: CasesState) => CasesState) =>
    client.setQueryData<CasesState>(key, (list) => list && by(list))
  const readMore = async () => {
    const cursor = client.getQueryData<CasesState>(key)?.next
    if (!cursor || reading.current) return
    reading.current = true
    try {
      const { answer, missed } = await readCertain(() => rpc.cases.list({ ...filter, cursor, limit: PAGE }))
      change((list) => applyToCases(addCases(list, answer), missed, true))
    } catch {
      // The next scroll asks again; the strip says that the server is not reached.
    } finally {
      reading.current = false
    }
  }
  const letIn = () => change(settleCases)
  // Whoever opens a list has had no hands in it: what waited in it while another was open comes in at once.
  const open = useRef(letIn)
  open.current = letIn
  const name = JSON.stringify(filter)
  // biome-ignore lint/correctness/useExhaustiveDependencies: each filter is a list of its own.
  useEffect(() => void open.current(), [name])
  return { readMore, letIn }
}
