import type { Reader } from '../../kernel/database.ts'

/** An article that may answer a question. */
export interface Candidate {
  article: string
  title: string
  /** From 0 to 1, to be compared within one proposal only. */
  score: number
  /** What of the article was most like the question. */
  matched: 'example' | 'title' | 'text'
}

/** What the virtual agent would do with a question. */
export interface Proposal {
  /** Published articles, best first, at most five. With `suggest` only those that are worth naming; with `none` what was looked at in vain. */
  candidates: Candidate[]
  /** Answer with the first; name the first ones and let the member choose; or say that it does not know. */
  certainty: 'answer' | 'suggest' | 'none'
}

export interface Asked {
  workspace: number
  /** As the member typed it, whatever it is. */
  question: string
  /** The language in which it is asked, where it is known. */
  locale: string | null
}

/** Finds what answers a question. Throws for nothing that the question says, and takes bounded time. */
export interface AnswerEngine {
  propose(reader: Reader, asked: Asked): Promise<Proposal>
}
