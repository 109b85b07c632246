import { IconCircleCheck, IconInbox, IconMessages, IconUserCircle, IconUsersGroup } from '@tabler/icons-react'
import { Link } from '@tanstack/react-router'
import type { ConversationViewName } from '../../protocol/conversations.ts'
import { useViewCount } from './nav.tsx'
import classes from './tab-bar.module.css'
import { VIEW_NAMES, VIEWS } from './views.ts'

const ICONS = { mine: IconInbox, unassigned: IconUsersGroup, resolved: IconCircleCheck, all: IconMessages }

/** On a phone, what the navigation is elsewhere; hidden inside of a conversation. */
export function TabBar() {
  return (
    <nav className={classes.bar} aria-label="Views">
      {VIEWS.map((view) => (
        <Tab key={view} view={view} />
      ))}
      <Link to="/you" className={classes.tab} activeProps={{ 'aria-current': 'page' }}>
        <IconUserCircle aria-hidden />
        You
      </Link>
    </nav>
  )
}

function Tab({ view }: { view: ConversationViewName }) {
  const count = useViewCount(view)
  const Icon = ICONS[view]
  return (
    <Link to="/inbox/$view" params={{ view }} className={classes.tab} activeProps={{ 'aria-current': 'page' }}>
      <Icon aria-hidden />
      {VIEW_NAMES[view]}
      {count > 0 && <span className={classes.count}>{count > 99 ? '99+' : count}</span>}
    </Link>
  )
}
