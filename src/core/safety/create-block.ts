import { appendEvents } from '../../kernel/events/append.ts'
import type { Kernel } from '../../kernel/kernel.ts'
import { blockPerson } from './block-person.ts'

const DAY_MS = 24 * 3_600_000

/** A moderator blocks somebody by hand, `days` long or for good. Answers the block's id. @throws Refusal as `blockPerson` */
export function createBlock(
  kernel: Kernel,
  act: { workspace: number; agent: string; address: string; reason: string; days?: number | undefined },
): Promise<string> {
  return kernel.db.transaction(async (tx) => {
    const { workspace, agent, address, reason, days } = act
    const now = kernel.clock.now()
    const until = days === undefined ? null : new Date(now.getTime() + days * DAY_MS)
    const block = await blockPerson(tx, { workspace, channel: 'discord', address, name: '', reason, agent, until, now })
    await appendEvents(tx, [{ workspace, kind: 'block.changed', conversation: null, agent, at: now }])
    return block
  })
}
