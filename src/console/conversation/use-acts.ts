import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import type { AgentView } from '../../protocol/agents.ts'
import { isInFlex } from '../flex/in-flex.ts'
import { type Leaving, leaving } from '../flex/leaving.ts'
import { type Act, act } from '../live/acts.ts'
import type { Detail } from '../live/queries.ts'
import { sayDone } from '../look/toast.tsx'
import { useMe } from '../session/session.ts'
import { useVirtualAgent } from '../session/virtual-agent.ts'

/**
 * What can be done with a conversation; afterwards it is said what the page does not show: what the member was told. What would end a chat in
 * Flex is asked about first (flex/leave-dialog.tsx).
 */
export function useActs(detail: Detail) {
  const client = useQueryClient()
  const me = useMe().agent.id
  const virtualAgent = useVirtualAgent()
  const [busy, setBusy] = useState(false)
  const { id, contact } = detail
  const run = async (what: Act, words?: string, undo?: () => void) => {
    setBusy(true)
    const done = await act(client, what, id)
    setBusy(false)
    if (done && words !== undefined) sayDone(words, undo)
  }
  const reopen = () => run({ verb: 'reopen' })
  const told = `${contact.name} was told`
  const resolved = `Resolved. ${told}${detail.case ? ' and asked for a rating' : ''}.`
  const verbs = {
    // What a colleague has is not taken in a race but given over, knowingly.
    take: () => run(detail.assignee ? { verb: 'assign', agent: me } : { verb: 'take', here: isInFlex(detail) }),
    resolve: () => run({ verb: 'resolve' }, resolved, () => void reopen()),
    handBack: () => run({ verb: 'handBack' }, `${virtualAgent.name} answers again. ${told}.`),
    assign: (agent: AgentView) => run({ verb: 'assign', agent: agent.id }, `${agent.publicName} has it now. ${told}.`),
  }
  /** Done without asking again. */
  const leave = (by: Leaving) => (by.verb === 'assign' ? verbs.assign(by.agent) : verbs[by.verb]())
  const asking = (by: Leaving) => (isInFlex(detail) ? leaving.set(() => ({ conversation: id, by })) : leave(by))
  return {
    busy,
    reopen,
    leave,
    take: () => asking({ verb: 'take' }),
    resolve: () => asking({ verb: 'resolve' }),
    handBack: () => asking({ verb: 'handBack' }),
    assign: (agent: AgentView) => asking({ verb: 'assign', agent }),
    toQueue: () => run({ verb: 'assign', agent: null }, `Back in the queue. ${told}.`),
  }
}

export type Acts = ReturnType<typeof useActs>
