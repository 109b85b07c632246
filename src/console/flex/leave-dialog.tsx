import type { Acts } from '../conversation/use-acts.ts'
import type { Detail } from '../live/queries.ts'
import { useStore } from '../live/store.ts'
import { Ask } from '../page/ask.tsx'
import { useVirtualAgent } from '../session/virtual-agent.ts'
import { isInFlex } from './in-flex.ts'
import { leaving, leavingQuestion } from './leaving.ts'

/** Asks before a chat is taken out of Flex. It closes by itself when the chat has left Flex meanwhile. */
export function LeaveDialog({ detail, acts }: { detail: Detail; acts: Acts }) {
  const virtualAgent = useVirtualAgent()
  const asked = useStore(leaving, (value) => (value?.conversation === detail.id ? value.by : null))
  const question = asked && leavingQuestion(asked, detail, virtualAgent.name)
  const leave = async () => {
    // Why it was not done stands where the acts are.
    if (asked) await acts.leave(asked)
    return null
  }
  return (
    <Ask
      opened={question !== null && isInFlex(detail)}
      title={question?.title ?? ''}
      verb={question?.verb ?? ''}
      stay="Leave it in Flex"
      tone="primary"
      act={leave}
      close={() => leaving.set(() => null)}
    >
      <p dir="auto">{question?.words}</p>
    </Ask>
  )
}
