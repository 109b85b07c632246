import type { Statement } from '../../kernel/database.ts'
import { Refusal } from '../../kernel/errors.ts'
import { appendEvents } from '../../kernel/events/append.ts'
import type { Kernel } from '../../kernel/kernel.ts'
import type { RolePlace } from '../../protocol/announcements.ts'
import type { ChannelPlace } from '../../protocol/settings.ts'
import { recordAudit } from '../audit/record-audit.ts'
import { readSettings } from '../workspace/settings.ts'
import { checkLength } from './shown.ts'

export interface NewAnnouncement {
  workspace: number
  agent: string
  /** Made by who creates it. */
  id: string
  place: ChannelPlace
  text: string
  mention: RolePlace | null
  crosspost: boolean
  pin: boolean
}

const CREATE: Statement = {
  name: 'announcement_create',
  text: `insert into announcement (workspace, id, state, place, text, mention, crosspost, pin, created_by, changed_by, created_at, changed_at)
    values ($1, $2, 'draft', $3::jsonb, $4, $5::jsonb, $6, $7, $8, $8, $9, $9) on conflict do nothing returning id`,
}

const OWN: Statement = {
  name: 'announcement_own',
  text: 'select 1 from announcement where workspace = $1 and id = $2 and created_by = $3',
}

/**
 * A draft. The same id again by the same person is the one that is there.
 * @throws Refusal invalid (longer than Discord takes), conflict (the id is somebody else's)
 */
export async function createAnnouncement(kernel: Kernel, draft: NewAnnouncement): Promise<void> {
  const { workspace, agent, id, place, text, mention, crosspost, pin } = draft
  const at = kernel.clock.now()
  await kernel.db.transaction(async (tx) => {
    checkLength(draft, await readSettings(tx, workspace))
    const made = await tx.run(CREATE, [
      ...[workspace, id, JSON.stringify(place), text, mention && JSON.stringify(mention)],
      ...[crosspost ? 'wanted' : 'no', pin, agent, at],
    ])
    if (made.length === 0) {
      if ((await tx.run(OWN, [workspace, id, agent])).length > 0) return
      throw new Refusal('conflict', 'There is another announcement of this id.', { field: 'id' })
    }
    await recordAudit(tx, { workspace, agent, act: 'announcement.created', subject: `announcement:${id}`, at })
    await appendEvents(tx, [{ workspace, kind: 'announcement.changed', conversation: null, agent, at }])
  })
}
