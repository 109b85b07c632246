import { z } from 'zod'
import { caseRow } from './cases.ts'
import { conversationRow } from './conversations.ts'
import { messageView } from './messages.ts'
import { eventNumber, id, instant } from './primitives.ts'

/** Every kind of fact that the event log may hold. */
export const eventKind = z.enum([
  'conversation.opened',
  'conversation.queued',
  'conversation.handed_back',
  'conversation.reminded',
  'conversation.rated',
  'conversation.reopened',
  'conversation.assigned',
  'conversation.resolved',
  'conversation.read',
  'conversation.changed',
  'message.received',
  'message.created',
  'message.edited',
  'message.deleted',
  'message.pressed',
  'delivery.changed',
  'attachment.changed',
  'contact.changed',
  'agent.changed',
  'article.changed',
  'settings.changed',
  'case.opened',
  'case.changed',
  'case.mentioned',
  'case_view.changed',
  'incident.changed',
  'webhook.changed',
  'tracker.changed',
  'model.changed',
  'question.changed',
  'endpoint.changed',
  'queue.changed',
  'twilio.changed',
  'transfer.changed',
  'announcement.changed',
  'source.changed',
  'moderation.changed',
  'block.changed',
  'server.changed',
])

/** A fact as the log keeps it: ids and a few facts, never text. */
export const event = z.object({
  number: eventNumber,
  kind: eventKind,
  at: instant,
  conversation: id.nullable(),
  message: id.nullable(),
  agent: id.nullable(),
  case: id.nullable(),
})

/** A fact as screens get it: with the state, now, of what it is about, so that no screen has to ask again. */
export const frameEvent = event.extend({
  messageView: messageView.nullable(),
  row: conversationRow.nullable(),
  caseRow: caseRow.nullable(),
})

/** Covers the whole range (from, to], even where rights hide some of it; to be applied only when `from` is the screen's own number. */
export const frame = z.object({ from: eventNumber, to: eventNumber, events: z.array(frameEvent) })

export type EventKind = z.infer<typeof eventKind>
export type Event = z.infer<typeof event>
export type FrameEvent = z.infer<typeof frameEvent>
export type Frame = z.infer<typeof frame>

/** What the server says on the socket. */
export interface ServerToConsole {
  frame: (frame: Frame) => void
  /** Too far behind, pruned, or rights changed: load everything again, then follow from the answer's `asOf`. */
  reset: (why: { reason: 'behind' | 'pruned' | 'rights'; head: string }) => void
  /**
   * Sent every two seconds: the newest number, so that a screen knows whether it is behind, and in one sentence what keeps the
   * channel from working until a person acts.
   */
  head: (head: { number: string; at: string; trouble: string | null }) => void
  /** The member is typing; forget it after eight seconds. Never in the log. */
  typing: (typing: { conversation: string }) => void
}

/** What the console says on the socket. */
export interface ConsoleToServer {
  /** Starts, or restarts, following after a number. */
  follow: (after: { after: string }) => void
  /** The agent is typing in this conversation; at most every four seconds. */
  typing: (typing: { conversation: string }) => void
}
