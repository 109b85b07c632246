import { rpc } from '../../session/rpc.ts'
import { useMe } from '../../session/session.ts'
import type { CaseActs } from './acts.ts'
import type { ShownCase } from './queries.ts'

/** Whether the agent follows a case at the desk, and the act that changes it. */
export function useFollow(shown: ShownCase, acts: CaseActs) {
  const me = useMe().agent.id
  const following = shown.watchers.some(({ id }) => id === me)
  const toggle = () => {
    void acts.ask(following ? 'Still followed' : 'Not followed', () => {
      return rpc.cases.watch({ id: shown.id, on: !following })
    })
  }
  return { following, toggle }
}
