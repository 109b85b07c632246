import { z } from 'zod'

const share = z.number().min(0).max(1)
const conversation = z.string().min(1).max(256)

/** What happens to the simulated Twilio itself. A fault stays until it is set to nothing. */
export const twilioActs = {
  /** Only what is given is changed; shares are of 1. The same `seed` gives the same faults again. */
  'twilio-faults': z.object({
    /** Ends all that were set before. */
    clear: z.boolean().default(false),
    webhooks: z
      .object({ drop: share, double: share, reorder: share, delayMs: z.number().min(0).max(60_000) })
      .partial()
      .default({}),
    /** `broken` refuses before the deed, `brokenAfter` and `lost` after it. */
    answers: z.object({ tooMany: share, broken: share, brokenAfter: share, lost: share }).partial().default({}),
    /** Every connection is cut and no webhook goes out. */
    down: z.boolean().optional(),
    latency_ms: z.number().min(0).max(60_000).optional(),
    seed: z.number().int().min(1).optional(),
  }),
  /** All conversations, oldest first. */
  'twilio-conversations': z.object({}),
  /** What was said in one, by sid or unique name, ascending; with `from` only messages from that index on. */
  'twilio-messages': z.object({ conversation, from: z.number().int().min(0).default(0) }),
  /** As the timer does it, whether it is due or not. */
  'twilio-close': z.object({ conversation }),
  /** The account gets another token; the old one is refused from now on. */
  'twilio-revoke': z.object({}),
  /** Requests answered and webhooks called, oldest first, from the first after `after`. */
  'twilio-log': z.object({ after: z.number().int().default(0) }),
} as const

export interface TwilioConversationView {
  sid: string
  unique_name: string | null
  friendly_name: string | null
  state: 'initializing' | 'active' | 'inactive' | 'closed'
  /** JSON text. */
  attributes: string
  /** Identities. */
  participants: string[]
  messages: number
}

export interface TwilioMessageView {
  sid: string
  index: number
  author: string
  body: string | null
  /** JSON text. */
  attributes: string
  files: { sid: string; name: string | null; type: string; size: number }[]
  /** Milliseconds since 1970. */
  created: number
  updated: number
}

/** One request that was answered, or one webhook that was called. `status` is a number, or what became of it in words. */
export interface TwilioLogView {
  number: number
  /** Milliseconds since 1970. */
  at: number
  kind: 'request' | 'webhook'
  /** `POST conversations.twilio.com/v1/Conversations`, or the address that was called. */
  what: string
  /** Of webhooks: the event. */
  title: string
  status: string
  ok: boolean
  /** Milliseconds. */
  took: number
}

/** What acts of Twilio answer; those that are not named answer null. */
export interface TwilioActResults {
  'twilio-conversations': TwilioConversationView[]
  'twilio-messages': TwilioMessageView[]
  'twilio-revoke': { auth_token: string }
  'twilio-log': TwilioLogView[]
}
