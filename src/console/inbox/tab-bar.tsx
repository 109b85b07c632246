import { IconInbox, IconMessages, IconSearch, IconUserCircle, IconUsersGroup } from '@tabler/icons-react'
import { Link } from '@tanstack/react-router'
import { useViewCount } from './nav.tsx'
import { openPalette } from './palette.tsx'
import classes from './tab-bar.module.css'
import { VIEW_NAMES } from './views.ts'

const TABS = [
  { view: 'mine', Icon: IconInbox },
  { view: 'unassigned', Icon: IconUsersGroup },
  { view: 'all', Icon: IconMessages },
] as const

/** On a phone, what the navigation is elsewhere; hidden inside of a conversation. The other views stand behind the list's title. */
export function TabBar() {
  return (
    <nav className={classes.bar} aria-label="Views">
      {TABS.map((tab) => (
        <Tab key={tab.view} {...tab} />
      ))}
      <button type="button" className={classes.tab} onClick={openPalette}>
        <IconSearch aria-hidden />
        Search
      </button>
      <Link to="/you" className={classes.tab} activeProps={{ 'aria-current': 'page' }}>
        <IconUserCircle aria-hidden />
        You
      </Link>
    </nav>
  )
}

function Tab({ view, Icon }: (typeof TABS)[number]) {
  const count = useViewCount(view)
  return (
    <Link to="/inbox/$view" params={{ view }} className={classes.tab} activeProps={{ 'aria-current': 'page' }}>
      <Icon aria-hidden />
      {VIEW_NAMES[view]}
      {count > 0 && <span className={classes.count}>{count > 99 ? '99+' : count}</span>}
    </Link>
  )
}
