import type { CaseFilter } from '../../protocol/cases.ts'
import { createStore } from '../live/store.ts'

/** The list that a case was opened from, so that its page leads to the one before it, to the next, and back. */
export interface Trail {
  /** Cases in the order in which the list showed them. */
  ids: readonly string[]
  /** What the list was of, e.g. "Bugs". */
  words: string
  /** Its filter, to come back to it. */
  search: CaseFilter & { look?: 'board' | 'list' | undefined }
}

export const trail = createStore<Trail>({ ids: [], words: '', search: {} })

/** Called by whatever shows cases in an order, each time that it does. */
export function keepTrail(shown: Trail): void {
  trail.set(() => shown)
}

/** The neighbours of a case on a trail; null where there is none. */
export function neighboursOf(ids: readonly string[], id: string): { previous: string | null; next: string | null } {
  const at = ids.indexOf(id)
  if (at === -1) return { previous: null, next: null }
  return { previous: ids[at - 1] ?? null, next: ids[at + 1] ?? null }
}
