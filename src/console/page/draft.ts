/** What was typed over what was read. */
export interface Draft<T> {
  base: T
  value: T
}

export interface Judged<T> {
  value: T
  changed: boolean
  theirs: T | null
}

/** Drafts are small and plain: their text tells whether they say the same. */
export const differs = (one: unknown, other: unknown): boolean => JSON.stringify(one) !== JSON.stringify(other)

/**
 * What a field shows that is edited here while what is stored may change. Only what was really typed stands in the way of what is
 * stored; and a colleague's change is nothing to decide about while it says what was typed anyway.
 */
export function judgeDraft<T>(draft: Draft<T> | null, stored: T): Judged<T> {
  if (draft === null || !differs(draft.base, draft.value)) return { value: stored, changed: false, theirs: null }
  const changed = differs(draft.value, stored)
  return { value: draft.value, changed, theirs: changed && differs(draft.base, stored) ? stored : null }
}

/** The draft with some of it typed anew. One that says what is stored by now, as it was saved, is over: the next begins from there. */
export function typeOver<T extends object>(draft: Draft<T> | null, stored: T, part: Partial<T>): Draft<T> {
  const { changed } = judgeDraft(draft, stored)
  const typed = draft !== null && changed ? draft : { base: stored, value: stored }
  return { base: typed.base, value: { ...typed.value, ...part } }
}
