import { Refusal } from '../../kernel/errors.ts'
import type { Kernel } from '../../kernel/kernel.ts'
import { recordAudit } from '../audit/record-audit.ts'
import { lockMessage, type MessageAct } from './own-message.ts'

/**
 * The words of a deleted message. The look is written down in the transaction that answers it.
 * @throws Refusal not_found, conflict (it is not deleted)
 */
export function revealMessage(kernel: Kernel, act: MessageAct): Promise<string> {
  return kernel.db.transaction(async (tx) => {
    const { workspace, agent } = act
    const message = await lockMessage(tx, act)
    if (!message.deletedAt) throw new Refusal('conflict', 'This message is not deleted.')
    const subject = `message:${message.id}`
    await recordAudit(tx, { workspace, agent, act: 'message.revealed', subject, at: kernel.clock.now() })
    return message.text
  })
}
