import { z } from 'zod'
import { deskConversations } from '../../../core/conversation/desk-conversations.ts'
import type { DeskOffer } from '../../../core/desk/desk.ts'
import { noteLinks } from '../../../core/desk/note-links.ts'
import { findSession, type Session } from '../../../core/desk/session.ts'
import { stopFollowing } from '../../../core/routing/stop-following.ts'
import { type RouterAnswer, takeTurnFor } from '../../../core/routing/take-turn-for.ts'
import { appendEvents } from '../../../kernel/events/append.ts'
import { attributesOf } from '../flex/call-agents.ts'
import type { StudioHearing } from './hearing.ts'
import { leaveToAgents } from './leave-to-agents.ts'
import { executionUrl } from './links.ts'

/** Studio gives up after ten seconds (twilio.com/docs/studio/widget-library/http-request); we promise an answer in half of that. */
export const ANSWER_MS = 4500

/** What the flow goes on with. `attributes`, of a task, stand with `person` alone. */
export interface StudioAnswer {
  next: RouterAnswer
  attributes?: Record<string, unknown>
}

const asked = z.object({
  ConversationSid: z.string().min(1),
  ExecutionSid: z
    .string()
    .regex(/^FN[0-9a-f]{32}$/)
    .optional()
    .catch(undefined),
  FlowSid: z
    .string()
    .regex(/^FW[0-9a-f]{32}$/)
    .optional()
    .catch(undefined),
})

/**
 * Answers a flow that asks about a message: takes the turn that waits in the conversation, and tells whether a person is wanted. A turn that takes
 * longer than Studio waits goes on without it, and calls a person by ourselves.
 */
export async function hearStudio(hearing: StudioHearing, fields: Record<string, string>): Promise<StudioAnswer> {
  const { turns, account } = hearing
  const { kernel, workspace } = turns
  const read = asked.safeParse(fields)
  const session = read.success ? await findSession(kernel.db, workspace, read.data.ConversationSid) : null
  if (!read.success || !session || isOver(session)) return { next: 'nothing' }
  // It was the router once, and what it followed then goes on without it.
  if (account.router !== 'studio' && session.purpose === 'router') {
    await stopFollowing(kernel, { workspace, conversation: session.conversation })
    return { next: 'nothing' }
  }
  const { ExecutionSid: execution, FlowSid: flow } = read.data
  if (execution && flow) await keepLink(hearing, session, executionUrl(account, flow, execution))
  const next = await takeInTime(hearing, session.conversation)
  if (next === 'person') return sendToAgents(hearing, session)
  // Studio is asked about what agents say, too, for as long as its webhook stands.
  if (session.purpose === 'desk') leaveToAgents(hearing, session, await offerOf(hearing, session))
  return { next }
}

const isOver = ({ state }: Session): boolean => state === 'ending' || state === 'ended'

async function keepLink({ turns: { kernel, workspace } }: StudioHearing, session: Session, url: string): Promise<void> {
  await kernel.db.transaction(async (tx) => {
    const links = { 'url:execution': url }
    const conversation = await noteLinks(tx, { workspace, session: session.id, links })
    const fact = { workspace, kind: 'transfer.changed' as const, conversation, at: kernel.clock.now() }
    if (conversation) await appendEvents(tx, [fact])
  })
}

/** Whether the turn is Studio's is settled once, under the conversation's lock: from then on it is waited for. */
async function takeInTime(hearing: StudioHearing, conversation: string): Promise<RouterAnswer> {
  const { turns, answerWithin } = hearing
  const late = Promise.withResolvers<null>()
  let heard: 'open' | 'taken' | 'late' = 'open'
  const isHeard = () => {
    if (heard === 'open') heard = 'taken'
    return heard === 'taken'
  }
  const taking = takeTurnFor(turns, { conversation, isHeard })
  const timer = setTimeout(() => {
    if (heard !== 'open') return
    heard = 'late'
    late.resolve(null)
  }, answerWithin)
  try {
    const answer = await Promise.race([taking, late.promise])
    if (answer !== null) return answer
  } finally {
    clearTimeout(timer)
  }
  const { log } = turns.kernel
  log.warn({ conversation }, 'Studio was answered before its turn was done, which goes on')
  taking.catch((error: unknown) =>
    log.warn({ err: error, conversation }, 'a turn for Studio failed, the flow of the house takes it'),
  )
  return 'nothing'
}

/** Its Send to Flex makes the task, with the very attributes that we would give it. */
async function sendToAgents(hearing: StudioHearing, session: Session): Promise<StudioAnswer> {
  const offer = await offerOf(hearing, session)
  if (!offer) return { next: 'person', attributes: {} }
  leaveToAgents(hearing, session, offer)
  return { next: 'person', attributes: attributesOf(offer, session.externalId ?? '') }
}

async function offerOf({ turns, urlOf }: StudioHearing, { id, conversation }: Session): Promise<DeskOffer | null> {
  const { kernel, workspace } = turns
  const facts = await deskConversations.offer(kernel.db, workspace, conversation)
  return facts && { ...facts, workspace, session: id, conversation, purpose: 'desk', url: urlOf(conversation) }
}
