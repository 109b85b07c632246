import type { ContactFacts } from '../../contact/contact.ts'
import type { ShownArticle } from '../../knowledge/answer-for.ts'

/** A question beside any conversation: by a command, on a message that somebody wrote, or in a post of a forum. */
export interface AsideAsked {
  /** Of the question from now on; the same id is kept once. */
  id: string
  way: 'ask' | 'forum'
  contact: ContactFacts
  /** The guild in which it is asked; null in a direct message of which no guild is known. */
  guild: string | null
  /** As written, of any length. */
  words: string
  /** The language of who asks. */
  locale: string
  /** The article that they chose from what was offered; null: it is looked for. */
  article: string | null
}

/** Where a judgement comes from, as it is recorded with its question. */
export interface Judged {
  /** The article that was given, or the nearest one where none was. */
  nearest: string | null
  /** From 0 to 1. */
  sureness: number
  /** The model that was so sure; null where words judged it, or the asker chose. */
  model: string | null
}

/** What the virtual agent says to it. `off`: it is switched off in this workspace. */
export type Aside = { kind: 'off' } | AsideAnswer | (Judged & { kind: 'suggest'; articles: ShownArticle[] }) | Unknown

type Unknown = Judged & { kind: 'unknown' }

/** `composed`: words of the articles, with a line that names them, in place of the first one's own. */
export type AsideAnswer = Judged & { kind: 'answer'; articles: ShownArticle[]; composed: string | null }
