import { useState } from 'react'
import type { CaseRow } from '../../protocol/cases.ts'

/** Which rows are chosen. One that has left the list is chosen no more. */
export function useSelection(rows: readonly CaseRow[]) {
  const [ids, setIds] = useState<ReadonlySet<string>>(new Set())
  const [last, setLast] = useState<string | null>(null)
  const chosen = rows.filter(({ id }) => ids.has(id))
  return {
    chosen,
    has: (id: string) => ids.has(id),
    none: () => setIds(new Set()),
    all: () => setIds(new Set(rows.map(({ id }) => id))),
    /** With `through` all between the last one and this become as this does. */
    toggle: (id: string, through: boolean) => {
      const on = !ids.has(id)
      const next = new Set(ids)
      for (const each of through ? between(rows, last, id) : [id]) {
        if (on) next.add(each)
        else next.delete(each)
      }
      setIds(next)
      setLast(id)
    },
  }
}

export type Selection = ReturnType<typeof useSelection>

function between(rows: readonly CaseRow[], from: string | null, to: string): string[] {
  const ids = rows.map(({ id }) => id)
  const [a, b] = [from === null ? -1 : ids.indexOf(from), ids.indexOf(to)]
  return a === -1 ? [to] : ids.slice(Math.min(a, b), Math.max(a, b) + 1)
}
