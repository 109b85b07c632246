import { showReplay } from '../../core/virtual-agent/learning/show-replay.ts'
import { startReplay } from '../../core/virtual-agent/learning/start-replay.ts'
import { callerOf } from '../context.ts'
import { procedures } from '../procedures.ts'
import type { Services } from '../services.ts'

/** Trying a change of articles or of caution on the last days' questions. */
export function replayRoutes({ kernel }: Services) {
  return {
    start: procedures.replays.start.handler(async ({ context, input }) => {
      const { workspace, agent } = callerOf(context)
      return showReplay(kernel.db, workspace, await startReplay(kernel, { workspace, agent, input }))
    }),
    show: procedures.replays.show.handler(({ context, input }) =>
      showReplay(kernel.db, callerOf(context).workspace, input.id),
    ),
  }
}
