import { useQuery, useQueryClient } from '@tanstack/react-query'
import type { AgentEntry } from '../../protocol/agents.ts'
import { Ask } from '../page/ask.tsx'
import { failureOf, rpc } from '../session/rpc.ts'
import { teamQuery } from './queries.ts'

/** Asks before an agent is deactivated, and says what becomes of their chats. */
export function Deactivate({ agent, close }: { agent: AgentEntry | null; close: () => void }) {
  const client = useQueryClient()
  // Chats come and go while nothing tells the list: they are counted when it is asked.
  const now = useQuery({ ...teamQuery, enabled: agent !== null, refetchOnMount: 'always' }).data
  const chats = now?.find(({ id }) => id === agent?.id)?.details?.chats ?? agent?.details?.chats ?? 0
  const deactivate = async () => {
    try {
      await rpc.agents.deactivate({ id: agent?.id ?? '' })
      void client.invalidateQueries({ queryKey: ['agents'] })
      return null
    } catch (error) {
      return failureOf(error).words
    }
  }
  return (
    <Ask
      opened={agent !== null}
      title={`Deactivate ${agent?.publicName ?? ''}?`}
      verb="Deactivate"
      stay="Keep"
      act={deactivate}
      close={close}
    >
      <p>Their desk closes at once, and their API keys end. {chatsWords(chats)}</p>
      <p>What they wrote stays. An admin can let them in again.</p>
    </Ask>
  )
}

function chatsWords(chats: number): string {
  if (chats === 0) return 'They have no chat open.'
  return chats === 1 ? '1 chat goes back to the queue.' : `${chats} chats go back to the queue.`
}
