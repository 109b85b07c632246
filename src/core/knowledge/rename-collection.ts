import type { Statement } from '../../kernel/database.ts'
import { Refusal } from '../../kernel/errors.ts'
import { appendEvents } from '../../kernel/events/append.ts'
import type { Kernel } from '../../kernel/kernel.ts'
import { type CollectionAct, checkName, lockCollections } from './collection.ts'

const RENAME: Statement = {
  name: 'collection_rename',
  text: 'update collection set name = $3 where workspace = $1 and id = $2',
}

/**
 * Gives a collection another name.
 * @throws Refusal not_found; conflict when the name is taken
 */
export async function renameCollection(
  kernel: Kernel,
  act: CollectionAct & { collection: string; name: string },
): Promise<void> {
  const { workspace, agent, collection, name } = act
  const at = kernel.clock.now()
  await kernel.db.transaction(async (tx) => {
    const all = await lockCollections(tx, workspace)
    if (!all.some(({ id }) => id === collection)) throw new Refusal('not_found', 'There is no such collection.')
    const others = all.filter(({ id }) => id !== collection)
    checkName(others, name)
    tx.later(RENAME, [workspace, collection, name])
    await appendEvents(tx, [{ workspace, kind: 'article.changed', conversation: null, agent, at }])
  })
}
