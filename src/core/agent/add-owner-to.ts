import type { Statement, Transaction } from '../../kernel/database.ts'
import { newId } from '../../kernel/ids.ts'
import { recordAudit } from '../audit/record-audit.ts'

// A person who was made owner of one of the workspaces owns the installation; where there are several, the oldest real one tells. The
// picture stays: its bytes belong to that workspace, and go when it does.
const COPY: Statement = {
  name: 'agent_copy_owner',
  text: `insert into agent (workspace, id, user_id, role, name, public_name, created_at)
    select $1, $2, a.user_id, 'owner', a.name, a.public_name, $3
    from agent a join workspace w on w.id = a.workspace
    where a.role = 'owner' and a.deactivated_at is null and a.workspace <> $1
      and not exists (select 1 from agent mine where mine.workspace = $1 and mine.role = 'owner')
    order by w.demo, w.id limit 1
    on conflict (workspace, user_id) do nothing
    returning id`,
}

/**
 * Makes the owner of the installation the owner of a workspace that has none, e.g. of the demo. Answers the agent's id there, or null while
 * there is no owner anywhere, or the workspace has one: then who comes as owner later is added then (create-owner.ts).
 */
export async function addOwnerTo(
  tx: Transaction,
  { workspace, at }: { workspace: number; at: Date },
): Promise<string | null> {
  const id = newId()
  const [added] = await tx.run<{ id: string }>(COPY, [workspace, id, at])
  if (!added) return null
  await recordAudit(tx, { workspace, agent: id, act: 'owner.created', subject: `agent:${id}`, at })
  return id
}
