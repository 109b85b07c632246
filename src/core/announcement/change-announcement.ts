import type { Transaction } from '../../kernel/database.ts'
import { Refusal } from '../../kernel/errors.ts'
import { appendEvents } from '../../kernel/events/append.ts'
import type { Kernel } from '../../kernel/kernel.ts'
import { type AuditAct, recordAudit } from '../audit/record-audit.ts'
import { type Announcement, lockAnnouncement, noAnnouncement, saveAnnouncement } from './announcement.ts'
import { wakeAnnouncements } from './wake-announcement.ts'

/** Somebody of the team changes an announcement. */
export interface AnnouncementAct {
  workspace: number
  agent: string
  id: string
  /** The one that they saw; left out where it is no matter. */
  version?: number
}

type AnnouncementAudit = Extract<AuditAct, `announcement.${string}`>

/**
 * Changes an announcement under its lock, with its entry of the audit log, and has done in Discord what is now to be done.
 * @throws Refusal not_found, conflict (somebody has changed it since; or as `change` says)
 */
export async function changeAnnouncement(
  kernel: Kernel,
  { workspace, agent, id, version }: AnnouncementAct,
  audit: AnnouncementAudit,
  change: (before: Announcement, at: Date, tx: Transaction) => Partial<Announcement> | Promise<Partial<Announcement>>,
): Promise<void> {
  const at = kernel.clock.now()
  await kernel.db.transaction(async (tx) => {
    const before = await lockAnnouncement(tx, workspace, id)
    if (!before) throw noAnnouncement()
    if (version !== undefined && before.version !== version) throw changedSince(before.version)
    const changed = await change(before, at, tx)
    const after = { ...before, ...changed, version: before.version + 1, changedBy: agent, changedAt: at }
    saveAnnouncement(tx, workspace, after)
    await wakeAnnouncements(tx, workspace, [id], at)
    await recordAudit(tx, {
      ...{ workspace, agent, act: audit, subject: `announcement:${id}`, at },
      facts: { channel: after.place.id, mention: after.mention?.id ?? null },
    })
    await appendEvents(tx, [{ workspace, kind: 'announcement.changed', conversation: null, agent, at }])
  })
}

/** It was sent to Discord, and what came of that is not known yet: until then it stays as it is. */
export function checkNotUnderWay({ state, begunAt }: Announcement): void {
  if (state === 'posting' && begunAt)
    throw new Refusal('conflict', 'It is being posted right now. Try again in a moment.')
}

const changedSince = (version: number): Refusal =>
  new Refusal('conflict', 'Somebody has changed this announcement since you opened it.', { version })
