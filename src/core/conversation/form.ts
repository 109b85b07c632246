import type { Slot } from '../../protocol/articles.ts'
import type { CaseAnswer } from '../../protocol/handoff.ts'

/** An article's form while a contact fills it, question by question, before a person takes over. All of it is stored with the conversation. */
export interface Form {
  /** The article as it was shown. */
  article: string
  /** Why the person is called once it is filled. */
  reason: 'asked' | 'offered'
  /** As they stood when the form was begun. */
  slots: Slot[]
  /** Index of the slot that is asked now. */
  at: number
  /** Answers to it that did not fit. */
  tries: number
  answers: CaseAnswer[]
}
