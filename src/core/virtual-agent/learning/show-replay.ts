import type { Reader, Statement } from '../../../kernel/database.ts'
import { Refusal } from '../../../kernel/errors.ts'
import type { ReplayInput, ReplayResult, ReplayView } from '../../../protocol/learning.ts'
import { TAKEN_BACK } from './unanswered.ts'

const SHOW: Statement = {
  name: 'replay_show',
  text: `select id, state, input, result, started_at as "startedAt", done_at as "doneAt" from replay where workspace = $1 and id = $2`,
}

// The words stand with the questions alone, so that who deletes theirs has deleted them here as well.
const TEXTS: Statement = {
  name: 'replay_texts',
  text: `select q.id, q.text from question q where q.workspace = $1 and q.id = any($2::uuid[]) and not ${TAKEN_BACK}`,
}

interface Row {
  id: string
  state: ReplayView['state']
  input: ReplayInput
  result: ReplayResult | null
  startedAt: Date
  doneAt: Date | null
}

/**
 * How far a replay is, and what it found.
 * @throws Refusal not_found
 */
export async function showReplay(reader: Reader, workspace: number, id: string): Promise<ReplayView> {
  const [row] = await reader.run<Row>(SHOW, [workspace, id])
  if (!row) throw new Refusal('not_found', 'There is no such replay, or it is older than is kept.')
  const { state, input, result, startedAt, doneAt } = row
  return {
    ...{ id, state, input, startedAt: startedAt.toISOString(), doneAt: doneAt?.toISOString() ?? null },
    result: result && (await withTexts(reader, workspace, result)),
  }
}

async function withTexts(reader: Reader, workspace: number, result: ReplayResult): Promise<ReplayResult> {
  const ids = result.changes.map(({ question }) => question)
  const rows = await reader.run<{ id: string; text: string }>(TEXTS, [workspace, ids])
  const texts = new Map(rows.map(({ id, text }) => [id, text]))
  return { ...result, changes: result.changes.map((change) => ({ ...change, text: texts.get(change.question) ?? '' })) }
}
