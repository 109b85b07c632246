import type { Statement } from '../../kernel/database.ts'
import type { TurnOptions } from './decide-turn.ts'
import { CALL_MS } from './router.ts'
import { comeToTurn } from './take-turn.ts'

/** What a router is told of the turn that it came for. `person`: it sends the conversation to its agents now; else it has nothing to do. */
export type RouterAnswer = 'answered' | 'person' | 'nothing'

export interface RouterTurn {
  conversation: string
  /**
   * Asked under the conversation's lock, once the turn is to be done: whether the router still hears the answer. When it does not, we call a
   * person ourselves where one is wanted.
   */
  isHeard(): boolean
}

/**
 * Takes the turn that a router came for, as if the built-in flow had: what is to be said to the contact is said by us. Asked again, or where
 * nothing waits any more, nothing is done.
 */
export async function takeTurnFor(options: TurnOptions, { conversation, isHeard }: RouterTurn): Promise<RouterAnswer> {
  let theirs = false
  const decision = await comeToTurn(options, conversation, {
    look: async ({ status, messages, presses }) =>
      status === 'automated' && messages.length + presses.length > 0 ? 'studio' : 'waits',
    callBy(now) {
      return isHeard() ? new Date(now.getTime() + CALL_MS) : null
    },
    async alongside(tx) {
      const [row] = await tx.run<{ theirs: boolean }>(THEIRS, [options.workspace, conversation])
      theirs = row?.theirs ?? false
    },
  })
  if (decision === null || decision.kind === 'nothing') return 'nothing'
  return decision.kind === 'handoff' && theirs ? 'person' : 'answered'
}

// A person may be wanted of our own desk as well: then there is nobody whom the router would call.
const THEIRS: Statement = {
  name: 'turn_call_is_theirs',
  text: `select s.purpose = 'desk' and s.call_by is not null as theirs from conversation c
    join desk_session s on s.workspace = c.workspace and s.id = c.session_id where c.workspace = $1 and c.id = $2`,
}
