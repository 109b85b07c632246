import type { RefObject } from 'react'
import { useKeys } from '../inbox/keys.ts'
import { type BoardState, COLUMNS, type Column } from './cases-state.ts'
import type { Moving } from './use-moving.ts'
import { STATUS_WORDS } from './words.ts'

/**
 * Arrows, J and K go from card to card; with Shift the left and right ones move the card itself, and M asks where to.
 */
export function useBoardKeys(board: BoardState, place: RefObject<HTMLElement | null>, moving: Moving): void {
  const focused = (): { column: Column; at: number; id: string } | null => {
    const id = document.activeElement?.getAttribute('data-case')
    if (!id || !place.current?.contains(document.activeElement)) return null
    const column = COLUMNS.find((each) => board[each].order.includes(id))
    return column ? { column, at: board[column].order.indexOf(id), id } : null
  }
  const focus = (column: Column, at: number): boolean => {
    const { order } = board[column]
    const id = order[Math.max(0, Math.min(order.length - 1, at))]
    if (id === undefined) return false
    const card = document.getElementById(`card-${id}`)
    card?.focus()
    card?.scrollIntoView({ block: 'nearest' })
    return true
  }
  const vertical = (step: 1 | -1) => {
    const here = focused()
    if (here) focus(here.column, here.at + step)
    else COLUMNS.some((column) => focus(column, 0))
  }
  const horizontal = (step: 1 | -1, event: globalThis.KeyboardEvent) => {
    const here = focused()
    if (!here) return
    const from = COLUMNS.indexOf(here.column)
    if (event.shiftKey) return shift(here.id, COLUMNS[from + flip(step)])
    for (let at = from + flip(step); COLUMNS[at]; at += flip(step)) {
      if (focus(COLUMNS[at] as Column, here.at)) return
    }
  }
  const shift = (id: string, to: Column | undefined) => {
    const row = COLUMNS.map((column) => board[column].rows[id]).find((each) => each !== undefined)
    if (!row || !to) return
    moving.say(`Moving #${row.number} to ${STATUS_WORDS[to]}.`)
    moving.ask(row, to)
  }
  useKeys({
    j: () => vertical(1),
    k: () => vertical(-1),
    ArrowDown: () => vertical(1),
    ArrowUp: () => vertical(-1),
    ArrowRight: (event) => horizontal(1, event),
    ArrowLeft: (event) => horizontal(-1, event),
    m: () => moving.pick(focused()?.id ?? null),
  })
}

/** On a page that runs from right to left the next column stands to the left. */
const flip = (step: 1 | -1): number => (document.documentElement.dir === 'rtl' ? -step : step)
