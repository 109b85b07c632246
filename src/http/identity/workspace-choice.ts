import { RIGHTS_CHANGED } from '../../core/agent/agent.ts'
import type { Statement } from '../../kernel/database.ts'
import { Refusal } from '../../kernel/errors.ts'
import type { Kernel } from '../../kernel/kernel.ts'
import type { WorkspaceChoice } from '../../protocol/agents.ts'

/**
 * Which of their workspaces a session works in, as an `order by` over session s, "user" u, agent a and workspace w: the one it chose,
 * else the one that the person worked in last, else a real one that is connected to Discord, else the demo, else the oldest.
 */
export const CHOICE = `(a.workspace = s.workspace) is true desc, (a.workspace = u.last_workspace) is true desc,
  (not w.demo and exists (select 1 from discord_application d where d.workspace = w.id)) desc, w.demo desc, a.workspace`

const MINE: Statement = {
  name: 'http_my_workspaces',
  text: `select w.id, w.name, w.demo from agent a join workspace w on w.id = a.workspace
    where a.user_id = $1 and a.deactivated_at is null order by w.id`,
}

const OF_KEY: Statement = { name: 'http_workspace', text: 'select id, name, demo from workspace where id = $1' }

const PIN_SESSION: Statement = {
  name: 'http_pin_session',
  text: 'update session set workspace = $2 where id = $1 and workspace is distinct from $2',
}

const PIN_PERSON: Statement = {
  name: 'http_pin_person',
  text: 'update "user" set last_workspace = $2 where id = $1 and last_workspace is distinct from $2',
}

interface Worker {
  session: string | null
  userId: string
  workspace: number
}

/** The workspaces that somebody may work in, oldest first; for a program only the one that its key is good for. */
export function listMyWorkspaces(kernel: Kernel, { session, userId, workspace }: Worker): Promise<WorkspaceChoice[]> {
  return session === null
    ? kernel.db.run<WorkspaceChoice>(OF_KEY, [workspace])
    : kernel.db.run<WorkspaceChoice>(MINE, [userId])
}

/** Keeps a session in the workspace that was chosen for it, whatever is connected later, and lets the next session begin there. */
export async function pinWorkspace(kernel: Kernel, { session, userId, workspace }: Worker): Promise<void> {
  await kernel.db.transaction(async (tx) => {
    tx.later(PIN_SESSION, [session, workspace])
    tx.later(PIN_PERSON, [userId, workspace])
    tx.wake(RIGHTS_CHANGED)
  })
}

/**
 * Lets a session work in another workspace of the same person; its sockets are closed, because their screens show the old one.
 * @throws Refusal `not_found` where they are no active agent of it, `invalid` for a program
 */
export async function switchWorkspace(kernel: Kernel, worker: Worker, workspace: number): Promise<void> {
  if (worker.session === null) throw new Refusal('invalid', 'An API key is good for one workspace. Make another key.')
  const mine = await listMyWorkspaces(kernel, worker)
  if (!mine.some(({ id }) => id === workspace)) throw new Refusal('not_found', 'You are in no such workspace.')
  await pinWorkspace(kernel, { ...worker, workspace })
}
