import { listReports } from '../../core/inbox/moderation/list-reports.ts'
import { listStaff } from '../../core/inbox/moderation/list-staff.ts'
import { showReport } from '../../core/inbox/moderation/show-report.ts'
import { actOnReport } from '../../core/moderation/act-on-report.ts'
import { readCounter } from '../../kernel/events/counter.ts'
import type { ModerationDetail } from '../../protocol/moderation.ts'
import { type CallContext, callerOf } from '../context.ts'
import { procedures } from '../procedures.ts'
import type { Services } from '../services.ts'

/** The moderators' queue, and what they do about it. */
export function moderationRoutes({ kernel, discord }: Services) {
  const { moderation } = procedures
  return {
    list: moderation.list.handler(async ({ context, input }) => {
      const { workspace } = callerOf(context)
      const { number } = await readCounter(kernel.db, workspace)
      const { state, kind, cursor, limit } = input
      const now = kernel.clock.now()
      return { ...(await listReports(kernel.db, { workspace, state, kind, cursor, limit, now })), asOf: number }
    }),
    show: moderation.show.handler(({ context, input }) => show(context, input.id)),
    act: moderation.act.handler(async ({ context, input }) => {
      const { workspace, agent } = callerOf(context)
      const { id: report, version, act: kind, minutes, text, tell } = input
      await actOnReport(kernel, { workspace, agent, report, version, kind, minutes, text, tell })
      return show(context, report)
    }),
    staff: moderation.staff.handler(async ({ context }) => {
      return { items: await listStaff(kernel.db, callerOf(context).workspace) }
    }),
  }

  async function show(context: CallContext, id: string): Promise<ModerationDetail> {
    const { workspace } = callerOf(context)
    const { report, scene } = await showReport(kernel.db, { workspace, id, now: kernel.clock.now() })
    return { ...report, obstacles: await discord.bars(workspace, scene) }
  }
}
