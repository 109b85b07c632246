import { readCounter } from '../../kernel/events/counter.ts'
import { callerOf } from '../context.ts'
import { hydrate } from '../frames/hydrate.ts'
import { procedures } from '../procedures.ts'
import type { Services } from '../services.ts'

export function eventRoutes({ kernel, feed }: Services) {
  return {
    list: procedures.events.list.handler(async ({ context, input }) => {
      const { workspace } = callerOf(context)
      const { number: head } = await readCounter(kernel.db, workspace)
      const range = await feed.read(workspace, input.after, input.limit)
      if (range === 'pruned') return { frame: null, reset: true, head }
      return { frame: await hydrate(kernel.db, workspace, range), reset: false, head }
    }),
  }
}
