import { z } from 'zod'
import { demoPlace } from './demo/demo-place.ts'

/** The simulated Twilio that stands beside it. */
const twilio = z.object({
  accountSid: z.string().min(1),
  authToken: z.string().min(1),
  apiBase: z.url(),
  /** The page on which a person can be the Flex agent. */
  agentPage: z.url(),
})

const answer = z.object({
  kind: z.literal('sandbox'),
  apiBase: z.url(),
  token: z.string().min(1),
  applicationId: z.string().min(1),
  page: z.url(),
  /** The simulated server, where its earlier chats are to be found at the desk too. */
  demo: demoPlace.optional(),
  twilio: twilio.optional(),
})

export type SandboxTwilio = z.infer<typeof twilio>

/** A simulated Discord as `npm start` hands it over. */
export type SandboxAnswer = z.infer<typeof answer>

/**
 * Asks the process that started this one for a simulated Discord. Null when there is no such process. Told by message, never by
 * the environment, so that its token stands in no process list.
 */
export function askForSandbox(): Promise<SandboxAnswer | null> {
  if (!process.send) return Promise.resolve(null)
  return new Promise((resolve) => {
    process.on('message', function hear(message) {
      const parsed = answer.safeParse(message)
      if (!parsed.success) return
      process.off('message', hear)
      resolve(parsed.data)
    })
    process.send?.({ kind: 'wants-sandbox' })
  })
}

/** Has the simulated Discord do something, by way of the process that started it and this one. */
export function tellSandbox(act: 'past' | 'story-access', input: object): void {
  process.send?.({ kind: 'tell-sandbox', act, input })
}
