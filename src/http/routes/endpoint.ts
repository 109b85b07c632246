import { checkEndpoint } from '../../core/virtual-agent/endpoint/check-endpoint.ts'
import { draftReply } from '../../core/virtual-agent/endpoint/draft-reply.ts'
import { removeEndpoint } from '../../core/virtual-agent/endpoint/remove-endpoint.ts'
import { saveEndpoint } from '../../core/virtual-agent/endpoint/save-endpoint.ts'
import { showEndpoint } from '../../core/virtual-agent/endpoint/show-endpoint.ts'
import { readEndpoint } from '../../core/virtual-agent/endpoint/stored-endpoint.ts'
import { summarise } from '../../core/virtual-agent/endpoint/summarise.ts'
import { type CallContext, callerOf } from '../context.ts'
import { procedures } from '../procedures.ts'
import type { Services } from '../services.ts'

export function endpointRoutes({ kernel, endpoint: tools, virtualAgent }: Services) {
  const { endpoint } = procedures
  const show = (context: CallContext) => showEndpoint(kernel.db, tools, callerOf(context).workspace)
  return {
    show: endpoint.show.handler(async ({ context }) => ({ endpoint: await show(context) })),
    save: endpoint.save.handler(async ({ context, input }) => {
      const { workspace, agent } = callerOf(context)
      await saveEndpoint(tools, { workspace, agent, ...input })
      const saved = await show(context)
      if (!saved) throw new Error('the endpoint was not stored')
      return { endpoint: saved }
    }),
    remove: endpoint.remove.handler(async ({ context }) => {
      await removeEndpoint(tools, callerOf(context))
      return { endpoint: await show(context) }
    }),
    check: endpoint.check.handler(({ context, input }) =>
      checkEndpoint(tools, { workspace: callerOf(context).workspace, ...input }),
    ),
    abilities: endpoint.abilities.handler(async ({ context }) => {
      const stored = await readEndpoint(kernel.db, callerOf(context).workspace)
      return { drafts: Boolean(stored?.drafts && stored.chatModel && stored.dailyTokens > 0) }
    }),
    draftReply: endpoint.draftReply.handler(({ context, input }) => {
      const { workspace } = callerOf(context)
      return draftReply(tools, { workspace, conversation: input.id, engine: virtualAgent(workspace).engine })
    }),
    summary: endpoint.summary.handler(({ context, input }) =>
      summarise(tools, { workspace: callerOf(context).workspace, conversation: input.id }),
    ),
  }
}
