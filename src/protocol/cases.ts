import { z } from 'zod'
import { agentView } from './agents.ts'
import { id, instant } from './primitives.ts'

export const caseStatus = z.enum(['new', 'open', 'resolved'])

/** What rows and chips show of a case. */
export const caseChip = z.object({
  id,
  /** As people say it, without the `#`. */
  number: z.number().int(),
  status: caseStatus,
})

export const caseView = caseChip.extend({
  subject: z.string(),
  /** Why it was resolved without an agent. */
  outcome: z.enum(['solved', 'withdrawn', 'silent']).nullable(),
  /** Why a person was called. */
  reason: z.enum(['asked', 'offered', 'virtual_agent_off', 'agent']),
  owner: agentView.nullable(),
  conversation: id,
  requester: z.object({ id, name: z.string(), handle: z.string().nullable(), picture: z.string().nullable() }),
  guild: z.object({ id: z.string(), name: z.string() }).nullable(),
  origin: z.object({ id: z.string(), name: z.string() }).nullable(),
  /** Names of the requester's roles in the guild when it was opened. */
  roles: z.array(z.string()),
  openedAt: instant,
  resolvedAt: instant.nullable(),
})

export type CaseChip = z.infer<typeof caseChip>
export type CaseView = z.infer<typeof caseView>
