import type { AnnouncementView } from '../../../protocol/announcements.ts'

export const GROUPS = ['approve', 'failed', 'scheduled', 'drafts'] as const
export type Group = (typeof GROUPS)[number]

export const GROUP_WORDS: Record<Group, string> = {
  approve: 'To approve',
  failed: 'Not posted',
  scheduled: 'Scheduled',
  drafts: 'Drafts',
}

/** What is coming, by what it waits for: a person first, then the clock. What is due first stands first; of the rest the youngest. */
export function groupComing(items: readonly AnnouncementView[]): { group: Group; items: AnnouncementView[] }[] {
  const groups: Record<Group, AnnouncementView[]> = { approve: [], failed: [], scheduled: [], drafts: [] }
  for (const item of items) {
    if (item.state === 'waiting') groups.approve.push(item)
    else if (item.state === 'failed') groups.failed.push(item)
    else if (item.state === 'scheduled' || item.state === 'posting') groups.scheduled.push(item)
    else groups.drafts.push(item)
  }
  groups.scheduled.sort((one, other) => (one.dueAt ?? '').localeCompare(other.dueAt ?? ''))
  return GROUPS.flatMap((group) => (groups[group].length > 0 ? [{ group, items: groups[group] }] : []))
}
