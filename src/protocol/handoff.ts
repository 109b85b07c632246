import { z } from 'zod'
import { id, isStorable, NOT_STORABLE } from './primitives.ts'

/** What a contact answered to a form's question before a person took over. */
export const caseAnswer = z.object({
  /** Of the question, as the agent reads it. */
  name: z.string().max(60),
  value: z.string().trim().max(500).refine(isStorable, NOT_STORABLE),
  /** Whether it is of the kind that was asked for; otherwise it stands as they wrote it. */
  fits: z.boolean(),
  /** The messages that it was read from; none where a button was pressed. It is shown no more once they delete one of them. */
  messages: z.array(id).max(50).optional(),
})

/** What the virtual agent gave or named: an article by its title, or a case by number and subject. */
const offered = z.object({ kind: z.enum(['article', 'case']), id, title: z.string() })

/** What an agent has to know of a chat before they answer: put together from what was said and decided, and written by nobody. */
export const handoffCard = z.object({
  /** Their own words, oldest first: at most three questions, each cut at 240 characters. */
  asked: z.array(z.string()),
  /** At most six, in their order. */
  offered: z.array(offered),
  /** Those of them that did not help, or were not meant. */
  refused: z.array(offered),
  /** What they answered to an article's form. */
  answers: z.array(caseAnswer),
})

export type CaseAnswer = z.infer<typeof caseAnswer>
export type HandoffCard = z.infer<typeof handoffCard>
