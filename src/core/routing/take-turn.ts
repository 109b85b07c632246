import type { Kernel } from '../../kernel/kernel.ts'
import type { ClaimedLane } from '../../kernel/lanes/lane.ts'
import { releaseLanes } from '../../kernel/lanes/release.ts'
import { lockConversation } from '../conversation/conversation.ts'
import type { AnswerEngine, Proposal } from '../virtual-agent/answer-engine.ts'
import { readSettings } from '../workspace/settings.ts'
import { applyDecision } from './apply-decision.ts'
import { type Decision, firstLook, judge } from './decide.ts'
import { findKnownCase } from './find-known-case.ts'
import { isSameTurn, isStillAwaited, readTurn, type TurnFacts } from './read-turn.ts'

/** While somebody writes faster than an answer is found, everything is looked at together after so many tries. */
const TRIES = 4

export interface TurnOptions {
  kernel: Kernel
  workspace: number
  engine: AnswerEngine
}

/**
 * Takes the virtual agent's turn in a conversation: several quick messages are answered together. What was decided is only done when
 * nothing has been said or changed meanwhile, under the conversation's lock, together with giving the lane back.
 */
export async function takeTurn(options: TurnOptions, lane: ClaimedLane): Promise<void> {
  const { kernel, workspace } = options
  for (let tries = 1; ; tries++) {
    const facts = await readTurn(kernel.db, workspace, lane.subject)
    if (!facts) return
    const { decision, proposal } = await decideTurn(options, lane.subject, facts)
    const done = await kernel.db.transaction(async (tx) => {
      const now = kernel.clock.now()
      const conversation = await lockConversation(tx, workspace, lane.subject)
      const again = await readTurn(tx, workspace, lane.subject)
      if (!again || !(tries < TRIES ? isSameTurn(facts, again) : isStillAwaited(facts, again))) return false
      // Too many words for too many looks: what was decided from most of them is done, the rest is the next turn's.
      const seen = tries < TRIES ? again : { ...facts, status: again.status }
      const settled = again.status === facts.status ? decision : ({ kind: 'nothing' } as const)
      await applyDecision(tx, { workspace, conversation, facts: seen, decision: settled, proposal, now })
      await releaseLanes(tx, [{ lane, hold: null }], now)
      return true
    })
    if (done) return
  }
}

/** They were just told of one, and it is something else. */
const refusedKnown = ({ offer }: TurnFacts): boolean => offer?.kind === 'known_case'

async function decideTurn(
  { kernel, workspace, engine }: TurnOptions,
  conversation: string,
  facts: TurnFacts,
): Promise<{ decision: Decision; proposal: Proposal | null }> {
  const { virtualAgent } = await readSettings(kernel.db, workspace)
  const look = firstLook(facts, virtualAgent)
  if (look.kind !== 'question') return { decision: look, proposal: null }
  const { locale } = facts
  const [proposal, known] = await Promise.all([
    engine.propose(kernel.db, { workspace, question: look.words, locale }),
    refusedKnown(facts) ? null : findKnownCase(kernel.db, { workspace, conversation, words: look.words }),
  ])
  // What an article answers is seldom about a bug, unless that one says it in nearly the same words.
  if (known && (known.sure || proposal.certainty !== 'answer')) {
    return { decision: { kind: 'known_case', known, words: look.words }, proposal }
  }
  return { decision: judge(proposal, facts), proposal }
}
