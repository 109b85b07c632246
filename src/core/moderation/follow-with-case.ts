import type { Transaction } from '../../kernel/database.ts'
import type { ModerationState } from '../../protocol/moderation.ts'
import { isOver } from '../case/case.ts'
import { changeStatus } from '../case/change-status.ts'
import type { LockedCase } from '../case/lock-case.ts'

/** The case is over when its report is, and open again with it. */
export async function followWithCase(
  tx: Transaction,
  follow: {
    workspace: number
    held: LockedCase
    state: ModerationState
    agent: string | null
    dismissed: boolean
    now: Date
  },
): Promise<void> {
  const { workspace, held, state, agent, dismissed, now } = follow
  if (held.mergedIntoId || isOver(held.status) === (state !== 'open')) return
  const actor = { agent, contact: null }
  const base = { workspace, case: held, actor, now }
  if (state === 'open') await changeStatus(tx, { ...base, status: 'open' })
  else await changeStatus(tx, { ...base, status: 'resolved', outcome: dismissed ? 'declined' : 'solved' })
}
