import { z } from 'zod'

/** A snowflake. */
export const id = z.string().regex(/^\d{1,20}$/)
export const empty = z.object({})
const times = z.number().int().min(0).max(10_000)

/** Acts that make trouble. A fault stays until it is used up, runs out or is set to nothing. */
export const troubleActs = {
  /** Closes the application's gateway sockets with this code; the session lives on and can be resumed (4000) as far as the code allows. */
  'drop-socket': z.object({ code: z.number().int().min(1000).max(4999).default(4000) }),
  /** The session and its replay buffer are gone: the next resume is answered by "invalid session", d: false. `drop` cuts the socket too. */
  'lose-session': z.object({ drop: z.boolean().default(true) }),
  /** Asks the application to reconnect (op 7). */
  'ask-reconnect': empty,
  /** Sends "invalid session" (op 9) over the living socket. */
  'invalidate-session': z.object({ resumable: z.boolean().default(false) }),
  /** The next requests get this status: `before` refuses unheard, `after` executes and then answers so. `route` is a part of "METHOD /path". */
  'answer-errors': z.object({
    count: times,
    status: z.number().int().min(500).max(599).default(500),
    when: z.enum(['before', 'after']).default('before'),
    route: z.string().default(''),
  }),
  /** The next requests are executed and never answered. */
  'time-out': z.object({ count: times, route: z.string().default('') }),
  /** 429 for so long, on every bucket, on the global limit, or on routes that contain `route`. */
  'rate-limit': z.object({
    seconds: z.number().min(0).max(3600),
    scope: z.enum(['bucket', 'global', 'shared']).default('bucket'),
    route: z.string().default(''),
  }),
  /** A whole round trip takes so much longer; half of it before, half after. Gateway frames take half. */
  latency: z.object({ ms: z.number().min(0).max(60_000) }),
  /** `false`: the gateway refuses connections (and cuts those that stand), as in an outage of Discord. */
  gateway: z.object({ on: z.boolean() }),
  'message-content': z.object({ granted: z.boolean() }),
  'guild-members': z.object({ granted: z.boolean() }),
  /** Lifts or restores the limits: no 429, no 40003. For benches. */
  limits: z.object({ lifted: z.boolean() }),
  /** Every link given out so far expires now; reading the message again gives fresh ones. */
  'expire-links': empty,
  /** How long new attachment links live, in seconds. */
  'link-lifetime': z.object({ seconds: z.number().min(1).max(604_800) }),
  /** Denies (or with `denied: false` gives back) one permission, by its Discord name, to the application in one channel. */
  'deny-permission': z.object({ channel: id, permission: z.string(), denied: z.boolean().default(true) }),
  /** With `member` it is they who delete it, if they may. */
  'delete-channel': z.object({ channel: id, member: id.optional() }),
  'archive-thread': z.object({ channel: id, archived: z.boolean(), locked: z.boolean().default(false) }),
  /** Sends a gateway event as it stands, to try malformed ones. */
  'raw-event': z.object({ type: z.string(), data: z.unknown() }),
  /** Answers the next request whose "METHOD /path" contains `route` with this body as it stands, to try malformed ones. */
  'raw-answer': z.object({ route: z.string(), status: z.number().int().min(200).max(599), body: z.string() }),
  'clear-faults': empty,
} as const
