import type { Statement, Transaction } from '../../kernel/database.ts'
import { Refusal } from '../../kernel/errors.ts'
import { appendEvents } from '../../kernel/events/append.ts'
import { newId } from '../../kernel/ids.ts'
import type { Kernel } from '../../kernel/kernel.ts'
import { COLLECTIONS } from '../../protocol/limits.ts'
import { type CollectionAct, checkName, lockCollections } from './collection.ts'

const CREATE: Statement = {
  name: 'collection_create',
  text: 'insert into collection (workspace, id, name, position, created_at) values ($1, $2, $3, $4, $5)',
}

/**
 * Adds a collection behind the others. Answers its id.
 * @throws Refusal conflict when the name is taken; too_many
 */
export function createCollection(kernel: Kernel, act: CollectionAct & { name: string }): Promise<string> {
  const at = kernel.clock.now()
  return kernel.db.transaction(async (tx) => {
    const others = await lockCollections(tx, act.workspace)
    checkName(others, act.name)
    return addCollection(tx, { ...act, at, others })
  })
}

/** The same as a part of the caller's transaction, which holds the others and has none of that name. */
export async function addCollection(
  tx: Transaction,
  act: CollectionAct & { name: string; at: Date; others: readonly unknown[] },
): Promise<string> {
  const { workspace, agent, name, at, others } = act
  if (others.length >= COLLECTIONS) {
    throw new Refusal('too_many', 'There are a hundred collections already. Delete one first.')
  }
  const id = newId()
  tx.later(CREATE, [workspace, id, name, others.length, at])
  await appendEvents(tx, [{ workspace, kind: 'article.changed', conversation: null, agent, at }])
  return id
}
