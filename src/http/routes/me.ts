import { createDiscordCode } from '../../core/agent/discord-code.ts'
import { unlinkDiscord } from '../../core/agent/unlink-discord.ts'
import { updateProfile } from '../../core/agent/update-profile.ts'
import { Refusal } from '../../kernel/errors.ts'
import { type CallContext, callerOf } from '../context.ts'
import type { Caller } from '../identity/authenticate.ts'
import { switchWorkspace } from '../identity/workspace-choice.ts'
import { procedures } from '../procedures.ts'
import type { Services } from '../services.ts'
import { presentMe } from './present-me.ts'

export function meRoutes(services: Services) {
  const { kernel } = services
  return {
    show: procedures.me.show.handler(async ({ context }) => {
      await prolong(services, context)
      return presentMe(services, callerOf(context))
    }),
    update: procedures.me.update.handler(async ({ context, input }) => {
      const { workspace, agent } = callerOf(context)
      await updateProfile(kernel, { workspace, agent, ...input })
      return presentMe(services, await readAnew(services, context))
    }),
    switch: procedures.me.switch.handler(async ({ context, input }) => {
      await switchWorkspace(kernel, callerOf(context), input.workspace)
      return presentMe(services, await readAnew(services, context))
    }),
    discordCode: procedures.me.discordCode.handler(async ({ context }) => {
      const { workspace, agent } = callerOf(context)
      const { code, expiresAt } = await createDiscordCode(kernel, { workspace, agent })
      return { code, expiresAt: expiresAt.toISOString() }
    }),
    unlinkDiscord: procedures.me.unlinkDiscord.handler(async ({ context }) => {
      const { workspace, agent } = callerOf(context)
      await unlinkDiscord(kernel, { workspace, agent })
      return presentMe(services, await readAnew(services, context))
    }),
  }
}

/** The caller as they stand after what they have just changed. */
export async function readAnew({ identity }: Services, { request }: CallContext): Promise<Caller> {
  const caller = await identity.authenticate(request.headers)
  if (!caller) throw new Refusal('unauthenticated', 'Sign in first.')
  return caller
}

// Each opening of the console moves the session's end away; the quick look of other calls does not write.
async function prolong({ identity }: Services, { caller, request, response }: CallContext): Promise<void> {
  if (!caller?.session) return
  // What fails here is made up for by the next opening.
  const cookies = await identity.prolong(request.headers.cookie ?? '').catch((): string[] => [])
  if (cookies.length > 0) response.appendHeader('set-cookie', cookies)
}
