import type { Reader, Statement, Transaction } from '../../../kernel/database.ts'
import type { Owned, ProvisionView, ResourceKind } from './resource.ts'

const READ: Statement = {
  name: 'twilio_resources',
  text: `select kind, sid, hash from twilio_resource where workspace = $1 and account_sid = $2`,
}
const KEEP: Statement = {
  name: 'twilio_resource_keep',
  text: `insert into twilio_resource (workspace, account_sid, kind, sid, hash, at) values ($1, $2, $3, $4, $5, $6)
    on conflict (workspace, account_sid, kind) do update set sid = excluded.sid, hash = excluded.hash, at = excluded.at
    where twilio_resource.sid <> excluded.sid or twilio_resource.hash <> excluded.hash`,
}

interface Place {
  workspace: number
  accountSid: string
}

/** What we made in this account. What was made in another one is nothing here. */
export async function readOwned(reader: Reader, { workspace, accountSid }: Place): Promise<ProvisionView['owned']> {
  const rows = await reader.run<Owned & { kind: ResourceKind }>(READ, [workspace, accountSid])
  return Object.fromEntries(rows.map(({ kind, sid, hash }) => [kind, { sid, hash }]))
}

export function keepOwned(tx: Transaction, place: Place, what: ResourceKind, { sid, hash }: Owned, at: Date): void {
  tx.later(KEEP, [place.workspace, place.accountSid, what, sid, hash, at])
}
