import type { Transaction } from '../../kernel/database.ts'
import { BULK, LIVE } from '../../kernel/lanes/lane.ts'
import { wakeLanes } from '../../kernel/lanes/wake.ts'
import { deliveryRoute } from './delivery.ts'

/** Says that a conversation has something to deliver, after it was queued; `bulk` when nobody waits for it. */
export function wakeDeliveries(
  tx: Transaction,
  options: { workspace: number; conversation: string; urgency: 'live' | 'bulk'; now: Date },
): Promise<void> {
  const { workspace, conversation, urgency, now } = options
  const priority = urgency === 'live' ? LIVE : BULK
  return wakeLanes(tx, [{ workspace, subject: conversation, route: deliveryRoute('discord'), priority }], now)
}
