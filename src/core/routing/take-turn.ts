import type { Transaction } from '../../kernel/database.ts'
import type { ClaimedLane } from '../../kernel/lanes/lane.ts'
import { releaseLanes } from '../../kernel/lanes/release.ts'
import { lockConversation } from '../conversation/conversation.ts'
import { applyDecision } from './apply-decision.ts'
import { askRouter } from './ask-router.ts'
import { decideTurn, type TurnOptions } from './decide-turn.ts'
import type { Decision } from './decision.ts'
import { isSameTurn, isStillAwaited, readTurn, type TurnFacts } from './read-turn.ts'
import type { RouterNote } from './router.ts'

/** While somebody writes faster than an answer is found, everything is looked at together after so many tries. */
const TRIES = 4

/** How a turn is come to, besides what was said. */
export interface Coming {
  /** Looks whether it is to be taken now, and which part a router has in it. `waits`: it is not. */
  look(facts: TurnFacts): Promise<RouterNote | 'waits' | null>
  /** A moment by which a router that is told so calls a person itself; null: we call one. Asked under the conversation's lock. */
  callBy(now: Date): Date | null
  /** What stands or falls with the turn. */
  alongside(tx: Transaction, now: Date): Promise<void>
}

/**
 * Takes the virtual agent's turn in a conversation: several quick messages are answered together. What was decided is only done when
 * nothing has been said or changed meanwhile, under the conversation's lock, together with giving the lane back.
 */
export async function takeTurn(options: TurnOptions, lane: ClaimedLane): Promise<void> {
  await comeToTurn(options, lane.subject, {
    look: (facts) => askRouter(options, lane, facts),
    callBy: () => null,
    alongside: (tx, now) => releaseLanes(tx, [{ lane, hold: null }], now),
  })
}

/** Answers what was done; null where the turn waits, or there is no such conversation. */
export async function comeToTurn(options: TurnOptions, id: string, coming: Coming): Promise<Decision | null> {
  const { kernel, workspace } = options
  for (let tries = 1; ; tries++) {
    const facts = await readTurn(kernel.db, workspace, id)
    if (!facts) return null
    const router = await coming.look(facts)
    if (router === 'waits') return null
    const decided = await decideTurn(options, id, facts)
    const done = await kernel.db.transaction(async (tx) => {
      const now = kernel.clock.now()
      const conversation = await lockConversation(tx, workspace, id)
      const again = await readTurn(tx, workspace, id)
      if (!again || !(tries < TRIES ? isSameTurn(facts, again) : isStillAwaited(facts, again))) return null
      // Too many words for too many looks: what was decided from most of them is done, the rest is the next turn's.
      const seen = tries < TRIES ? again : { ...facts, status: again.status }
      const decision = again.status === facts.status ? decided.decision : ({ kind: 'nothing' } as const)
      const callBy = coming.callBy(now)
      await applyDecision(tx, { ...decided, workspace, conversation, facts: seen, decision, router, callBy, now })
      await coming.alongside(tx, now)
      return decision
    })
    if (done) return done
  }
}
