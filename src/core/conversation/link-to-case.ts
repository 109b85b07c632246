import type { Transaction } from '../../kernel/database.ts'
import { Refusal } from '../../kernel/errors.ts'
import type { Kernel } from '../../kernel/kernel.ts'
import type { Actor } from '../case/actor.ts'
import { linkConversation, unlinkConversation } from '../case/link-conversation.ts'
import { type LockedCase, lockCase } from '../case/lock-case.ts'
import { stateChanged } from '../case/state-changed.ts'
import { type LockedConversation, lockConversation } from './conversation.ts'

export interface CaseLinkAct {
  workspace: number
  conversation: string
  case: string
  actor: Actor
}

/**
 * A case is about this conversation too; its contact becomes a reporter. To say so twice changes nothing.
 * @throws Refusal not_found; conflict, when the case is a duplicate of another one
 */
export function linkToCase(kernel: Kernel, act: CaseLinkAct): Promise<void> {
  return change(kernel, act, (tx, held, conversation, now) => {
    if (held.mergedIntoId)
      throw new Refusal('conflict', 'This case is a duplicate. Add it to the one that it belongs to.')
    const { workspace, actor } = act
    const { id, contactId } = conversation
    return linkConversation(tx, { workspace, case: held, conversation: id, contact: contactId, actor, now })
  })
}

/** A case is not about this conversation any more. @throws Refusal not_found; conflict, when its handoff opened the case */
export function unlinkFromCase(kernel: Kernel, act: CaseLinkAct): Promise<void> {
  return change(kernel, act, (tx, held, { id }, now) => {
    const { workspace, actor } = act
    return unlinkConversation(tx, { workspace, case: held, conversation: id, actor, now })
  })
}

function change(
  kernel: Kernel,
  act: CaseLinkAct,
  work: (tx: Transaction, held: LockedCase, conversation: LockedConversation, now: Date) => Promise<boolean>,
): Promise<void> {
  return kernel.db.transaction(async (tx) => {
    const { workspace, actor } = act
    const now = kernel.clock.now()
    const conversation = await lockConversation(tx, workspace, act.conversation)
    const held = await lockCase(tx, workspace, act.case)
    if (!(await work(tx, held, conversation, now))) return
    await stateChanged(tx, { workspace, cases: [held.id], agent: actor.agent, now })
  })
}
