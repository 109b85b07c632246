import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import type { CaseOutcome, CaseRow } from '../../protocol/cases.ts'
import { placeInLists } from '../live/case-lists.ts'
import { sayDone, sayFailed } from '../look/toast.tsx'
import { failureOf, rpc } from '../session/rpc.ts'
import type { Column } from './cases-state.ts'
import { toldBy } from './page/telling.ts'
import { STATUS_WORDS } from './words.ts'

/** A move that waits for a word: it tells somebody, or ends the case. */
export interface Asked {
  row: CaseRow
  column: Column
  /** How many it tells. */
  told: number
}

interface How {
  outcome?: CaseOutcome
  fixedIn?: string
  tell: boolean
}

/** Moving cards from column to column: at once with undo where that tells nobody, else after a question where the card was let go. */
export function useMoving() {
  const client = useQueryClient()
  const [dragged, drag] = useState<CaseRow | null>(null)
  const [picked, pick] = useState<string | null>(null)
  const [asked, setAsked] = useState<Asked | null>(null)
  const [busy, setBusy] = useState<string | null>(null)
  const [fault, setFault] = useState<string | null>(null)
  const [said, say] = useState('')
  const move = async (row: CaseRow, status: CaseRow['status'], how: How): Promise<string | null> => {
    setBusy(row.id)
    try {
      const moved = await rpc.cases.move({ id: row.id, status, ...how })
      placeInLists(client, [moved])
      focusCard(row.id)
      return null
    } catch (error) {
      return failureOf(error).words
    } finally {
      setBusy(null)
    }
  }
  const done = (row: CaseRow, column: Column, told: number) => {
    const words = `#${row.number} is ${STATUS_WORDS[column].toLowerCase()}.`
    say(words)
    // What members have read cannot be taken back.
    if (told > 0) return sayDone(`${words} ${told.toLocaleString('en')} are being told.`)
    const back = { tell: false, ...(row.outcome && { outcome: row.outcome }) }
    sayDone(words, () => {
      void move(row, row.status, back).then((why) => why !== null && sayFailed(`Not moved back: ${why}`))
    })
  }
  const ask = (row: CaseRow, column: Column) => {
    drag(null)
    pick(null)
    if (row.status === column) return
    const told = toldBy({ ...row, mergedInto: null }, column)
    setFault(null)
    if (told > 0 || column === 'resolved') return setAsked({ row, column, told })
    void move(row, column, { tell: false }).then((why) => {
      if (why === null) done(row, column, 0)
      else sayFailed(`Not moved: ${why}`)
    })
  }
  const cancel = () => {
    if (asked) focusCard(asked.row.id)
    setAsked(null)
  }
  const go = async (how: How) => {
    if (!asked) return
    const { row, column, told } = asked
    const why = await move(row, column, how)
    if (why !== null) return setFault(why)
    setAsked(null)
    done(row, column, how.tell ? told : 0)
  }
  return { dragged, drag, picked, pick, asked, ask, go, cancel, busy, fault, said, say }
}

export type Moving = ReturnType<typeof useMoving>

/** The keyboard stays with the card, wherever it stands now; it is drawn there in the next frame. */
function focusCard(id: string): void {
  requestAnimationFrame(() => requestAnimationFrame(() => document.getElementById(`card-${id}`)?.focus()))
}
