import { Refusal } from '../../kernel/errors.ts'
import type { Kernel } from '../../kernel/kernel.ts'
import type { RolePlace } from '../../protocol/announcements.ts'
import type { ChannelPlace } from '../../protocol/settings.ts'
import { readSettings } from '../workspace/settings.ts'
import type { Announcement } from './announcement.ts'
import { type AnnouncementAct, changeAnnouncement, checkNotUnderWay } from './change-announcement.ts'
import { keepWording } from './keep-wording.ts'
import { checkLength } from './shown.ts'

export interface AnnouncementChange {
  place?: ChannelPlace | undefined
  text?: string | undefined
  mention?: RolePlace | null | undefined
  crosspost?: boolean | undefined
  pin?: boolean | undefined
}

/**
 * Changes what is named. Of a posted one the words are edited in Discord, it is pinned or unpinned there, and goes out to the servers that follow
 * the channel.
 * @throws Refusal not_found, invalid (longer than Discord takes), conflict (changed since; posted, and that cannot be changed any more; gone)
 */
export async function updateAnnouncement(
  kernel: Kernel,
  act: AnnouncementAct,
  change: AnnouncementChange,
): Promise<void> {
  await changeAnnouncement(kernel, act, 'announcement.changed', async (before, at, tx) => {
    checkNotUnderWay(before)
    if (before.state === 'dismissed' || before.state === 'deleted')
      throw new Refusal('conflict', 'It is gone, and stays as it was.')
    const after = before.state === 'posted' ? changeOfPosted(before, change) : changeOfComing(before, change)
    const wording = {
      text: after.text ?? before.text,
      mention: after.mention === undefined ? before.mention : after.mention,
    }
    if (change.text !== undefined || change.mention !== undefined) {
      checkLength(wording, await readSettings(tx, act.workspace))
    }
    if (wording.text !== before.text && before.state !== 'draft') {
      keepWording(tx, act.workspace, before, { text: wording.text, agent: act.agent, at })
    }
    return after
  })
}

function changeOfComing(before: Announcement, change: AnnouncementChange): Partial<Announcement> {
  const { crosspost, place = before.place, text = before.text, mention = before.mention, pin = before.pin } = change
  const wish = crosspost === undefined ? before.crosspost : crosspost ? 'wanted' : 'no'
  return { place, text, mention, pin, crosspost: wish }
}

function changeOfPosted(before: Announcement, change: AnnouncementChange): Partial<Announcement> {
  const { place, mention, text, pin = before.pin } = change
  const moved = place && place.id !== before.place.id
  const called = mention !== undefined && mention?.id !== before.mention?.id
  if (moved || called) throw new Refusal('conflict', 'It is posted: its channel and who is mentioned stay as they are.')
  if (before.deleting) throw new Refusal('conflict', 'It is being deleted.')
  // What waits to be written may be asked for again, so that a right that was given counts at once.
  const edited = text !== undefined && (text !== before.text || before.editing)
  const crosspost = crosspostOf(before, change.crosspost)
  return {
    // When it was to go out is not said any more of what is not to go out.
    ...{ pin, crosspost, words: crosspost === before.crosspost ? before.words : null },
    ...(edited ? { text, editing: true, editAt: null, words: null } : {}),
  }
}

function crosspostOf({ crosspost }: Announcement, wished: boolean | undefined): Announcement['crosspost'] {
  if (wished === undefined) return crosspost
  if (wished) return crosspost === 'no' || crosspost === 'failed' ? 'wanted' : crosspost
  if (crosspost === 'done')
    throw new Refusal('conflict', 'It went out to other servers already, and cannot be called back.')
  return 'no'
}
