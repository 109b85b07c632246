import { z } from 'zod'
import { caseChip, caseType } from './cases.ts'
import { contactView, conversationStatus } from './conversations.ts'
import { id, instant, isStorable, NOT_STORABLE } from './primitives.ts'

export const searchInput = z.object({
  /** A name, a Discord id, a case number with or without `#`, or words. */
  q: z.string().trim().min(1).max(200).refine(isStorable, NOT_STORABLE),
  limit: z.coerce.number().int().min(1).max(20).default(8),
})

const found = z.object({
  conversation: id,
  contact: contactView,
  status: conversationStatus,
  case: caseChip.nullable(),
  at: instant,
})

export const searchAnswer = z.object({
  /** People, each with their newest conversation. */
  people: z.array(z.object({ contact: contactView, address: z.string(), conversation: id.nullable(), at: instant })),
  /** Cases of that number, then those in which the words stand. */
  cases: z.array(
    z.object({
      case: caseChip,
      type: caseType,
      subject: z.string(),
      /** The first reporter; null where an agent opened it for nobody. */
      contact: contactView.nullable(),
      /** The conversation that it came from, if it came from one. */
      conversation: id.nullable(),
      at: instant,
    }),
  ),
  /** Conversations in which the words were said; `words` is the place, the matches between U+0002 and U+0003. */
  messages: z.array(
    found.extend({
      message: id,
      /** Who said them; the virtual agent's and the notices' words are found too. */
      author: z.enum(['contact', 'agent', 'virtual_agent', 'notice']),
      words: z.string(),
    }),
  ),
})

export type SearchAnswer = z.infer<typeof searchAnswer>
