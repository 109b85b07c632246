import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { makeTwilio, type TwilioOptions } from './make-twilio.ts'
import { TwilioRouter } from './router.ts'
import { routes } from './routes.ts'
import { serveTwilio } from './serve.ts'
import type { Twilio } from './twilio.ts'
import type { Account } from './world.ts'

export interface RunningTwilio {
  port: number
  /** What the product takes as its Twilio: `http://127.0.0.1:<port>/twilio`; a host stands behind it, as in `/twilio/flex-api.twilio.com/v1/…`. */
  apiBase: string
  accountSid: string
  authToken: string
  /** The parts, for tests in the same process. */
  twilio: Twilio
  close(): Promise<void>
}

/** Starts a simulated Twilio by itself on 127.0.0.1; in the sandbox it stands beside the simulated Discord. */
export async function startTwilio(options: TwilioOptions & { port?: number } = {}): Promise<RunningTwilio> {
  const twilio = await makeTwilio(options)
  const router = new TwilioRouter(routes)
  const server = createServer((request, response) => {
    serveTwilio(twilio, router, request, response).catch(() => response.destroy())
  })
  // Clients keep connections open; closing idle ones early would race with their next request.
  server.keepAliveTimeout = 75_000
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject)
    server.listen(options.port ?? 0, '127.0.0.1', resolve)
  })
  const { port } = server.address() as AddressInfo
  const apiBase = `http://127.0.0.1:${port}/twilio`
  twilio.world.origin = apiBase
  keepTicking(twilio)
  const account = firstAccount(twilio)
  return {
    port,
    apiBase,
    accountSid: account.sid,
    authToken: account.authToken,
    twilio,
    async close() {
      const closed = new Promise<void>((resolve) => server.close(() => resolve()))
      server.closeAllConnections()
      await closed
      await stopTwilio(twilio)
    },
  }
}

/** The account that the sandbox starts with. */
export function firstAccount(twilio: Twilio): Account {
  return twilio.world.accounts.all()[0]!
}

/** What ends by time ends within half a second. */
export function keepTicking(twilio: Twilio): void {
  twilio.ticking = setInterval(() => twilio.world.tick(), 500)
  twilio.ticking.unref()
}

/** After its server was closed: no more webhooks, and all that is to be kept is with the operating system. */
export async function stopTwilio(twilio: Twilio): Promise<void> {
  clearInterval(twilio.ticking)
  twilio.caller.close()
  await twilio.journal?.close()
}
