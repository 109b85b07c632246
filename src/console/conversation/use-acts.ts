import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import type { AgentView } from '../../protocol/agents.ts'
import { type Act, act } from '../live/acts.ts'
import type { Detail } from '../live/queries.ts'
import { sayDone } from '../look/toast.tsx'
import { useMe } from '../session/session.ts'
import { useVirtualAgent } from '../session/virtual-agent.ts'

/** What can be done with a conversation; afterwards it is said what the page does not show: what the member was told. */
export function useActs(detail: Pick<Detail, 'id' | 'contact' | 'case' | 'assignee'>) {
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
  return {
    busy,
    // What a colleague has is not taken in a race but given over, knowingly.
    take: () => run(detail.assignee ? { verb: 'assign', agent: me } : { verb: 'take' }),
    reopen,
    resolve: () =>
      run(
        { verb: 'resolve' },
        `Resolved. ${told}${detail.case ? ' and asked for a rating' : ''}.`,
        () => void reopen(),
      ),
    assign: (agent: AgentView) => run({ verb: 'assign', agent: agent.id }, `${agent.publicName} has it now. ${told}.`),
    toQueue: () => run({ verb: 'assign', agent: null }, `Back in the queue. ${told}.`),
    handBack: () => run({ verb: 'handBack' }, `${virtualAgent.name} answers again. ${told}.`),
  }
}

export type Acts = ReturnType<typeof useActs>
