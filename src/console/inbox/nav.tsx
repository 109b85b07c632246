import { Drawer } from '@mantine/core'
import {
  IconBook2,
  IconChartBar,
  IconCheckupList,
  IconExternalLink,
  IconInbox,
  IconKeyboard,
  IconSearch,
  IconSettings,
  IconShieldExclamation,
  IconSpeakerphone,
  IconUsers,
} from '@tabler/icons-react'
import { useInfiniteQuery, useQuery } from '@tanstack/react-query'
import { Link, useRouterState } from '@tanstack/react-router'
import { useEffect } from 'react'
import type { ConversationViewName } from '../../protocol/conversations.ts'
import { waitingQuery } from '../announcements/queries.ts'
import { mentionsQuery } from '../cases/page/queries.ts'
import { caseCountsQuery } from '../cases/queries.ts'
import { SavedViews, useCurrentView } from '../cases/saved-views.tsx'
import { countsQuery } from '../live/queries.ts'
import { useStore } from '../live/store.ts'
import { Key } from '../look/button.tsx'
import { reportCountsQuery } from '../moderation/queries.ts'
import { useMe } from '../session/session.ts'
import { WorkspaceMenu } from '../session/workspace-menu.tsx'
import { AgentMenu } from './agent-menu.tsx'
import { PALETTE_KEYS } from './keys.ts'
import { toggleKeysSheet } from './keys-sheet.tsx'
import classes from './nav.module.css'
import { openPalette } from './palette.tsx'
import { closeOver, panes } from './panes.ts'
import { useViews, VIEW_NAMES } from './views.ts'

/** What stands beside the inbox. */
export const PAGES = [
  { to: '/moderation', words: 'Moderation', Icon: IconShieldExclamation },
  { to: '/announcements', words: 'Announcements', Icon: IconSpeakerphone },
  { to: '/knowledge', words: 'Knowledge', Icon: IconBook2 },
  { to: '/reports', words: 'Reports', Icon: IconChartBar },
  { to: '/team', words: 'Team', Icon: IconUsers },
  { to: '/settings', words: 'Settings', Icon: IconSettings },
] as const

export function Nav() {
  return (
    <nav className={classes.nav} aria-label="Main">
      <NavBody />
    </nav>
  )
}

/** Below 1,024 px navigation lies over the work. */
export function NavDrawer() {
  const path = useRouterState({ select: (state) => state.location.pathname })
  // biome-ignore lint/correctness/useExhaustiveDependencies: whoever goes somewhere wants to see it.
  useEffect(closeOver, [path])
  const open = useStore(panes, (value) => value.over === 'nav')
  return (
    <Drawer
      opened={open}
      onClose={closeOver}
      size={280}
      title="Guildesk"
      closeButtonProps={{ 'aria-label': 'Close the navigation' }}
      classNames={{ content: classes.drawerContent, body: classes.drawerBody }}
    >
      <nav className={classes.drawer} aria-label="Main">
        <NavBody />
      </nav>
    </Drawer>
  )
}

function NavBody() {
  const me = useMe()
  const views = useViews()
  return (
    <>
      <WorkspaceMenu />
      <SearchButton />
      <div className={classes.scroll}>
        <p className={classes.heading} id="nav-inbox">
          <IconInbox aria-hidden />
          Inbox
        </p>
        <ul className={classes.views} aria-labelledby="nav-inbox">
          {views.map((view) => (
            <li key={view}>
              <ViewLink view={view} />
            </li>
          ))}
          <li>
            <MentionsLink />
          </li>
        </ul>
        <CasesLink />
        <SavedViews />
        {PAGES.map(({ to, words, Icon }) => (
          <Link key={to} to={to} className={classes.link} activeProps={{ 'aria-current': 'page' }}>
            <Icon aria-hidden />
            {words}
            {to === '/announcements' && <ToApprove />}
            {to === '/moderation' && <Reported />}
          </Link>
        ))}
      </div>
      {me.sandbox !== null && (
        <a className={classes.link} href={me.sandbox} target="_blank" rel="noopener">
          <IconExternalLink aria-hidden className="flip" />
          Open the sandbox
        </a>
      )}
      <button type="button" className={classes.link} onClick={toggleKeysSheet} aria-keyshortcuts="?">
        <IconKeyboard aria-hidden />
        Keys
        <span className={classes.end}>
          <Key>?</Key>
        </span>
      </button>
      <AgentMenu />
    </>
  )
}

/** Looks like the field that it opens. */
function SearchButton() {
  const search = () => {
    closeOver()
    openPalette()
  }
  return (
    <button type="button" className={classes.search} onClick={search} aria-keyshortcuts={`/ ${PALETTE_KEYS.aria}`}>
      <IconSearch aria-hidden />
      Search
      <span className={classes.end}>
        <Key>{PALETTE_KEYS.printed}</Key>
      </span>
    </button>
  )
}

function ViewLink({ view }: { view: ConversationViewName }) {
  const count = useViewCount(view)
  return (
    <Link to="/inbox/$view" params={{ view }} className={classes.link} activeProps={{ 'aria-current': 'page' }}>
      {VIEW_NAMES[view]}
      {count > 0 && <span className={classes.count}>{count}</span>}
    </Link>
  )
}

function MentionsLink() {
  const unread = useUnreadMentions()
  return (
    <Link to="/mentions" className={classes.link} activeProps={{ 'aria-current': 'page' }}>
      Mentions
      {unread > 0 && (
        <span className={classes.fresh}>
          {unread > 99 ? '99+' : unread}
          <span className="unseen"> unread</span>
        </span>
      )}
    </Link>
  )
}

function CasesLink() {
  const open = useQuery(caseCountsQuery({})).data?.open ?? 0
  const here = useRouterState({ select: ({ location }) => location.pathname.startsWith('/cases') })
  const view = useCurrentView()
  return (
    <Link
      to="/cases"
      search={{}}
      className={classes.link}
      activeProps={{}}
      activeOptions={{ exact: true }}
      aria-current={here && view === null ? 'page' : undefined}
    >
      <IconCheckupList aria-hidden />
      Cases
      {open > 0 && <span className={classes.count}>{open >= 1000 ? '999+' : open}</span>}
    </Link>
  )
}

/** Announcements that a source has brought and nobody has looked at. */
function ToApprove() {
  const waiting = useQuery(waitingQuery).data ?? 0
  if (waiting === 0) return null
  return (
    <span className={classes.count}>
      {waiting}
      <span className="unseen"> to approve</span>
    </span>
  )
}

/** What waits for a moderator. */
function Reported() {
  const open = useQuery(reportCountsQuery).data?.open ?? 0
  if (open === 0) return null
  return (
    <span className={classes.count}>
      {open > 99 ? '99+' : open}
      <span className="unseen"> open</span>
    </span>
  )
}

/** Notes in which the agent was named and that they have not looked at. */
export const useUnreadMentions = (): number => useInfiniteQuery(mentionsQuery).data?.pages[0]?.unread ?? 0

/** How many conversations wait in a view; only those that need hands are counted. */
export function useViewCount(view: ConversationViewName): number {
  const counts = useQuery(countsQuery).data
  if (!counts) return 0
  return view === 'resolved' || view === 'all' ? 0 : (counts[view] ?? 0)
}
