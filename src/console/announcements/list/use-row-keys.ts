import { useKeys } from '../../inbox/keys.ts'

/** J and K go through the rows; Enter opens, as it does on every link. Answers how to ask in which row one stands. */
export function useRowKeys(ids: readonly string[]): () => string | null {
  const here = () =>
    document.activeElement?.closest('li')?.querySelector('[data-announcement]')?.getAttribute('data-announcement') ??
    null
  const go = (step: 1 | -1) => {
    const at = ids.indexOf(here() ?? '')
    const next = ids[at === -1 ? 0 : Math.max(0, Math.min(ids.length - 1, at + step))]
    const link = next === undefined ? null : document.getElementById(`announcement-${next}`)
    link?.focus()
    link?.closest('li')?.scrollIntoView({ block: 'nearest' })
  }
  useKeys({ j: () => go(1), k: () => go(-1), ArrowDown: () => go(1), ArrowUp: () => go(-1) })
  return here
}
