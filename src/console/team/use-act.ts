import { useQueryClient } from '@tanstack/react-query'
import type { AgentEntry, GivenRole } from '../../protocol/agents.ts'
import { sayDone, sayFailed } from '../look/toast.tsx'
import { failureOf, rpc } from '../session/rpc.ts'
import type { AgentAct } from './acts-on.ts'

/** Something that is to be done with an agent. */
export interface Asked {
  act: AgentAct
  agent: AgentEntry
}

/** Does at once what ends nothing and can be done the other way round; hands on what is to be asked about first. */
export function useAct(askFirst: (asked: Asked) => void): (asked: Asked) => void {
  const client = useQueryClient()
  return (asked) => {
    const { act, agent } = asked
    if (act === 'reset' || act === 'deactivate') return askFirst(asked)
    const done = act === 'reactivate' ? reactivate(agent) : giveRole(agent, act)
    done
      .then(sayDone, (error: unknown) => sayFailed(`Not done: ${failureOf(error).words}`))
      .finally(() => void client.invalidateQueries({ queryKey: ['agents'] }))
  }
}

async function reactivate({ id, publicName }: AgentEntry): Promise<string> {
  await rpc.agents.reactivate({ id })
  return `${publicName} is in the team again.`
}

const ROLE_AS: Record<GivenRole, string> = { admin: 'an admin', moderator: 'a moderator', agent: 'an agent' }

async function giveRole({ id, publicName }: AgentEntry, role: GivenRole): Promise<string> {
  await rpc.agents.update({ id, role })
  return `${publicName} is ${ROLE_AS[role]} now.`
}
