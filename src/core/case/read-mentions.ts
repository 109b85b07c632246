import type { Statement } from '../../kernel/database.ts'
import type { Kernel } from '../../kernel/kernel.ts'

const READ: Statement = {
  name: 'case_mentions_read',
  text: `update case_mention set read_at = $4
    where workspace = $1 and agent_id = $2 and entry_id = any($3::uuid[]) and read_at is null`,
}

/** An agent has looked at these mentions of theirs; those of others, and unknown ones, are left. */
export async function readMentions(
  kernel: Kernel,
  { workspace, agent, entries }: { workspace: number; agent: string; entries: readonly string[] },
): Promise<void> {
  const at = kernel.clock.now()
  if (entries.length > 0) await kernel.db.run(READ, [workspace, agent, entries, at])
}
