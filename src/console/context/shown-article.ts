import { panes } from '../inbox/panes.ts'
import { createStore } from '../live/store.ts'

export type ContextTab = 'details' | 'articles'

/** Which part of the context is shown, and the article that is open in it. */
export const contextShown = createStore<{ tab: ContextTab; article: string | null }>({ tab: 'details', article: null })

/** Opens an article beside the conversation, wherever the context is on this screen. */
export function readArticle(article: string): void {
  contextShown.set(() => ({ tab: 'articles', article }))
  const narrow = window.matchMedia('(max-width: 1023px)').matches
  panes.set((now) => (narrow ? { ...now, over: 'context' } : { ...now, context: 'open' }))
}
