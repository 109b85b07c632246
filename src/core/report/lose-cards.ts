import type { Statement } from '../../kernel/database.ts'
import { appendEvents } from '../../kernel/events/append.ts'
import type { Kernel } from '../../kernel/kernel.ts'
import { NOBODY } from '../case/actor.ts'
import { addEntry } from '../case/add-entry.ts'

/** What was deleted: messages, threads (forum posts among them) or a whole channel, by their ids. */
export type Lost =
  | { what: 'messages'; ids: readonly string[] }
  | { what: 'thread'; ids: readonly string[] }
  | { what: 'channel'; ids: readonly string[] }

const lost = (name: string, where: string): Statement => ({
  name,
  text: `update case_card set state = 'deleted', message_id = null, thread_id = null, shown = null, words = null
    where workspace = $1 and state = 'standing' and ${where} returning case_id as id`,
})

const LOSE: Record<Lost['what'], Statement> = {
  messages: lost('case_card_lose_messages', 'message_id = any($2::text[])'),
  thread: lost('case_card_lose_posts', `kind = 'forum' and thread_id = any($2::text[])`),
  channel: lost('case_card_lose_channel', 'channel_id = any($2::text[])'),
}

// The message of a bug stands without its thread; the next change of the case begins another one.
const FORGET_THREAD: Statement = {
  name: 'case_card_forget_thread',
  text: `update case_card set thread_id = null where workspace = $1 and kind = 'text' and thread_id = any($2::text[])`,
}

/** Somebody deleted cards in the channel itself: they are marked, and the desk offers to post them again. */
export async function loseCards(kernel: Kernel, workspace: number, { what, ids }: Lost): Promise<void> {
  const now = kernel.clock.now()
  await kernel.db.transaction(async (tx) => {
    if (what === 'thread') tx.later(FORGET_THREAD, [workspace, ids])
    const cards = await tx.run<{ id: string }>(LOSE[what], [workspace, ids])
    for (const { id } of cards) {
      const facts = { from: 'standing', to: 'deleted' }
      addEntry(tx, { workspace, case: id, kind: 'card', actor: NOBODY, facts, now })
    }
    await appendEvents(
      tx,
      cards.map(({ id }) => ({ workspace, kind: 'case.changed' as const, conversation: null, case: id, at: now })),
    )
  })
}
