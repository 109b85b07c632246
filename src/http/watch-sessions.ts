import { RIGHTS_CHANGED } from '../core/agent/agent.ts'
import type { Kernel } from '../kernel/kernel.ts'
import type { DeskServer } from './desk-server.ts'
import { lookAtSessions } from './identity/look-at-sessions.ts'
import { SESSION_ENDED } from './routes/session.ts'

const LOOK_EVERY_MS = 800
/** A look that is not answered for so long counts as not answered. */
const PATIENCE_MS = 2000

/**
 * Closes sockets within a second after their session ended or works in another workspace, or their agent was deactivated or given
 * another role, whichever instance did it: one look for all sockets of this instance, and none while there is no socket. `sure` says
 * whether the last look was answered.
 */
export function watchSessions(io: DeskServer, kernel: Kernel): { sure(): boolean; stop(): void } {
  let answered = true
  let lookingSince: number | null = null
  let again = false
  const look = async (): Promise<void> => {
    const sockets = [...io.sockets.sockets.values()]
    if (lookingSince !== null || sockets.length === 0) return
    lookingSince = Date.now()
    try {
      const sessions = sockets.flatMap(({ data }) => data.caller.session ?? [])
      const rows = await lookAtSessions(kernel, [...new Set(sessions)])
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
    if (again) {
      again = false
      await look()
    }
  }
  // What changed while a look was under way may not be in its answer.
  const lookAnew = (): void => {
    if (lookingSince === null) void look()
    else again = true
  }
  const timer = setInterval(() => void look(), LOOK_EVERY_MS)
  const offs = [SESSION_ENDED, RIGHTS_CHANGED].map((topic) => kernel.bus.on(topic, lookAnew))
  return {
    sure: () => answered && (lookingSince === null || Date.now() - lookingSince < PATIENCE_MS),
    stop() {
      clearInterval(timer)
      for (const off of offs) off()
    },
  }
}
