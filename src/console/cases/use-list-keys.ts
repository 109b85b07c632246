import type { CaseRow } from '../../protocol/cases.ts'
import { useKeys } from '../inbox/keys.ts'
import type { Selection } from './use-selection.ts'

/** J and K go through the rows, X chooses one, with Shift all up to it; Enter opens, as it does on every link. */
export function useListKeys(rows: readonly CaseRow[], selection: Selection): void {
  const here = () => document.activeElement?.closest('tr')?.querySelector('[data-case]')?.getAttribute('data-case')
  const go = (step: 1 | -1) => {
    const at = rows.findIndex(({ id }) => id === here())
    const next = rows[at === -1 ? 0 : Math.max(0, Math.min(rows.length - 1, at + step))]
    const link = next && document.getElementById(`case-${next.id}`)
    link?.focus()
    link?.closest('tr')?.scrollIntoView({ block: 'nearest' })
  }
  useKeys({
    j: () => go(1),
    k: () => go(-1),
    ArrowDown: () => go(1),
    ArrowUp: () => go(-1),
    x: (event) => {
      const id = here()
      if (id) selection.toggle(id, event.shiftKey)
    },
    Escape: selection.none,
  })
}
