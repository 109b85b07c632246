import { z } from 'zod'
import { agentView } from './agents.ts'
import { judgementReasons } from './articles.ts'
import { markView, questionMark } from './learning.ts'
import { MESSAGE_FILES_LIMIT, MESSAGE_TEXT_LIMIT } from './limits.ts'
import { cursor, id, instant, isStorable, NOT_STORABLE, pageSize } from './primitives.ts'

export const deliveryState = z.enum([
  'queued',
  'sending',
  'sent',
  'delivered',
  'read',
  'failed',
  'cancelled',
  'unknown',
])

/** Why a delivery failed, in words that the console translates; `detail` is for the tooltip. */
export const deliveryCause = z.enum([
  'closed',
  'left',
  'no_permission',
  'too_large',
  'gone',
  'rejected',
  'token',
  'unreachable',
  'unknown',
])

/** Where a reply went, or will go. */
export const placeKind = z.enum(['direct', 'thread', 'ephemeral'])

export const deliveryView = z.object({
  /** The worst state of the message's parts. */
  state: deliveryState,
  /** The operation that this state is about: a failed edit does not make the sent message unsent. */
  operation: z.enum(['send', 'edit', 'delete']),
  place: placeKind.nullable(),
  cause: deliveryCause.nullable(),
  /** A human sentence of the channel's own words, never a code alone. */
  detail: z.string().nullable(),
  /** Discord asks to wait: the next attempt. */
  retryAt: instant.nullable(),
})

export const attachmentView = z.object({
  id,
  name: z.string(),
  mediaType: z.string(),
  bytes: z.number().int(),
  state: z.enum(['pending', 'stored', 'failed']),
  /** Same-origin address of the bytes; null until stored. */
  url: z.string().nullable(),
  /** Whether the browser may show it in the page (an image that was sniffed as one). */
  inline: z.boolean(),
  width: z.number().int().nullable(),
  height: z.number().int().nullable(),
  /** Seconds of a voice message. */
  seconds: z.number().nullable(),
  cause: z.string().nullable(),
})

/** What a button under one of our messages asks for. */
export const buttonAct = z.enum([
  'person',
  'never_mind',
  'helped',
  'pick',
  'me_too',
  'something_else',
  'fill',
  'skip',
  'rate',
  'comment',
])

export const messageView = z.object({
  id,
  conversation: id,
  direction: z.enum(['inbound', 'outbound', 'note']),
  author: z.enum(['contact', 'agent', 'virtual_agent', 'notice']),
  /** The agent who wrote it, for `author: agent` and notes. */
  agent: agentView.nullable(),
  /** The public name of an agent of another desk, for `author: agent` where `agent` is null. */
  spokenBy: z.string().nullable(),
  /** The article that it gives; its words stand in `text`. */
  article: z.object({ id, title: z.string() }).nullable(),
  /** Buttons under it, as the member sees them; `pressed` is when they pressed it. */
  buttons: z.array(
    z.object({
      act: buttonAct,
      value: z.string(),
      label: z.string(),
      pressedAt: instant.nullable(),
    }),
  ),
  /** Whether "Why?" has an answer: GET /v1/messages/{id}/why. */
  explained: z.boolean(),
  /** What an agent said of the answer; null where nobody did. */
  mark: questionMark.nullable(),
  /** What was said; '' when deleted (see reveal) or when it holds only files. */
  text: z.string(),
  /** By what it looks like a scam, a host or words of it; null where it does not. Its links are not to be followed. */
  scam: z.string().nullable(),
  /** What stands in place of words: a sticker, a poll, a voice message, a forwarded message, a command. */
  kind: z.enum(['text', 'sticker', 'voice', 'forward', 'poll', 'command', 'unreadable']),
  attachments: z.array(attachmentView),
  /** The message that this one answers; `text` is cut at 140 characters. */
  replyTo: z
    .object({ id, author: z.enum(['contact', 'agent', 'virtual_agent', 'notice']), name: z.string(), text: z.string() })
    .nullable(),
  /** The channel's own time of sending, by which messages are ordered, then by id. */
  sentAt: instant,
  editedAt: instant.nullable(),
  deletedAt: instant.nullable(),
  /** Number of earlier wordings that are kept. */
  revisions: z.number().int(),
  /** Place it came from, for inbound messages. */
  place: placeKind.nullable(),
  /** Outbound only. */
  delivery: deliveryView.nullable(),
})

export const sendMessageInput = z.object({
  /** A note is seen by the team only, and goes nowhere. */
  kind: z.enum(['reply', 'note']).default('reply'),
  /** Made by the caller, so that sending twice stores once. */
  id: id.optional(),
  conversation: id,
  text: z.string().max(MESSAGE_TEXT_LIMIT).refine(isStorable, NOT_STORABLE).default(''),
  attachments: z.array(id).max(MESSAGE_FILES_LIMIT).default([]),
  replyTo: id.nullable().default(null),
  /** The article that the agent inserted, so that its use is known. */
  article: id.nullable().default(null),
})

/** Why something was said by itself: what was decided, and from what. */
export const messageReason = z.object({
  decision: z.enum([
    'answer',
    'suggest',
    'unknown',
    'handoff',
    'helped',
    'not_helped',
    'declined',
    'never_mind',
    'greet',
    'incident',
    'known_case',
    'joined',
    'something_else',
    'noted',
    'form',
    'no_more',
    'caution',
    'nothing',
  ]),
  /** One sentence for the agent. */
  words: z.string(),
  certainty: z.enum(['answer', 'suggest', 'none']).nullable(),
  candidates: z.array(z.object({ article: id, title: z.string(), score: z.number(), matched: z.string() })),
  /** Where the certainty comes from; null where no article was looked for. */
  reasons: judgementReasons.nullable(),
  /** What an agent said of it; null where it answers no question that is kept. */
  mark: markView.nullable(),
  at: instant,
})

export const editMessageInput = z.object({
  id,
  text: z.string().trim().min(1).max(MESSAGE_TEXT_LIMIT).refine(isStorable, NOT_STORABLE),
})

export const messageListInput = z.object({ id, cursor: cursor.optional(), limit: pageSize })

export const messageRevision = z.object({ text: z.string(), at: instant })

export type AttachmentView = z.infer<typeof attachmentView>
export type DeliveryView = z.infer<typeof deliveryView>
export type DeliveryCause = z.infer<typeof deliveryCause>
export type PlaceKind = z.infer<typeof placeKind>
export type ButtonAct = z.infer<typeof buttonAct>
export type MessageReason = z.infer<typeof messageReason>
export type MessageView = z.infer<typeof messageView>
