import type { Statement } from '../../kernel/database.ts'
import type { Kernel } from '../../kernel/kernel.ts'
import type { ReadSessionToken } from './session-cookie.ts'

/** An active agent with a running session. */
export interface Caller {
  session: string
  expiresAt: Date
  workspace: number
  workspaceName: string
  agent: string
  role: 'owner' | 'agent'
  name: string
  publicName: string
  pictureBlob: string | null
  email: string
}

/** Answers who a Cookie header speaks for, or null for a stranger. */
export type Authenticate = (cookieHeader: string | undefined) => Promise<Caller | null>

// Somebody who is an agent of several workspaces works in the oldest of them until they may choose.
const CALLER: Statement = {
  name: 'http_caller',
  text: `select s.id as session, s.expires_at as "expiresAt", a.workspace, w.name as "workspaceName", a.id as agent, a.role, a.name,
      a.public_name as "publicName", a.picture_blob as "pictureBlob", u.email
    from session s
    join "user" u on u.id = s.user_id
    join agent a on a.user_id = u.id and a.deactivated_at is null
    join workspace w on w.id = a.workspace
    where s.token = $1 and s.expires_at > $2
    order by a.workspace limit 1`,
}

/** One look into the database for every request: a session that ended, or an agent who was deactivated, is a stranger at once. */
export function openAuthenticate(kernel: Kernel, readToken: ReadSessionToken): Authenticate {
  return async (cookieHeader) => {
    const token = readToken(cookieHeader)
    if (token === null) return null
    const [caller] = await kernel.db.run<Caller>(CALLER, [token, kernel.clock.now()])
    return caller ?? null
  }
}
