import { createStore } from '../live/store.ts'

export type Mode = 'reply' | 'note'

/** A conversation has two drafts, one for the member and one for the team. */
export const draftKey = (conversation: string, mode: Mode) => (mode === 'note' ? `${conversation}.note` : conversation)

/** What was begun and not sent, by `draftKey`. Kept in this browser, for this agent. */
export const drafts = createStore<Record<string, string>>({})

let prefix = ''

export function openDrafts(agent: string): void {
  prefix = `guildesk.draft.${agent}.`
  const keys = Object.keys(localStorage).filter((key) => key.startsWith(prefix))
  drafts.set(() => Object.fromEntries(keys.map((key) => [key.slice(prefix.length), localStorage.getItem(key) ?? ''])))
}

export function keepDraft(key: string, text: string): void {
  const blank = text.trim() === ''
  if (blank) localStorage.removeItem(prefix + key)
  else localStorage.setItem(prefix + key, text)
  drafts.set(({ [key]: before, ...others }) => {
    if (!blank) return { ...others, [key]: text }
    return before === undefined ? drafts.get() : others
  })
}
