import type { Statement } from '../../kernel/database.ts'
import { Refusal } from '../../kernel/errors.ts'
import { appendEvents } from '../../kernel/events/append.ts'
import type { Kernel } from '../../kernel/kernel.ts'
import { recordAudit } from '../audit/record-audit.ts'
import { type CollectionAct, lockCollections } from './collection.ts'

const EMPTY: Statement = {
  name: 'collection_empty',
  text: 'update article set collection_id = null where workspace = $1 and collection_id = $2',
}

const DELETE: Statement = {
  name: 'collection_delete',
  text: 'delete from collection where workspace = $1 and id = $2',
}

/**
 * Removes a collection; its articles stand in none from then on, where every server's virtual agent answers with them.
 * @throws Refusal not_found
 */
export async function deleteCollection(kernel: Kernel, act: CollectionAct & { collection: string }): Promise<void> {
  const { workspace, agent, collection } = act
  const at = kernel.clock.now()
  await kernel.db.transaction(async (tx) => {
    const found = (await lockCollections(tx, workspace)).find(({ id }) => id === collection)
    if (!found) throw new Refusal('not_found', 'There is no such collection.')
    tx.later(EMPTY, [workspace, collection])
    tx.later(DELETE, [workspace, collection])
    const facts = { name: found.name }
    await recordAudit(tx, {
      workspace,
      agent,
      act: 'collection.deleted',
      subject: `collection:${collection}`,
      facts,
      at,
    })
    await appendEvents(tx, [{ workspace, kind: 'article.changed', conversation: null, agent, at }])
  })
}
