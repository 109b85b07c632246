import { IconAt, IconBook2, IconCheckupList, IconInbox, IconUserCircle } from '@tabler/icons-react'
import { Link, useRouterState } from '@tanstack/react-router'
import { OPEN_STATUSES } from '../cases/filter-search.ts'
import { useUnreadMentions, useViewCount } from './nav.tsx'
import classes from './tab-bar.module.css'

/** On a phone, what the navigation is elsewhere; hidden inside of a conversation. The views of the inbox stand behind the list's title. */
export function TabBar() {
  return (
    <nav className={classes.bar} aria-label="Pages">
      <InboxTab />
      <Link
        to="/cases"
        search={{ statuses: [...OPEN_STATUSES] }}
        className={classes.tab}
        activeOptions={{ includeSearch: false }}
        activeProps={{ 'aria-current': 'page' }}
      >
        <IconCheckupList aria-hidden />
        Cases
      </Link>
      <MentionsTab />
      <Link to="/knowledge" className={classes.tab} activeProps={{ 'aria-current': 'page' }}>
        <IconBook2 aria-hidden />
        Knowledge
      </Link>
      <Link to="/you" className={classes.tab} activeProps={{ 'aria-current': 'page' }}>
        <IconUserCircle aria-hidden />
        You
      </Link>
    </nav>
  )
}

/** Counts who waits for an agent, whichever view is open. */
function InboxTab() {
  const waiting = useViewCount('unassigned')
  const here = useRouterState({ select: ({ location }) => location.pathname.startsWith('/inbox/') })
  return (
    <Link
      to="/inbox/$view"
      params={{ view: 'mine' }}
      className={classes.tab}
      activeProps={{}}
      aria-current={here ? 'page' : undefined}
    >
      <IconInbox aria-hidden />
      Inbox
      {waiting > 0 && (
        <span className={classes.count}>
          {waiting > 99 ? '99+' : waiting}
          <span className="unseen"> waiting</span>
        </span>
      )}
    </Link>
  )
}

function MentionsTab() {
  const unread = useUnreadMentions()
  return (
    <Link to="/mentions" className={classes.tab} activeProps={{ 'aria-current': 'page' }}>
      <IconAt aria-hidden />
      Mentions
      {unread > 0 && (
        <span className={classes.count}>
          {unread > 99 ? '99+' : unread}
          <span className="unseen"> unread</span>
        </span>
      )}
    </Link>
  )
}
