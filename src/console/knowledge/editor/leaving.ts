import { createStore } from '../../live/store.ts'

/** The article that is being deleted: that it changed is no reason to ask for it again. */
export const leaving = createStore<string | null>(null)
