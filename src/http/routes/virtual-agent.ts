import { callerOf } from '../context.ts'
import { procedures } from '../procedures.ts'
import type { Services } from '../services.ts'

export function virtualAgentRoutes({ kernel, virtualAgent }: Services) {
  return {
    show: procedures.virtualAgent.show.handler(({ context }) => {
      const { workspace } = callerOf(context)
      return virtualAgent(workspace).view(kernel.db)
    }),
  }
}
