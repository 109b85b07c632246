import { createStore } from '../../live/store.ts'

/** `update`: to all who wait for the case. `note`: to the team. */
export type ComposerMode = 'update' | 'note'

/** What a key asked to be written; the composer takes it and clears it. */
export const wanted = createStore<ComposerMode | null>(null)

export function write(mode: ComposerMode): void {
  wanted.set(() => mode)
}
