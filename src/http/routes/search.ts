import { search } from '../../core/inbox/search.ts'
import { callerOf } from '../context.ts'
import { procedures } from '../procedures.ts'
import type { Services } from '../services.ts'

export function searchRoutes({ kernel }: Services) {
  return {
    find: procedures.search.find.handler(({ context, input }) => {
      const { workspace } = callerOf(context)
      return search(kernel.db, { workspace, ...input })
    }),
  }
}
