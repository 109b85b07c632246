import { callerOf } from '../context.ts'
import { procedures } from '../procedures.ts'
import type { Services } from '../services.ts'

export function discordRoutes({ discord }: Services) {
  return {
    show: procedures.discord.show.handler(({ context }) => discord.show(callerOf(context).workspace)),
    channels: procedures.discord.channels.handler(async ({ context, input }) => ({
      items: await discord.channels(callerOf(context).workspace, input.guild),
    })),
    roles: procedures.discord.roles.handler(async ({ context, input }) => ({
      items: await discord.roles(callerOf(context).workspace, input.guild),
    })),
    check: procedures.discord.check.handler(({ context, input }) =>
      discord.check(callerOf(context).workspace, input.token),
    ),
    connect: procedures.discord.connect.handler(async ({ context, input }) => {
      const caller = callerOf(context)
      await discord.connect(caller, input.token)
      return discord.show(caller.workspace)
    }),
    disconnect: procedures.discord.disconnect.handler(async ({ context }) => {
      const caller = callerOf(context)
      await discord.disconnect(caller)
      return discord.show(caller.workspace)
    }),
  }
}
