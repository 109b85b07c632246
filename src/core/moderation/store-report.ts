import type { Statement, Transaction } from '../../kernel/database.ts'
import { newId } from '../../kernel/ids.ts'
import { LIVE } from '../../kernel/lanes/lane.ts'
import { wakeLanes } from '../../kernel/lanes/wake.ts'
import { MODERATION_ROUTE, type NewRow } from './report.ts'

const STORE: Statement = {
  name: 'moderation_store',
  text: `insert into moderation_report (workspace, id, case_id, kind, state, guild, origin, message_id, message_url, text, subject_address,
      subject_name, subject_picture, facts, opened_at, changed_at)
    values ($1, $2, $3, $4, 'open', $5::jsonb, $6::jsonb, $7, $8, $9, $10, $11, $12, $13::jsonb, $14, $14)`,
}

/** Puts a case of type `safety` into the queue of the moderators. Answers the report's id. */
export async function storeReport(tx: Transaction, row: NewRow): Promise<string> {
  const { workspace, kind, message, subject, now } = row
  const id = newId()
  await tx.run(STORE, [
    ...[workspace, id, row.case, kind, json(row.guild), json(row.origin), message?.id ?? null, message?.url ?? null],
    ...[row.text, subject.address, subject.name, subject.picture, JSON.stringify(row.facts), now],
  ])
  await wakeModeration(tx, workspace, id, now)
  return id
}

/** Has what is to be done and said about a report looked at. */
export const wakeModeration = (tx: Transaction, workspace: number, subject: string, now: Date): Promise<void> =>
  wakeLanes(tx, [{ workspace, subject, route: MODERATION_ROUTE, priority: LIVE }], now)

const json = (value: unknown): string | null => (value === null ? null : JSON.stringify(value))
