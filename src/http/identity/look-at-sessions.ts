import type { Statement } from '../../kernel/database.ts'
import type { Kernel } from '../../kernel/kernel.ts'
import type { AgentRole } from '../../protocol/agents.ts'
import { CHOICE } from './workspace-choice.ts'

export interface RunningSession {
  id: string
  /** The workspace that it works in. */
  workspace: number
  role: AgentRole
}

const RUNNING: Statement = {
  name: 'http_running_sessions',
  text: `select s.id, mine.workspace, mine.role from session s join "user" u on u.id = s.user_id
    cross join lateral (
      select a.workspace, a.role from agent a join workspace w on w.id = a.workspace
      where a.user_id = u.id and a.deactivated_at is null order by ${CHOICE} limit 1
    ) mine
    where s.id = any($1) and s.expires_at > $2`,
}

/** Of these sessions, those that run, and as what: one query for all of them. */
export function lookAtSessions(kernel: Kernel, sessions: readonly string[]): Promise<RunningSession[]> {
  return kernel.db.run<RunningSession>(RUNNING, [sessions, kernel.clock.now()])
}
