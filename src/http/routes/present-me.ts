import { pictureVersion } from '../../core/agent/agent.ts'
import { pictureAddress } from '../../protocol/addresses.ts'
import type { Me } from '../../protocol/agents.ts'
import type { Caller } from '../identity/authenticate.ts'
import { listMyWorkspaces } from '../identity/workspace-choice.ts'
import type { Services } from '../services.ts'

/** The caller as their own console shows them. */
export async function presentMe(services: Services, caller: Caller): Promise<Me> {
  const { agent, name, email, role, publicName, pictureBlob, available, discordUserId, discordName } = caller
  return {
    agent: {
      id: agent,
      publicName,
      picture: pictureBlob ? pictureAddress(agent, pictureVersion(pictureBlob)) : null,
      name,
      email,
      role,
      available,
      discord: discordUserId ? { id: discordUserId, name: discordName ?? '' } : null,
    },
    workspace: { id: caller.workspace, name: caller.workspaceName, demo: caller.demo },
    workspaces: await listMyWorkspaces(services.kernel, caller),
    sandbox: await services.sandbox(caller.workspace),
  }
}
