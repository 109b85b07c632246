import type { Statement, Transaction } from '../database.ts'
import type { ClaimedLane } from './lane.ts'

const HOLD: Statement = {
  name: 'lane_hold',
  text: 'select 1 from lane where workspace = $1 and subject = $2 and route = $3 and attempt = $4 for update',
}

/** Whether a lane is still in our hands, which it then is until the end of the transaction: its lease may have run out during a long work. */
export async function holdLane(tx: Transaction, lane: ClaimedLane): Promise<boolean> {
  const rows = await tx.run(HOLD, [lane.workspace, lane.subject, lane.route, lane.attempt])
  return rows.length > 0
}
