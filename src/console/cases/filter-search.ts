import type { CaseFilter, CaseSort } from '../../protocol/cases.ts'
import { PLATFORM_WORDS, PRIORITY_WORDS, STATUS_WORDS, TYPE_WORDS } from './words.ts'

export type Look = 'board' | 'list'

/** What the address of the list says: its filter, and how it is shown. */
export type CasesSearch = CaseFilter & { look?: Look | undefined }

export const SORT_WORDS: Record<CaseSort, string> = {
  changed: 'Last changed',
  newest: 'Newest',
  oldest: 'Oldest',
  reporters: 'Most reporters',
  priority: 'Priority',
  due: 'Due first',
}

/** Statuses of what is not over. */
export const OPEN_STATUSES = ['new', 'open', 'in_progress', 'waiting'] as const

const ID = /^[0-9a-f-]{36}$/
const keys = <Key extends string>(words: Record<Key, string>): Key[] => Object.keys(words) as Key[]

/** Reads an address: what is no filter is left out, so that no link can lead to a page that cannot be shown. */
export function readCasesSearch(search: Record<string, unknown>): CasesSearch {
  const { look, q, owner, platform, tag, contact, watched, overdue, sort } = search
  return trimmed({
    look: look === 'list' || look === 'board' ? look : undefined,
    q: text(q, 200),
    types: some(search.types, keys(TYPE_WORDS)),
    statuses: some(search.statuses, keys(STATUS_WORDS)),
    priorities: some(search.priorities, keys(PRIORITY_WORDS)),
    owner: owner === 'me' || owner === 'none' || (typeof owner === 'string' && ID.test(owner)) ? owner : undefined,
    platform: keys(PLATFORM_WORDS).find((each) => each === platform),
    tag: text(tag, 40),
    contact: typeof contact === 'string' && ID.test(contact) ? contact : undefined,
    watched: watched === true || undefined,
    overdue: overdue === true || undefined,
    sort: keys(SORT_WORDS).find((each) => each === sort),
  })
}

/** The filter alone, without the look and without what is empty; equal filters are equal objects, key by key. */
export function filterOf({ look: _, ...filter }: CasesSearch): CaseFilter {
  return readCasesSearch(filter)
}

export function sameFilter(a: CaseFilter, b: CaseFilter): boolean {
  return JSON.stringify(ordered(a)) === JSON.stringify(ordered(b))
}

/** How many narrowings a filter has, its order aside. */
export const narrowings = ({ sort: _, ...filter }: CaseFilter): number => Object.keys(filter).length

/** A filter as the query of an address of the API. */
export function queryOf(filter: CaseFilter): string {
  const query = new URLSearchParams()
  for (const [key, value] of Object.entries(ordered(filter))) query.set(key, String(value))
  return query.toString()
}

const ordered = (filter: CaseFilter): CaseFilter =>
  Object.fromEntries(
    Object.entries(readCasesSearch(filter))
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([key, value]) => [key, Array.isArray(value) ? value.toSorted() : value]),
  )

function trimmed(search: { [Key in keyof CasesSearch]: CasesSearch[Key] | undefined }): CasesSearch {
  return Object.fromEntries(Object.entries(search).filter(([, value]) => value !== undefined))
}

/** The address's own reading makes a number of what looks like one. */
function text(value: unknown, most: number): string | undefined {
  const words = typeof value === 'number' ? String(value) : value
  return typeof words === 'string' && words.trim() !== '' ? words.trim().slice(0, most) : undefined
}

function some<Word extends string>(value: unknown, all: readonly Word[]): Word[] | undefined {
  if (!Array.isArray(value)) return undefined
  const known = all.filter((each) => value.includes(each))
  return known.length > 0 ? known : undefined
}
