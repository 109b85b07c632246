import { createStore } from '../../live/store.ts'

const KEY = 'guildesk.card'

/** Whether the article is shown as members read it while it is written, as it was left in this browser. */
export const cardShown = createStore(localStorage.getItem(KEY) !== 'hidden')

export function toggleCard(): void {
  cardShown.set((on) => !on)
  localStorage.setItem(KEY, cardShown.get() ? 'shown' : 'hidden')
}
