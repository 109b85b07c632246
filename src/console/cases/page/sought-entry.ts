import { createStore } from '../../live/store.ts'

/** The line of a case's history that somebody comes for, e.g. from a mention; it is cleared when it was shown. */
export const soughtEntry = createStore<string | null>(null)
