import { findFirstMessage } from '../../core/inbox/find-first-message.ts'
import { SERVER_TEMPLATE } from '../../protocol/server-template.ts'
import { callerOf } from '../context.ts'
import { procedures } from '../procedures.ts'
import type { Services } from '../services.ts'

export function serverRoutes({ kernel, servers }: Services) {
  const routes = procedures.server
  return {
    show: routes.show.handler(({ context, input }) => servers.show(callerOf(context).workspace, input.guild)),
    plan: routes.plan.handler(({ context, input: { guild, file, prune } }) =>
      servers.plan(callerOf(context).workspace, guild, { file, prune }),
    ),
    apply: routes.apply.handler(({ context, input: { guild, file, prune, hash, confirm } }) =>
      servers.apply(callerOf(context), guild, { file, prune, hash, confirm }),
    ),
    drift: routes.drift.handler(({ context, input }) => servers.drift(callerOf(context).workspace, input.guild)),
    export: routes.export.handler(async ({ context, input }) => ({
      file: await servers.exportFile(callerOf(context).workspace, input.guild),
    })),
    template: routes.template.handler(() => ({ file: SERVER_TEMPLATE })),
    health: routes.health.handler(async ({ context, input }) => ({
      items: await servers.health(callerOf(context).workspace, input.guild),
      at: kernel.clock.now().toISOString(),
    })),
    firstMessage: routes.firstMessage.handler(({ context, input: { guild, since } }) =>
      findFirstMessage(kernel.db, { workspace: callerOf(context).workspace, guild, since: new Date(since) }),
    ),
  }
}
