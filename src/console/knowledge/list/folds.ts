import { createStore } from '../../live/store.ts'

/** Above this many articles the collections are folded to begin with, else one would scroll for long to see what there is. */
const FOLDED_ABOVE = 60

/** What was folded or unfolded by hand in this browser, by collection; '' is for the articles in none. */
export type Folds = Readonly<Record<string, 'open' | 'folded'>>

const KEY = 'guildesk.collections'

export const folds = createStore<Folds>(read())

function read(): Folds {
  try {
    return JSON.parse(localStorage.getItem(KEY) ?? '{}') as Folds
  } catch {
    return {}
  }
}

export function setFold(collection: string, open: boolean): void {
  folds.set((now) => ({ ...now, [collection]: open ? 'open' : 'folded' }))
  localStorage.setItem(KEY, JSON.stringify(folds.get()))
}

/** Whether a collection shows its articles: as it was left, else where the knowledge base is small or the open article is in it. */
export function isOpen(
  set: Folds,
  { collection, holds, total }: { collection: string; holds: boolean; total: number },
): boolean {
  const kept = set[collection]
  return kept === undefined ? holds || total <= FOLDED_ABOVE : kept === 'open'
}
