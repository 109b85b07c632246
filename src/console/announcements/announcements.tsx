import { IconPlus } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { getRouteApi, Link, useNavigate } from '@tanstack/react-router'
import { useKeys } from '../inbox/keys.ts'
import { NavDrawer } from '../inbox/nav.tsx'
import { PageTitle } from '../inbox/page-title.tsx'
import { togglePane } from '../inbox/panes.ts'
import { Strip } from '../live/strip.tsx'
import { Key } from '../look/button.tsx'
import { MenuButton } from '../page/page.tsx'
import { useMayModerate } from '../session/rights.ts'
import classes from './announcements.module.css'
import { Calendar } from './calendar/calendar.tsx'
import { Coming } from './list/coming.tsx'
import { Past } from './list/past.tsx'
import type { AnnouncementsLook } from './look.ts'
import { sourcesQuery, waitingQuery } from './queries.ts'
import { Sources } from './sources/sources.tsx'

const route = getRouteApi('/desk/announcements')

/** What goes to official channels: what is coming, what stood, day by day, and where it comes from by itself. */
export function AnnouncementsPage() {
  const { show: look = 'coming' } = route.useSearch()
  const may = useMayModerate()
  const navigate = useNavigate()
  useKeys({
    '[': () => togglePane('nav'),
    n: () => may && void navigate({ to: '/announcements/$announcement', params: { announcement: 'new' } }),
  })
  return (
    <main className={classes.page}>
      <PageTitle>Announcements</PageTitle>
      <Strip />
      <header className={classes.bar}>
        <MenuButton />
        <h1>Announcements</h1>
        <Looks look={look} />
        <span className={classes.grow} />
        {may && (
          <Link
            to="/announcements/$announcement"
            params={{ announcement: 'new' }}
            className={classes.add}
            aria-keyshortcuts="N"
          >
            <IconPlus aria-hidden />
            <span>New announcement</span>
            <Key>N</Key>
          </Link>
        )}
      </header>
      <div className={classes.body}>
        {look === 'coming' && <Coming />}
        {look === 'past' && <Past />}
        {look === 'calendar' && <Calendar />}
        {look === 'sources' && <Sources />}
      </div>
      <NavDrawer />
    </main>
  )
}

const WORDS: Record<AnnouncementsLook, string> = {
  coming: 'Coming',
  past: 'Past',
  calendar: 'Calendar',
  sources: 'Sources',
}

function Looks({ look }: { look: AnnouncementsLook }) {
  const waiting = useQuery(waitingQuery).data ?? 0
  const troubled = useQuery(sourcesQuery).data?.filter(({ trouble }) => trouble !== null).length ?? 0
  return (
    <nav className={classes.looks} aria-label="Announcements">
      {(Object.keys(WORDS) as AnnouncementsLook[]).map((each) => (
        <Link
          key={each}
          to="/announcements"
          search={each === 'coming' ? {} : { show: each }}
          activeProps={{}}
          activeOptions={{ exact: true }}
          aria-current={each === look ? 'page' : undefined}
        >
          {WORDS[each]}
          {each === 'coming' && waiting > 0 && (
            <span className={classes.count}>
              {waiting}
              <span className="unseen"> to approve</span>
            </span>
          )}
          {each === 'sources' && troubled > 0 && (
            <span className={classes.bad}>
              {troubled}
              <span className="unseen"> in trouble</span>
            </span>
          )}
        </Link>
      ))}
    </nav>
  )
}
