import { pictureVersion } from '../../core/agent/agent.ts'
import { updateProfile } from '../../core/agent/update-profile.ts'
import { pictureAddress } from '../../protocol/addresses.ts'
import type { Me } from '../../protocol/agents.ts'
import { type CallContext, callerOf } from '../context.ts'
import type { Caller } from '../identity/authenticate.ts'
import { procedures } from '../procedures.ts'
import type { Services } from '../services.ts'

export function meRoutes(services: Services) {
  const { kernel, identity } = services
  return {
    show: procedures.me.show.handler(async ({ context }) => {
      await prolong(context)
      return present(services, callerOf(context))
    }),
    update: procedures.me.update.handler(async ({ context, input }) => {
      const caller = callerOf(context)
      await updateProfile(kernel, { workspace: caller.workspace, agent: caller.agent, publicName: input.publicName })
      return present(services, { ...caller, publicName: input.publicName })
    }),
  }

  // Each opening of the console moves the session's end away; the quick look of other calls does not write.
  async function prolong({ request, response }: CallContext): Promise<void> {
    // What fails here is made up for by the next opening.
    const cookies = await identity.prolong(request.headers.cookie ?? '').catch((): string[] => [])
    if (cookies.length > 0) response.appendHeader('set-cookie', cookies)
  }
}

async function present(services: Services, caller: Caller): Promise<Me> {
  const { agent, name, email, role, publicName, pictureBlob } = caller
  const picture = pictureBlob ? pictureAddress(agent, pictureVersion(pictureBlob)) : null
  return {
    agent: { id: agent, publicName, picture, name, email, role },
    workspace: { id: caller.workspace, name: caller.workspaceName },
    sandbox: await services.sandbox(caller.workspace),
  }
}
