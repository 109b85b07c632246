import type { Statement } from '../kernel/database.ts'
import type { Kernel } from '../kernel/kernel.ts'
import type { DeskServer } from './desk-server.ts'
import { SESSION_ENDED } from './routes/session.ts'

const LOOK_EVERY_MS = 800
/** A look that is not answered for so long counts as not answered. */
const PATIENCE_MS = 2000

interface Running {
  id: string
  workspace: number
  role: 'owner' | 'agent'
}

const RUNNING: Statement = {
  name: 'http_running_sessions',
  text: `select s.id, a.workspace, a.role from session s join agent a on a.user_id = s.user_id and a.deactivated_at is null
    where s.id = any($1) and s.expires_at > $2 and a.workspace = any($3)`,
}

/**
 * Closes sockets within a second after their session ended or their agent was deactivated, whichever instance did it: one look for
 * all sockets of this instance, and none while there is no socket. `sure` says whether the last look was answered.
 */
export function watchSessions(io: DeskServer, kernel: Kernel): { sure(): boolean; stop(): void } {
  let answered = true
  let lookingSince: number | null = null
  const look = async (): Promise<void> => {
    const sockets = [...io.sockets.sockets.values()]
    if (lookingSince !== null || sockets.length === 0) return
    lookingSince = Date.now()
    try {
      const sessions = [...new Set(sockets.map(({ data }) => data.caller.session))]
      const workspaces = [...new Set(sockets.map(({ data }) => data.caller.workspace))]
      const rows = await kernel.db.run<Running>(RUNNING, [sessions, kernel.clock.now(), workspaces])
      const running = new Set(rows.map((row) => `${row.id} ${row.workspace} ${row.role}`))
      for (const socket of sockets) {
        // Another role is another person as far as the screen goes: it connects again and loads what it may see now.
        const { session, workspace, role } = socket.data.caller
        if (!running.has(`${session} ${workspace} ${role}`)) socket.disconnect(true)
      }
      answered = true
    } catch (error) {
      if (answered) kernel.log.warn({ err: error }, 'the sessions of open sockets could not be looked at')
      answered = false
    } finally {
      lookingSince = null
    }
  }
  const timer = setInterval(() => void look(), LOOK_EVERY_MS)
  const off = kernel.bus.on(SESSION_ENDED, () => void look())
  return {
    sure: () => answered && (lookingSince === null || Date.now() - lookingSince < PATIENCE_MS),
    stop() {
      clearInterval(timer)
      off()
    },
  }
}
