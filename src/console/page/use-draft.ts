import { useState } from 'react'
import { type Draft, judgeDraft, typeOver } from './draft.ts'

export interface Editing<T> {
  /** As it reads now: what was typed, or what is stored. */
  value: T
  changed: boolean
  /** What a colleague has stored meanwhile, where it is neither what was edited nor what was typed. */
  theirs: T | null
  type: (part: Partial<T>) => void
  /** Keeps what was typed, now that the colleague's version was seen. */
  keepMine: () => void
  /** Lets go of what was typed. */
  drop: () => void
}

/** Something that is stored, while it is edited here and may be changed by colleagues meanwhile. */
export function useDraft<T extends object>(stored: T): Editing<T> {
  const [draft, setDraft] = useState<Draft<T> | null>(null)
  const judged = judgeDraft(draft, stored)
  return {
    ...judged,
    type: (part) => {
      setDraft((now) => typeOver(now, stored, part))
    },
    keepMine: () => setDraft((now) => now && { ...now, base: stored }),
    drop: () => setDraft(null),
  }
}
