import type { Statement, Transaction } from '../../kernel/database.ts'
import { Refusal } from '../../kernel/errors.ts'
import type { DeskName } from '../../protocol/queues.ts'

const CONNECT: Statement = {
  name: 'connected_desk_add',
  text: 'insert into connected_desk (workspace, desk, since) values ($1, $2, $3) on conflict do nothing',
}

const DISCONNECT: Statement = {
  name: 'connected_desk_remove',
  text: 'delete from connected_desk where workspace = $1 and desk = $2',
}

const HOLD: Statement = {
  name: 'connected_desk_hold',
  text: 'select 1 from connected_desk where workspace = $1 and desk = $2 for share',
}

const TO_CONSOLE: Statement = {
  name: 'queue_to_console',
  text: `update queue set desk = 'console', version = version + 1 where workspace = $1 and desk = $2`,
}

/** An outside desk can be had from now on: whoever stores its account says so in the same transaction. Again changes nothing. */
export function connectDesk(
  tx: Transaction,
  { workspace, desk, now }: { workspace: number; desk: 'flex'; now: Date },
): void {
  tx.later(CONNECT, [workspace, desk, now])
}

/** It cannot be had any more: its queues are answered at our own desk again. What is there already is not touched. */
export async function disconnectDesk(
  tx: Transaction,
  { workspace, desk }: { workspace: number; desk: 'flex' },
): Promise<void> {
  await tx.run(DISCONNECT, [workspace, desk])
  // Waits for handoffs that go there in this moment, and is waited for by those that come.
  await tx.run(TO_CONSOLE, [workspace, desk])
}

/**
 * Keeps a desk from being disconnected until the end of the transaction.
 * @throws Refusal conflict, where it is not connected
 */
export async function holdDesk(tx: Transaction, workspace: number, desk: DeskName): Promise<void> {
  if (desk === 'console' || (await tx.run(HOLD, [workspace, desk])).length > 0) return
  throw new Refusal('conflict', 'No Twilio account is connected. Connect one in Settings first.', { field: 'desk' })
}
