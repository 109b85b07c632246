import type { Reader, Statement } from '../../../kernel/database.ts'

const PRUNE: Statement = {
  name: 'question_prune',
  text: `delete from question q using (
      select workspace, id from question where asked_at < $1 order by asked_at limit 5000
    ) old where q.workspace = old.workspace and q.id = old.id returning 1 as gone`,
}

const PRUNE_SUGGESTIONS: Statement = {
  name: 'suggestion_prune',
  text: `delete from example_suggestion where at < $1`,
}

/** A replay says what is true of the days before it. */
const PRUNE_REPLAYS: Statement = { name: 'replay_prune', text: 'delete from replay where started_at < $1' }

/** Forgets what was asked before that moment, and what followed from it. Answers how many questions. */
export async function pruneQuestions(reader: Reader, before: Date): Promise<number> {
  await reader.run(PRUNE_SUGGESTIONS, [before])
  await reader.run(PRUNE_REPLAYS, [before])
  for (let gone = 0; ; ) {
    const rows = await reader.run(PRUNE, [before])
    gone += rows.length
    if (rows.length === 0) return gone
  }
}
