import { useNavigate } from '@tanstack/react-router'
import type { CaseFilter } from '../../protocol/cases.ts'
import { type CasesSearch, type Look, OPEN_STATUSES } from './filter-search.ts'

/** The filter stands in the address, so that it can be gone back to, and sent to somebody. */
export function useFilter() {
  const navigate = useNavigate()
  const go = (change: (search: CasesSearch) => CasesSearch, replace: boolean) =>
    void navigate({ to: '/cases', search: (search) => change(search as CasesSearch), replace })
  return {
    /** Changes parts of the filter; undefined takes a part away. */
    narrow: (change: { [Key in keyof CaseFilter]: CaseFilter[Key] | undefined }) =>
      go((search) => ({ ...search, ...change }) as CasesSearch, true),
    set: (filter: CaseFilter) => go(({ look }) => ({ ...filter, look }), false),
    /** The board has its statuses as columns. A list that comes from it begins with what is not over. */
    show: (look: Look) =>
      go(({ statuses, ...search }) => {
        if (look === 'board') return { ...search, look }
        return { ...search, look, statuses: statuses ?? [...OPEN_STATUSES] }
      }, false),
  }
}
