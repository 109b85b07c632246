import type { Statement, Transaction } from '../../kernel/database.ts'
import type { DeskName } from '../../protocol/queues.ts'
import { makeDefault } from './queue.ts'

/** Where a conversation waits, and at which desk it is answered. */
export interface QueueFor {
  id: string
  name: string
  desk: DeskName
}

// Shared, so that a queue that is given another desk, or removed, waits for who is on the way into it.
const FIND: Statement = {
  name: 'queue_for',
  text: `select id, name, desk from queue where workspace = $1 and (is_default or guilds @> to_jsonb(array[$2::text]))
    order by is_default, created_at limit 1 for share`,
}

/** The queue of a conversation that began in a guild, or in none; made where a workspace has none yet. */
export async function queueFor(
  tx: Transaction,
  { workspace, guild, now }: { workspace: number; guild: string | null; now: Date },
): Promise<QueueFor> {
  const [found] = await tx.run<QueueFor>(FIND, [workspace, guild ?? ''])
  return found ?? makeDefault(tx, workspace, now)
}
