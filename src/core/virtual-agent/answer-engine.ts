import type { Reader } from '../../kernel/database.ts'
import type { JudgementReasons } from '../../protocol/articles.ts'

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
  /** Where that comes from, for "Why?". */
  reasons: JudgementReasons
  /** Where an endpoint has composed an answer from the candidates' passages, and each sentence was found in them. Markdown. */
  composed?: { words: string; articles: string[] } | null
  /** With `suggest`: the first two are so close that asking which one is meant settles it. */
  close?: boolean
}

export interface Asked {
  workspace: number
  /** As the member typed it, whatever it is. */
  question: string
  /** The language in which it is asked, where it is known. */
  locale: string | null
  /** How careful to be, from 0 to 1; left out: as the workspace has set. */
  caution?: number
  /** Collections to which answers are limited, beside the articles that stand in none; null or left out: all. */
  collections?: readonly string[] | null
  /** What was asked before, where this may go on with it ("and on iOS?"). */
  before?: string | null
  /** Without an endpoint: for what is answered unasked, or has no two seconds to wait. */
  alone?: boolean
}

/** Finds what answers a question. Throws for nothing that the question says, and takes bounded time. */
export interface AnswerEngine {
  propose(reader: Reader, asked: Asked): Promise<Proposal>
  /**
   * Puts what was found into words of its articles, where it is an answer and an endpoint is set for that; else it stays as it is. May take six
   * seconds, so it is asked once, for what is really said. An engine without it composes nothing.
   */
  compose?(reader: Reader, asked: Asked, found: Proposal): Promise<Proposal>
}
