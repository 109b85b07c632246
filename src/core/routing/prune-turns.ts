import type { Reader, Statement } from '../../kernel/database.ts'

const PRUNE: Statement = {
  name: 'turn_prune',
  text: `delete from turn t using (
      select workspace, id from turn where at < $1 limit 5000
    ) old where t.workspace = old.workspace and t.id = old.id returning 1 as gone`,
}

/** Forgets what was decided before that moment: "Why?" is asked of what was said lately. Answers how many decisions. */
export async function pruneTurns(reader: Reader, before: Date): Promise<number> {
  for (let gone = 0; ; ) {
    const rows = await reader.run(PRUNE, [before])
    gone += rows.length
    if (rows.length === 0) return gone
  }
}
