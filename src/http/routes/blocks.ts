import { listBlocks, showBlock } from '../../core/inbox/moderation/list-blocks.ts'
import { createBlock } from '../../core/safety/create-block.ts'
import { liftBlock } from '../../core/safety/lift-block.ts'
import { callerOf } from '../context.ts'
import { procedures } from '../procedures.ts'
import type { Services } from '../services.ts'

/** Whose words are not taken. */
export function blockRoutes({ kernel }: Services) {
  const { blocks } = procedures
  return {
    list: blocks.list.handler(({ context, input }) => {
      const { q, cursor, limit } = input
      return listBlocks(kernel.db, {
        ...{ workspace: callerOf(context).workspace, q, cursor, limit, now: kernel.clock.now() },
      })
    }),
    create: blocks.create.handler(async ({ context, input }) => {
      const { workspace, agent } = callerOf(context)
      const id = await createBlock(kernel, { workspace, agent, ...input })
      return showBlock(kernel.db, { workspace, id, now: kernel.clock.now() })
    }),
    lift: blocks.lift.handler(async ({ context, input }) => {
      const { workspace, agent } = callerOf(context)
      await liftBlock(kernel, { workspace, agent, block: input.id })
      return {}
    }),
  }
}
