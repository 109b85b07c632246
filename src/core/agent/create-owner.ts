import type { Transaction } from '../../kernel/database.ts'
import { Refusal } from '../../kernel/errors.ts'
import { newId } from '../../kernel/ids.ts'
import { recordAudit } from '../audit/record-audit.ts'
import { listWorkspaces, lockWorkspace } from '../workspace/read-workspace.ts'
import { addOwnerTo } from './add-owner-to.ts'
import { findOwner } from './find-agent.ts'
import { agent } from './tables.ts'

export interface NewOwner {
  workspace: number
  /** The sign-in, made in the same transaction. */
  userId: string
  name: string
  publicName: string
  at: Date
}

/**
 * Makes the workspace's owner, and of a demo beside it that has none. Two who try at once: the workspace's row lets one of them first.
 * Answers the agent's id.
 * @throws Refusal `conflict` when there is an owner already
 */
export async function createOwner(tx: Transaction, owner: NewOwner): Promise<string> {
  const { workspace, userId, name, publicName, at } = owner
  if (!(await lockWorkspace(tx, workspace))) throw new Refusal('not_found', 'There is no such workspace.')
  if (await findOwner(tx, workspace)) throw new Refusal('conflict', 'This workspace has its owner already: sign in.')
  const id = newId()
  await tx.orm.insert(agent).values({ workspace, id, userId, role: 'owner', name, publicName, createdAt: at })
  await recordAudit(tx, { workspace, agent: id, act: 'owner.created', subject: `agent:${id}`, at })
  for (const demo of await listWorkspaces(tx)) if (demo.demo) await addOwnerTo(tx, { workspace: demo.id, at })
  return id
}
