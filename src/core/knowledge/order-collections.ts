import type { Statement } from '../../kernel/database.ts'
import { appendEvents } from '../../kernel/events/append.ts'
import type { Kernel } from '../../kernel/kernel.ts'
import { type CollectionAct, lockCollections } from './collection.ts'

const ORDER: Statement = {
  name: 'collection_order',
  text: `update collection c set position = o.at - 1 from unnest($2::uuid[]) with ordinality o(id, at)
    where c.workspace = $1 and c.id = o.id`,
}

/** Puts the collections into an order; those that it does not name stand behind the others, as they stood. Names what is gone in vain. */
export async function orderCollections(
  kernel: Kernel,
  act: CollectionAct & { collections: readonly string[] },
): Promise<void> {
  const { workspace, agent, collections } = act
  const at = kernel.clock.now()
  await kernel.db.transaction(async (tx) => {
    const all = (await lockCollections(tx, workspace)).map(({ id }) => id)
    const named = [...new Set(collections)].filter((id) => all.includes(id))
    tx.later(ORDER, [workspace, [...named, ...all.filter((id) => !named.includes(id))]])
    await appendEvents(tx, [{ workspace, kind: 'article.changed', conversation: null, agent, at }])
  })
}
