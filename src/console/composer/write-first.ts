import { createStore } from '../live/store.ts'

/** A conversation that was opened to be written in: its composer takes the keyboard once and clears this. */
export const writeFirst = createStore<string | null>(null)
