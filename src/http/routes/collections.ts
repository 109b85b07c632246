import { createCollection } from '../../core/knowledge/create-collection.ts'
import { deleteCollection } from '../../core/knowledge/delete-collection.ts'
import { listCollections } from '../../core/knowledge/list-collections.ts'
import { orderCollections } from '../../core/knowledge/order-collections.ts'
import { renameCollection } from '../../core/knowledge/rename-collection.ts'
import { readCounter } from '../../kernel/events/counter.ts'
import { callerOf } from '../context.ts'
import { procedures } from '../procedures.ts'
import type { Services } from '../services.ts'

export function collectionRoutes({ kernel }: Services) {
  const list = async (workspace: number) => {
    const asOf = (await readCounter(kernel.db, workspace)).number
    return { items: await listCollections(kernel.db, workspace), asOf }
  }
  return {
    list: procedures.collections.list.handler(({ context }) => list(callerOf(context).workspace)),
    create: procedures.collections.create.handler(async ({ context, input }) => {
      const { workspace, agent } = callerOf(context)
      await createCollection(kernel, { workspace, agent, name: input.name })
      return list(workspace)
    }),
    rename: procedures.collections.rename.handler(async ({ context, input }) => {
      const { workspace, agent } = callerOf(context)
      await renameCollection(kernel, { workspace, agent, collection: input.id, name: input.name })
      return list(workspace)
    }),
    order: procedures.collections.order.handler(async ({ context, input }) => {
      const { workspace, agent } = callerOf(context)
      await orderCollections(kernel, { workspace, agent, collections: input.collections })
      return list(workspace)
    }),
    delete: procedures.collections.delete.handler(async ({ context, input }) => {
      const { workspace, agent } = callerOf(context)
      await deleteCollection(kernel, { workspace, agent, collection: input.id })
      return list(workspace)
    }),
  }
}
