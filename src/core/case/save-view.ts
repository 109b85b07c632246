import type { Statement } from '../../kernel/database.ts'
import { Refusal } from '../../kernel/errors.ts'
import { appendEvents } from '../../kernel/events/append.ts'
import { newId } from '../../kernel/ids.ts'
import type { Kernel } from '../../kernel/kernel.ts'
import type { CaseFilter } from '../../protocol/cases.ts'

/** Views that one agent may keep: each of them is counted whenever the navigation is read. */
const MOST = 30

const HELD: Statement = {
  name: 'case_view_held',
  text: 'select count(*)::int as count from case_view where workspace = $1 and agent_id = $2 and name <> $3',
}

const SAVE: Statement = {
  name: 'case_view_save',
  text: `insert into case_view (workspace, id, name, filter, agent_id, shared, created_at) values ($1, $2, $3, $4, $5, $6, $7)
    on conflict (workspace, agent_id, name) do update set filter = excluded.filter, shared = excluded.shared returning id`,
}

/**
 * Keeps a filter under a name, for the agent or for all of the workspace. A name that the agent has already is given the new filter.
 * @throws Refusal `too_many` when the agent has 30 others
 */
export async function saveView(
  kernel: Kernel,
  view: { workspace: number; agent: string; name: string; filter: CaseFilter; shared: boolean },
): Promise<string> {
  const { workspace, agent, name, filter, shared } = view
  const at = kernel.clock.now()
  return kernel.db.transaction(async (tx) => {
    const [held] = await tx.run<{ count: number }>(HELD, [workspace, agent, name])
    if ((held?.count ?? 0) >= MOST) {
      throw new Refusal('too_many', `You have ${MOST} saved views. Delete one that you no longer need.`)
    }
    const values = [workspace, newId(), name, JSON.stringify(filter), agent, shared, at]
    const [saved] = await tx.run<{ id: string }>(SAVE, values)
    if (!saved) throw new Error('a saved view has no id')
    await appendEvents(tx, [{ workspace, kind: 'case_view.changed', conversation: null, agent, at }])
    return saved.id
  })
}
