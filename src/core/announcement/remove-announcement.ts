import type { Statement } from '../../kernel/database.ts'
import { Refusal } from '../../kernel/errors.ts'
import { appendEvents } from '../../kernel/events/append.ts'
import type { Kernel } from '../../kernel/kernel.ts'
import { recordAudit } from '../audit/record-audit.ts'
import { type Announcement, lockAnnouncement, noAnnouncement, saveAnnouncement } from './announcement.ts'
import { type AnnouncementAct, checkNotUnderWay } from './change-announcement.ts'
import { wakeAnnouncements } from './wake-announcement.ts'

const REMOVE_WORDINGS: Statement = {
  name: 'announcement_remove_wordings',
  text: 'delete from announcement_revision where workspace = $1 and announcement_id = $2',
}

const REMOVE: Statement = {
  name: 'announcement_remove',
  text: 'delete from announcement where workspace = $1 and id = $2',
}

/**
 * One that is to come goes without a trace but the audit log's; a posted one is deleted in Discord and stays in the history. What a source
 * brought is dismissed, so that the source shows what became of it.
 * @throws Refusal not_found, conflict (it is being posted, or gone already)
 */
export async function removeAnnouncement(kernel: Kernel, { workspace, agent, id }: AnnouncementAct): Promise<void> {
  const at = kernel.clock.now()
  await kernel.db.transaction(async (tx) => {
    const before = await lockAnnouncement(tx, workspace, id)
    if (!before) throw noAnnouncement()
    const change = changeOf(before)
    if (change) {
      const stamp = { version: before.version + 1, changedBy: agent, changedAt: at }
      saveAnnouncement(tx, workspace, { ...before, ...change, ...stamp })
      await wakeAnnouncements(tx, workspace, [id], at)
    } else {
      tx.later(REMOVE_WORDINGS, [workspace, id])
      tx.later(REMOVE, [workspace, id])
    }
    await recordAudit(tx, { workspace, agent, act: 'announcement.removed', subject: `announcement:${id}`, at })
    await appendEvents(tx, [{ workspace, kind: 'announcement.changed', conversation: null, agent, at }])
  })
}

/** Null: the row goes. */
function changeOf(before: Announcement): Partial<Announcement> | null {
  checkNotUnderWay(before)
  if (before.state === 'posted') return { deleting: true, words: null }
  if (before.state === 'deleted' || before.state === 'dismissed') throw new Refusal('conflict', 'It is gone already.')
  return before.sourceId ? { state: 'dismissed' } : null
}
