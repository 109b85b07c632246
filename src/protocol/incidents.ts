import { z } from 'zod'
import { agentView } from './agents.ts'
import { caseChip, devicePlatform } from './cases.ts'
import { id, instant, isStorable, NOT_STORABLE } from './primitives.ts'

const words = z.string().trim().min(1).max(1000).refine(isStorable, NOT_STORABLE)

/** What everybody is told, in at least one language; who reads the other gets what is there. */
export const incidentTexts = z.object({ en: words.optional(), 'pt-BR': words.optional() })
const someTexts = incidentTexts.refine((texts) => texts.en || texts['pt-BR'], 'Words in one language at least.')

const about = caseChip.extend({ subject: z.string(), reporters: z.number().int() })

export const incidentView = z.object({
  id,
  case: about,
  texts: incidentTexts,
  startedAt: instant,
  startedBy: agentView.nullable(),
  /** Chats in which it was told, and what was said to it. */
  heard: z.number().int(),
  meToo: z.number().int(),
  somethingElse: z.number().int(),
  /** Of those who said "me too", chats that are not resolved. */
  openChats: z.number().int(),
})

export const risingView = z.object({
  case: about,
  platforms: z.array(devicePlatform),
  /** Who joined in the last two hours, and how many times the usual that is. */
  recent: z.number().int(),
  times: z.number(),
  /** Who joined in each of the last twelve hours, the oldest first. */
  hours: z.array(z.number().int()),
})

export const incidentState = z.object({
  /** The one that goes on. */
  active: incidentView.nullable(),
  rising: z.array(risingView),
})

export const startIncidentInput = z.object({ case: id, texts: someTexts })
export const changeIncidentInput = z.object({ id, texts: someTexts })
export const endIncidentInput = z.object({
  id,
  /** A word to all who have it, beside the sentence that it is over. */
  texts: incidentTexts.default({}),
  resolveCase: z.boolean(),
  /** The version that brings the fix, where the case is resolved with it. */
  fixedIn: z.string().trim().min(1).max(40).refine(isStorable, NOT_STORABLE).nullable().default(null),
  /** Resolves the chats of all who said that they have it. */
  resolveConversations: z.boolean(),
})

export type IncidentState = z.infer<typeof incidentState>
export type IncidentView = z.infer<typeof incidentView>
export type RisingView = z.infer<typeof risingView>
