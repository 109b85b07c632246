import type { ClaimedLane } from '../../kernel/lanes/lane.ts'
import { releaseLanes } from '../../kernel/lanes/release.ts'
import { lockConversation } from '../conversation/conversation.ts'
import { applyDecision } from './apply-decision.ts'
import { decideTurn, type TurnOptions } from './decide-turn.ts'
import { isSameTurn, isStillAwaited, readTurn } from './read-turn.ts'

/** While somebody writes faster than an answer is found, everything is looked at together after so many tries. */
const TRIES = 4

/**
 * Takes the virtual agent's turn in a conversation: several quick messages are answered together. What was decided is only done when
 * nothing has been said or changed meanwhile, under the conversation's lock, together with giving the lane back.
 */
export async function takeTurn(options: TurnOptions, lane: ClaimedLane): Promise<void> {
  const { kernel, workspace } = options
  for (let tries = 1; ; tries++) {
    const facts = await readTurn(kernel.db, workspace, lane.subject)
    if (!facts) return
    const decided = await decideTurn(options, lane.subject, facts)
    const done = await kernel.db.transaction(async (tx) => {
      const now = kernel.clock.now()
      const conversation = await lockConversation(tx, workspace, lane.subject)
      const again = await readTurn(tx, workspace, lane.subject)
      if (!again || !(tries < TRIES ? isSameTurn(facts, again) : isStillAwaited(facts, again))) return false
      // Too many words for too many looks: what was decided from most of them is done, the rest is the next turn's.
      const seen = tries < TRIES ? again : { ...facts, status: again.status }
      const decision = again.status === facts.status ? decided.decision : ({ kind: 'nothing' } as const)
      await applyDecision(tx, { ...decided, workspace, conversation, facts: seen, decision, now })
      await releaseLanes(tx, [{ lane, hold: null }], now)
      return true
    })
    if (done) return
  }
}
