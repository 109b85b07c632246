import type { Statement } from '../../kernel/database.ts'
import { Refusal } from '../../kernel/errors.ts'
import { appendEvents } from '../../kernel/events/append.ts'
import type { Kernel } from '../../kernel/kernel.ts'
import { lockCase } from '../case/lock-case.ts'
import { wakeCard } from '../case/wake-card.ts'

const AGAIN: Statement = {
  name: 'case_card_again',
  text: `update case_card set state = 'waiting', round = round + 1, message_id = null, thread_id = null, shown = null, same_since = null,
      words = null, begun_at = $3
    where workspace = $1 and case_id = $2 and (state = 'deleted' or state = 'refused' and message_id is null) returning case_id`,
}

// One that stands and could not be rewritten is tried again where it stands: a second one would not replace it.
const REFUSED: Statement = {
  name: 'case_card_refused',
  text: `select case_id from case_card where workspace = $1 and case_id = $2 and state = 'refused'`,
}

/**
 * Has the living card posted again that was deleted or refused, in the channel where such cards stand now.
 * @throws Refusal not_found, conflict (it stands, or there is none to post)
 */
export async function postCard(kernel: Kernel, options: { workspace: number; case: string }): Promise<void> {
  const { workspace, case: id } = options
  const now = kernel.clock.now()
  await kernel.db.transaction(async (tx) => {
    const held = await lockCase(tx, workspace, id)
    if (!held.published)
      throw new Refusal('conflict', 'Members do not see this case, so it has no card. Publish it first.')
    const again = await tx.run(AGAIN, [workspace, id, now])
    if (again.length === 0 && (await tx.run(REFUSED, [workspace, id])).length === 0)
      throw new Refusal('conflict', 'There is no deleted or refused card to post again.')
    await wakeCard(tx, workspace, id, now)
    await appendEvents(tx, [{ workspace, kind: 'case.changed', conversation: null, case: id, at: now }])
  })
}
