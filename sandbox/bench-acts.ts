import { z } from 'zod'

/** What benches ask for. */
export const benchActs = {
  /** So many members say something in turn, each text ending in `mark` and its number from 0; answers when all is said. */
  'bench-send': z.object({
    rate: z.number().min(0.1).max(10_000),
    seconds: z.number().min(0.01).max(120),
    members: z.number().int().min(1).max(500),
    mark: z.string().min(1).max(40),
  }),
  /** Flex's agents say something in turn in the chats that they have, each text ending in `mark` and its number from 0. */
  'bench-flex': z.object({
    rate: z.number().min(0.1).max(1000),
    seconds: z.number().min(0.01).max(120),
    mark: z.string().min(1).max(40),
  }),
  /** Answers what was noted since the last time, and goes on noting, or ends it. */
  'bench-notes': z.object({ on: z.boolean() }),
} as const

/** What they are answered. */
export interface BenchActResults {
  /** When each frame was written: milliseconds since 1970 with fractions, by the message's number. */
  'bench-send': { at: number[] }
  /** When each webhook was about to go out, as above. */
  'bench-flex': { at: number[] }
  /**
   * All REST requests to Discord, and of each message that one brought: the last word of its text, and when it had been read. `told`: the same of
   * messages that requests brought to the simulated Twilio.
   */
  'bench-notes': { requests: number; replies: [string, number][]; told: [string, number][] }
}
