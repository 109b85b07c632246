import type { CaseFilter, CaseRow, CaseType } from '../../protocol/cases.ts'
import { type Look, narrowings } from './filter-search.ts'
import { keepTrail } from './trail.ts'
import { TYPE_PLURALS } from './words.ts'

/** Keeps what is shown, in its order, for the page of a case that is opened from it. */
export function trailOf(rows: readonly Pick<CaseRow, 'id'>[], filter: CaseFilter, look: Look): void {
  const { types = [] } = filter
  const words = types.length > 0 ? types.map((type: CaseType) => TYPE_PLURALS[type]).join(', ') : fallback(filter, look)
  keepTrail({ ids: rows.map(({ id }) => id), words, search: { ...filter, look } })
}

function fallback(filter: CaseFilter, look: Look): string {
  if (filter.q) return `“${filter.q}”`
  if (narrowings(filter) === 0) return look === 'board' ? 'Board' : 'All'
  return filter.owner === 'me' ? 'Mine' : 'List'
}
