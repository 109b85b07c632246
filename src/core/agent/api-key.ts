import { and, asc, eq, isNull } from 'drizzle-orm'
import type { Reader, Transaction } from '../../kernel/database.ts'
import { Refusal } from '../../kernel/errors.ts'
import { newId } from '../../kernel/ids.ts'
import { recordAudit } from '../audit/record-audit.ts'
import { hashOf, newToken } from './secret-token.ts'
import { agent, apiKey } from './tables.ts'

/** Marks a key as ours, so that it is recognised where it should not stand. */
const PREFIX = 'gdk_'

/** What is kept of a key. */
export const hashOfKey = hashOf

export interface NewKey {
  workspace: number
  /** The agent that a program acts as. */
  agent: string
  name: string
  at: Date
}

/**
 * Makes a key by which a program acts as an agent. It can be read this once.
 * @throws Refusal `not_found` where there is no such active agent
 */
export async function createApiKey(tx: Transaction, { workspace, agent: agentId, name, at }: NewKey): Promise<string> {
  const [active] = await tx.orm
    .select({ id: agent.id })
    .from(agent)
    .where(and(eq(agent.workspace, workspace), eq(agent.id, agentId), isNull(agent.deactivatedAt)))
  if (!active) throw new Refusal('not_found', 'There is no such active agent.')
  const key = `${PREFIX}${newToken()}`
  const id = newId()
  await tx.orm.insert(apiKey).values({ workspace, id, hash: hashOfKey(key), agentId, name, createdAt: at })
  const facts = { agent: agentId }
  await recordAudit(tx, { workspace, agent: null, act: 'api_key.created', subject: `api_key:${id}`, facts, at })
  return key
}

/** A key as it can be listed: what it is, never the key itself. */
export interface ListedKey {
  id: string
  name: string
  agent: string
  createdAt: Date
}

/** The keys of a workspace that work, oldest first; those of deactivated agents do not. */
export function listApiKeys(reader: Reader, workspace: number): Promise<ListedKey[]> {
  return reader.orm
    .select({ id: apiKey.id, name: apiKey.name, agent: agent.publicName, createdAt: apiKey.createdAt })
    .from(apiKey)
    .innerJoin(agent, and(eq(agent.workspace, apiKey.workspace), eq(agent.id, apiKey.agentId)))
    .where(and(eq(apiKey.workspace, workspace), isNull(apiKey.revokedAt), isNull(agent.deactivatedAt)))
    .orderBy(asc(apiKey.createdAt), asc(apiKey.id))
}

/**
 * Ends a key at once.
 * @throws Refusal `not_found` where there is none, or it has ended
 */
export async function revokeApiKey(tx: Transaction, { workspace, id, at }: RevokedKey): Promise<void> {
  const [ended] = await tx.orm
    .update(apiKey)
    .set({ revokedAt: at })
    .where(and(eq(apiKey.workspace, workspace), eq(apiKey.id, id), isNull(apiKey.revokedAt)))
    .returning({ id: apiKey.id })
  if (!ended) throw new Refusal('not_found', 'There is no such key.')
  await recordAudit(tx, { workspace, agent: null, act: 'api_key.revoked', subject: `api_key:${id}`, at })
}

interface RevokedKey {
  workspace: number
  id: string
  at: Date
}
