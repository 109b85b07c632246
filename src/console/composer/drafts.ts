import { createStore } from '../live/store.ts'

/** What was begun and not sent, by conversation. Kept in this browser, for this agent. */
export const drafts = createStore<Record<string, string>>({})

let prefix = ''

export function openDrafts(agent: string): void {
  prefix = `guildesk.draft.${agent}.`
  const keys = Object.keys(localStorage).filter((key) => key.startsWith(prefix))
  drafts.set(() => Object.fromEntries(keys.map((key) => [key.slice(prefix.length), localStorage.getItem(key) ?? ''])))
}

export function keepDraft(conversation: string, text: string): void {
  const blank = text.trim() === ''
  if (blank) localStorage.removeItem(prefix + conversation)
  else localStorage.setItem(prefix + conversation, text)
  drafts.set(({ [conversation]: before, ...others }) => {
    if (!blank) return { ...others, [conversation]: text }
    return before === undefined ? drafts.get() : others
  })
}
