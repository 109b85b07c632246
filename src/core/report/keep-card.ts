import type { Statement } from '../../kernel/database.ts'
import { appendEvents } from '../../kernel/events/append.ts'
import type { Kernel } from '../../kernel/kernel.ts'
import { NOBODY } from '../case/actor.ts'
import { addEntry } from '../case/add-entry.ts'
import type { Card } from './card.ts'

const KEEP: Statement = {
  name: 'case_card_keep',
  text: `update case_card c set state = $4, message_id = $5, thread_id = $6, shown = $7, same_since = $8, words = $9
    from case_card o where c.workspace = $1 and c.case_id = $2 and c.round = $3
      and o.workspace = c.workspace and o.case_id = c.case_id
    returning o.state as before, o.round`,
}

/**
 * Stores how a card stands now. Nothing is written when it has been begun anew meanwhile. That it was deleted, refused or stands again
 * goes into the case's history.
 */
export async function keepCard(
  kernel: Kernel,
  { workspace, case: id, card }: { workspace: number; case: string; card: Card },
): Promise<void> {
  const { state, messageId, threadId, shown, sameSince, words } = card
  const now = kernel.clock.now()
  await kernel.db.transaction(async (tx) => {
    const values = [workspace, id, card.round, state, messageId, threadId, shown, sameSince, words]
    const [kept] = await tx.run<{ before: Card['state']; round: number }>(KEEP, values)
    if (!kept) return
    const told = state === 'standing' ? kept.round > 1 : state !== 'waiting'
    if (kept.before !== state && told) {
      const facts = { from: kept.before, to: state, ...(words ? { words } : {}) }
      addEntry(tx, { workspace, case: id, kind: 'card', actor: NOBODY, facts, now })
    }
    const unhurried = kept.before === state
    await appendEvents(tx, [{ workspace, kind: 'case.changed', conversation: null, case: id, at: now }], { unhurried })
  })
}
