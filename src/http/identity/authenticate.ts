import type { IncomingHttpHeaders } from 'node:http'
import { hashOfKey } from '../../core/agent/api-key.ts'
import type { Statement } from '../../kernel/database.ts'
import type { Kernel } from '../../kernel/kernel.ts'
import type { AgentRole } from '../../protocol/agents.ts'
import type { ReadSessionToken } from './session-cookie.ts'
import { CHOICE } from './workspace-choice.ts'

/** An active agent with a running session, or a program that acts as one by an API key. */
export interface Caller {
  /** Null for a program. */
  session: string | null
  workspace: number
  workspaceName: string
  demo: boolean
  agent: string
  userId: string
  role: AgentRole
  name: string
  publicName: string
  pictureBlob: string | null
  available: boolean
  discordUserId: string | null
  discordName: string | null
  email: string
}

/** Answers who a request's headers speak for, or null for a stranger. */
export type Authenticate = (headers: Pick<IncomingHttpHeaders, 'cookie' | 'authorization'>) => Promise<Caller | null>

const COLUMNS = `a.workspace, w.name as "workspaceName", w.demo, a.id as agent, a.user_id as "userId", a.role, a.name,
  a.public_name as "publicName", a.picture_blob as "pictureBlob", a.available, a.discord_user_id as "discordUserId",
  a.discord_name as "discordName", coalesce(u.email, '') as email`

const BY_SESSION: Statement = {
  name: 'http_caller',
  text: `select s.id as session, ${COLUMNS}
    from session s
    join "user" u on u.id = s.user_id
    join agent a on a.user_id = u.id and a.deactivated_at is null
    join workspace w on w.id = a.workspace
    where s.token = $1 and s.expires_at > $2
    order by ${CHOICE} limit 1`,
}

const BY_KEY: Statement = {
  name: 'http_caller_by_key',
  text: `select null as session, ${COLUMNS}
    from api_key k
    join agent a on a.workspace = k.workspace and a.id = k.agent_id and a.deactivated_at is null
    join workspace w on w.id = a.workspace
    left join "user" u on u.id = a.user_id
    where k.hash = $1 and k.revoked_at is null`,
}

const BEARER = /^bearer(\s+|$)/i

/** Whether a request speaks by a key: its cookies are then not read, so no page can make a browser send it. */
export const speaksByKey = ({ authorization }: Pick<IncomingHttpHeaders, 'authorization'>): boolean =>
  authorization !== undefined && BEARER.test(authorization)

/**
 * One look into the database for every request: a session that ended, a key that was revoked, or an agent who was deactivated, is a
 * stranger at once.
 */
export function openAuthenticate(kernel: Kernel, readToken: ReadSessionToken): Authenticate {
  return async (headers) => {
    if (speaksByKey(headers)) {
      const hash = hashOfKey((headers.authorization ?? '').replace(BEARER, '').trim())
      const [caller] = await kernel.db.run<Caller>(BY_KEY, [hash])
      return caller ?? null
    }
    const token = readToken(headers.cookie)
    if (token === null) return null
    const [caller] = await kernel.db.run<Caller>(BY_SESSION, [token, kernel.clock.now()])
    return caller ?? null
  }
}
