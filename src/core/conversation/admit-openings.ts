import type { Statement, Transaction } from '../../kernel/database.ts'
import { youngUntil } from '../safety/account-age.ts'
import type { TurnedAway } from '../safety/turned-away.ts'
import type { WorkspaceSettings } from '../workspace/settings.ts'

const DAY_MS = 24 * 3_600_000

/** The oldest of the newest `most` within a day: when it is a day old there is room again. */
const OPENED: Statement = {
  name: 'conversation_opened_since',
  text: `select i.identity_id as identity, o.n, o.oldest from unnest($2::uuid[]) as i(identity_id) cross join lateral (
      select count(*)::int as n, min(opened_at) as oldest from (
        select opened_at from conversation where workspace = $1 and identity_id = i.identity_id and opened_at > $3
        order by opened_at desc limit $4
      ) newest
    ) o where o.n >= $4`,
}

interface Asked {
  identity: { id: string; address: string }
  /** The conversation that they had before. */
  previous: string | null
}

/** Of those who would open a new conversation: who may not, and until when. Who has never had one costs no question. */
export async function admitOpenings(
  tx: Transaction,
  workspace: number,
  asked: readonly Asked[],
  { safety, now }: { safety: WorkspaceSettings['safety']; now: Date },
): Promise<Map<string, TurnedAway>> {
  const refused = new Map<string, TurnedAway>()
  const { minimumAccountDays, conversationsADay: most } = safety
  for (const { identity } of asked) {
    const until = youngUntil(identity.address, minimumAccountDays, now)
    if (until) refused.set(identity.id, { why: 'too_young', until })
  }
  const again = asked.filter(({ identity, previous }) => previous !== null && !refused.has(identity.id))
  if (again.length === 0) return refused
  const since = new Date(now.getTime() - DAY_MS)
  const values = [workspace, again.map(({ identity }) => identity.id), since, most]
  for (const { identity, n, oldest } of await tx.run<{ identity: string; n: number; oldest: Date }>(OPENED, values)) {
    refused.set(identity, { why: 'too_many', count: n, until: new Date(oldest.getTime() + DAY_MS) })
  }
  return refused
}
