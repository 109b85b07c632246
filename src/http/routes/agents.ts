import { changeRole } from '../../core/agent/change-role.ts'
import { mayAct } from '../../core/agent/rank.ts'
import { reactivateAgent } from '../../core/agent/reactivate-agent.ts'
import { readAgent } from '../../core/agent/read-agent.ts'
import { deactivateAgent } from '../../core/routing/deactivate-agent.ts'
import { Refusal } from '../../kernel/errors.ts'
import { callerOf } from '../context.ts'
import type { Caller } from '../identity/authenticate.ts'
import { listAgents, showAgent } from '../identity/list-agents.ts'
import { createPasswordLink, mayResetElsewhere } from '../identity/reset-password.ts'
import { procedures } from '../procedures.ts'
import type { Services } from '../services.ts'

const actOf = ({ workspace, agent, role }: Caller) => ({ workspace, by: { id: agent, role } })

export function agentRoutes({ kernel, publicUrl }: Services) {
  const { agents } = procedures
  return {
    list: agents.list.handler(async ({ context, input }) => ({
      items: await listAgents(kernel.db, callerOf(context), input),
    })),
    update: agents.update.handler(async ({ context, input }) => {
      const caller = callerOf(context)
      await changeRole(kernel, { ...actOf(caller), agent: input.id, role: input.role })
      return showAgent(kernel.db, caller, input.id)
    }),
    deactivate: agents.deactivate.handler(async ({ context, input }) => {
      const caller = callerOf(context)
      await deactivateAgent(kernel, { ...actOf(caller), agent: input.id })
      return showAgent(kernel.db, caller, input.id)
    }),
    reactivate: agents.reactivate.handler(async ({ context, input }) => {
      const caller = callerOf(context)
      await reactivateAgent(kernel, { ...actOf(caller), agent: input.id })
      return showAgent(kernel.db, caller, input.id)
    }),
    resetLink: agents.resetLink.handler(async ({ context, input }) => {
      const { workspace, by } = actOf(callerOf(context))
      const target = await readAgent(kernel.db, workspace, input.id)
      mayAct(by, target)
      if (!target.active) throw new Refusal('conflict', 'This agent is deactivated. Reactivate them first.')
      const { userId } = target
      await mayResetElsewhere(kernel, { userId, by: callerOf(context).userId, workspace })
      const made = await createPasswordLink(kernel, { workspace, agent: target.id, userId, by: by.id })
      return { link: `${publicUrl}/password?token=${made.token}`, expiresAt: made.expiresAt.toISOString() }
    }),
  }
}
