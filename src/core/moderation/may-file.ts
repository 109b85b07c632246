import type { Reader, Statement, Transaction } from '../../kernel/database.ts'
import { youngUntil } from '../safety/account-age.ts'
import { findBlocks } from '../safety/find-blocks.ts'
import { readSettings } from '../workspace/settings.ts'

/** Why something a member files is not taken. `blocked`: null for good. */
export type NotFiled =
  | { kind: 'blocked'; until: Date | null }
  | { kind: 'too_young'; until: Date }
  | { kind: 'limited'; until: Date }

const HOUR_MS = 3_600_000

// Whatever they have filed by a form in this time, bugs and ideas too; the oldest of the newest `$4` says when there is room again.
const FILED: Statement = {
  name: 'moderation_filed_since',
  text: `select joined_at as at from case_party where workspace = $1 and contact_id = $2 and way = 'form' and joined_at > $3
    order by joined_at desc nulls first limit $4`,
}

/** Whether a member may report somebody now; null: they may. */
export async function mayFile(
  tx: Transaction,
  who: { workspace: number; address: string; now: Date },
): Promise<NotFiled | null> {
  const { workspace, address, now } = who
  const blocks = await findBlocks(tx, { workspace, channel: 'discord', addresses: [address], now })
  const block = blocks.get(address)
  if (block) return { kind: 'blocked', until: block.until }
  const { safety } = await readSettings(tx, workspace)
  const until = youngUntil(address, safety.minimumAccountDays, now)
  return until && { kind: 'too_young', until }
}

/** Whether they have filed as much within the last hour as one may; null: there is room. */
export async function usedUp(
  reader: Reader,
  who: { workspace: number; contact: string; now: Date },
): Promise<NotFiled | null> {
  const { workspace, contact, now } = who
  const { reportsAnHour: most } = (await readSettings(reader, workspace)).safety
  const since = new Date(now.getTime() - HOUR_MS)
  const filed = await reader.run<{ at: Date }>(FILED, [workspace, contact, since, most])
  const oldest = filed.length >= most ? filed.at(-1) : undefined
  return oldest ? { kind: 'limited', until: new Date(oldest.at.getTime() + HOUR_MS) } : null
}
