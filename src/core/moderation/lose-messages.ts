import type { Statement } from '../../kernel/database.ts'
import { appendEvents } from '../../kernel/events/append.ts'
import type { Kernel } from '../../kernel/kernel.ts'

const LOSE: Statement = {
  name: 'moderation_lose_messages',
  text: `update moderation_report set message_gone_at = $3, changed_at = $3, version = version + 1
    where workspace = $1 and message_id = any($2::text[]) and message_id is not null and message_gone_at is null returning case_id as "case"`,
}

/** Messages were deleted in the channel, by whomever: the reports about them say so. */
export function loseMessages(kernel: Kernel, workspace: number, messages: readonly string[]): Promise<void> {
  return kernel.db.transaction(async (tx) => {
    const at = kernel.clock.now()
    const lost = await tx.run<{ case: string }>(LOSE, [workspace, messages, at])
    const events = lost.map(
      ({ case: id }) => ({ workspace, kind: 'moderation.changed', conversation: null, case: id, at }) as const,
    )
    await appendEvents(tx, events)
  })
}
