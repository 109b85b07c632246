import { drizzleAdapter } from 'better-auth/adapters/drizzle'
import { betterAuth } from 'better-auth/minimal'
import type { Statement } from '../../kernel/database.ts'
import type { Kernel } from '../../kernel/kernel.ts'
import type { Secrets } from '../../kernel/secrets/secrets.ts'
import { type Authenticate, openAuthenticate } from './authenticate.ts'
import { COOKIE_PREFIX, sessionCookieReader } from './session-cookie.ts'
import { session, signInAccount, user, verification } from './tables.ts'
import { TRIES, Tries } from './tries.ts'

/** The header that carries the caller's address to better-auth. Only we write it. */
const ADDRESS_HEADER = 'x-guildesk-address'
const BASE_PATH = '/api/auth'
const DAY = 24 * 60 * 60
const SESSION_SECONDS = 30 * DAY

const LOOK: Statement = { name: 'http_look', text: 'select 1' }

/** Sign-in: who somebody is. What they may do is core/agent's. */
export interface Identity {
  authenticate: Authenticate
  /** The tries of each address at links and new passwords; better-auth counts those at sign-in by itself. */
  tries: Tries
  /** Signs in; `cookies` are the Set-Cookie lines of a success. */
  signIn(attempt: { email: string; password: string; address: string; userAgent: string }): Promise<SignInAnswer>
  /** Ends the session of the Cookie header; answers the Set-Cookie lines that clear it. */
  signOut(cookieHeader: string): Promise<string[]>
  /** Moves the session's end away when it comes nearer; answers the Set-Cookie lines, mostly none. */
  prolong(cookieHeader: string): Promise<string[]>
}

type SignInAnswer =
  | { result: 'welcome'; cookies: string[] }
  | { result: 'refused' }
  | { result: 'wait'; seconds: number }

/**
 * Opens sign-in over better-auth. Of its routes only sign-in by e-mail and sign-out are ever called, and only from here: nobody
 * reaches the others, and nobody sees the session's token in an answer.
 */
export function openIdentity(
  kernel: Kernel,
  { secrets, publicUrl }: { secrets: Secrets; publicUrl: string },
): Identity {
  const origin = new URL(publicUrl).origin
  const secure = origin.startsWith('https:')
  const secret = secrets.derive('session').toString('base64url')
  const auth = openAuth(kernel, { origin, secure, secret })
  const post = (path: string, headers: Record<string, string>, body: object) =>
    auth.handler(
      new Request(`${origin}${BASE_PATH}${path}`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', origin, ...headers },
        body: JSON.stringify(body),
      }),
    )
  return {
    tries: new Tries(kernel.clock),
    authenticate: openAuthenticate(kernel, sessionCookieReader({ secret, secure })),
    async signIn({ email, password, address, userAgent }) {
      const headers = { [ADDRESS_HEADER]: address, 'user-agent': userAgent }
      const response = await post('/sign-in/email', headers, { email, password })
      if (response.ok) return { result: 'welcome', cookies: response.headers.getSetCookie() }
      if (response.status === 429) {
        return { result: 'wait', seconds: Number(response.headers.get('x-retry-after')) || 60 }
      }
      if (response.status >= 500) {
        // It does not say why; mostly the database is away, which this then says in the words that are known elsewhere.
        await kernel.db.run(LOOK, [])
        throw new Error(`sign-in answered ${response.status}`)
      }
      return { result: 'refused' }
    },
    async signOut(cookie) {
      const response = await post('/sign-out', { cookie }, {})
      return response.headers.getSetCookie()
    },
    async prolong(cookie) {
      const { headers } = await auth.api.getSession({ headers: new Headers({ cookie }), returnHeaders: true })
      return headers.getSetCookie()
    },
  }
}

function openAuth(kernel: Kernel, { origin, secure, secret }: { origin: string; secure: boolean; secret: string }) {
  return betterAuth({
    appName: 'Guildesk',
    baseURL: origin,
    basePath: BASE_PATH,
    // As a list of one, because better-auth would else let an environment variable of its own take precedence.
    secrets: [{ version: 1, value: secret }],
    database: drizzleAdapter(kernel.db.orm, {
      provider: 'pg',
      schema: { user, session, account: signInAccount, verification },
    }),
    emailAndPassword: { enabled: true, disableSignUp: true, minPasswordLength: 10, maxPasswordLength: 200 },
    session: { expiresIn: SESSION_SECONDS, updateAge: DAY, cookieCache: { enabled: false } },
    rateLimit: {
      enabled: true,
      storage: 'memory',
      customRules: { '/sign-in/email': { window: 60, max: TRIES }, '/sign-out': false },
    },
    telemetry: { enabled: false },
    advanced: {
      cookiePrefix: COOKIE_PREFIX,
      useSecureCookies: secure,
      ipAddress: { ipAddressHeaders: [ADDRESS_HEADER] },
      disableOriginCheck: false,
    },
    // Its words name no cause that we could act on; what fails is answered, and logged by the request.
    logger: { log: (_level, message) => kernel.log.debug({ from: 'better-auth' }, message) },
  })
}
