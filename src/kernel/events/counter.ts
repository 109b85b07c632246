import type { Reader, Statement, Transaction } from '../database.ts'

const OPEN: Statement = { name: 'event_counter_open', text: 'insert into event_counter (workspace) values ($1)' }
const HEAD: Statement = {
  name: 'event_counter_head',
  text: 'select number, pruned from event_counter where workspace = $1',
}

/** Makes the counter of a workspace's log; to be called in the transaction that makes the workspace. */
export async function openCounter(tx: Transaction, workspace: number): Promise<void> {
  await tx.run(OPEN, [workspace])
}

/** The newest number of a workspace's log, and up to which number it has been pruned. */
export async function readCounter(reader: Reader, workspace: number): Promise<{ number: string; pruned: string }> {
  const [row] = await reader.run<{ number: string; pruned: string }>(HEAD, [workspace])
  return row ?? { number: '0', pruned: '0' }
}
