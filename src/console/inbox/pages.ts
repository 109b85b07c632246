import type { Hit } from './hits.ts'

interface Named {
  words: string
  /** Other words that people look for it by. */
  also?: string
  href: string
  /** Whose page it is; everybody's where it is left out. */
  of?: 'moderators' | 'admins'
}

const PAGES: readonly Named[] = [
  { words: 'Announcements', also: 'coming scheduled drafts', href: '/announcements' },
  { words: 'New announcement', also: 'write post', href: '/announcements/new', of: 'moderators' },
  { words: 'Calendar of announcements', href: '/announcements?show=calendar' },
  { words: 'Sources of announcements', also: 'feed rss atom webhook zapier', href: '/announcements?show=sources' },
  { words: 'Moderation', also: 'reports alarms blocks', href: '/moderation' },
  { words: 'Server file and plan', also: 'discord channels roles yaml', href: '/settings/server', of: 'admins' },
  { words: 'Changed by hand in the server', also: 'drift', href: '/settings/server?part=drift', of: 'admins' },
  { words: 'Health of the server', also: 'limits doctor', href: '/settings/server?part=health', of: 'admins' },
  { words: 'Set up a server', also: 'wizard connect', href: '/server/new', of: 'admins' },
  { words: 'Knowledge', also: 'articles', href: '/knowledge' },
  { words: 'Team', also: 'agents invite', href: '/team' },
  { words: 'Settings', href: '/settings' },
]

const MOST = 4

/** Pages of the desk that every one of the words begins a word of. One letter is no wish yet. */
export function pagesFor(q: string, may: { moderate: boolean; admin: boolean }): Hit[] {
  const sought = q.toLowerCase().split(/\s+/).filter(Boolean)
  if (sought.join('').length < 2) return []
  const fits = ({ words, also = '' }: Named) => {
    const names = `${words} ${also}`.toLowerCase().split(' ')
    return sought.every((word) => names.some((name) => name.startsWith(word)))
  }
  return PAGES.filter(({ of }) => of === undefined || (of === 'admins' ? may.admin : may.moderate))
    .filter(fits)
    .slice(0, MOST)
    .map(({ words, href }) => ({
      key: `p${href.replaceAll(/[^a-z]+/g, '-')}`,
      group: 'Pages',
      contact: null,
      case: null,
      type: null,
      words,
      author: null,
      at: '',
      conversation: null,
      message: null,
      page: href,
    }))
}
