import type { Statement } from '../../kernel/database.ts'
import { appendEvents } from '../../kernel/events/append.ts'
import type { Kernel } from '../../kernel/kernel.ts'

const lost = (name: string, where: string): Statement => ({
  name,
  text: `update announcement set state = 'deleted', deleted_at = $3, editing = false, edit_at = null, pinned = false, pin = false, words = $4
    where workspace = $1 and state = 'posted' and not deleting and ${where} returning id`,
})

const LOSE = {
  messages: lost('announcement_lose_messages', 'message_id = any($2::text[])'),
  channel: lost('announcement_lose_channel', `place ->> 'id' = any($2::text[])`),
}

export const DELETED_BY_HAND = 'Somebody deleted it in Discord.'
const CHANNEL_DELETED = 'Somebody deleted its channel in Discord.'

/** Somebody deleted posts in Discord, or their whole channel: they are marked. What we are deleting ourselves is left to who does it. */
export async function loseAnnouncements(
  kernel: Kernel,
  workspace: number,
  { what, ids }: { what: 'messages' | 'channel'; ids: readonly string[] },
): Promise<void> {
  const at = kernel.clock.now()
  const words = what === 'messages' ? DELETED_BY_HAND : CHANNEL_DELETED
  await kernel.db.transaction(async (tx) => {
    const gone = await tx.run(LOSE[what], [workspace, ids, at, words])
    if (gone.length > 0) {
      await appendEvents(tx, [{ workspace, kind: 'announcement.changed', conversation: null, at }])
    }
  })
}
