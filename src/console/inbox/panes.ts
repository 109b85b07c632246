import { createStore } from '../live/store.ts'

interface Panes {
  nav: 'open' | 'folded'
  context: 'open' | 'folded'
  /** On narrow screens navigation and context lie over the work, one at a time. */
  over: 'nav' | 'context' | null
}

const KEY = 'guildesk.panes'

export const panes = createStore<Panes>({ nav: 'open', context: 'open', over: null, ...read() })

function read(): Partial<Panes> {
  const [nav, context] = (localStorage.getItem(KEY) ?? '').split(' ')
  return { nav: nav === 'folded' ? 'folded' : 'open', context: context === 'folded' ? 'folded' : 'open' }
}

/** Folds or unfolds a pane; where there is no room for it, it is laid over the work instead. */
export function togglePane(pane: 'nav' | 'context'): void {
  if (window.matchMedia('(max-width: 1023px)').matches) {
    panes.set((now) => ({ ...now, over: now.over === pane ? null : pane }))
    return
  }
  panes.set((now) => ({ ...now, [pane]: now[pane] === 'open' ? 'folded' : 'open' }))
  const { nav, context } = panes.get()
  localStorage.setItem(KEY, `${nav} ${context}`)
}

export function closeOver(): void {
  panes.set((now) => (now.over === null ? now : { ...now, over: null }))
}
