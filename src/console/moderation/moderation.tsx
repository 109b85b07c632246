import { useQuery } from '@tanstack/react-query'
import { getRouteApi, Link, useNavigate, useParams } from '@tanstack/react-router'
import { type ModerationKind, moderationKind } from '../../protocol/moderation.ts'
import { useKeys } from '../inbox/keys.ts'
import { NavDrawer } from '../inbox/nav.tsx'
import { PageTitle } from '../inbox/page-title.tsx'
import { togglePane } from '../inbox/panes.ts'
import { Strip } from '../live/strip.tsx'
import { Empty } from '../look/empty.tsx'
import { MenuButton } from '../page/page.tsx'
import { Blocks } from './blocks/blocks.tsx'
import { ReportPane } from './detail/report-pane.tsx'
import { ReportList } from './list/report-list.tsx'
import { LOOKS, type ModerationLook, type ModerationSearch } from './look.ts'
import classes from './moderation.module.css'
import { reportCountsQuery } from './queries.ts'
import { KIND_WORDS } from './words.ts'

const route = getRouteApi('/desk/moderation')

/** What members report and what alarms say, what was done about it, and whose words are not taken. */
export function ModerationPage() {
  const { show = 'open', kind } = route.useSearch()
  const id = useParams({ strict: false, select: (params) => params.report })
  const navigate = useNavigate()
  useKeys({
    '[': () => togglePane('nav'),
    Escape: () => id && void navigate({ to: '/moderation', search: { show: shown(show), kind } }),
  })
  const blocks = show === 'blocks' && !id
  return (
    <main className={`${classes.stage} ${id ? classes.opened : ''} ${blocks ? classes.single : ''}`}>
      {!id && <PageTitle>Moderation</PageTitle>}
      <Strip />
      <header className={classes.bar}>
        <MenuButton />
        <h1>Moderation</h1>
        <Looks look={show} kind={kind} />
        <span className={classes.grow} />
        {show !== 'blocks' && <KindFilter look={show} kind={kind} />}
      </header>
      {blocks ? (
        <Blocks />
      ) : (
        <>
          <ReportList
            key={`${show} ${kind ?? ''}`}
            state={show === 'blocks' ? 'open' : show}
            kind={kind}
            selected={id ?? null}
          />
          {id ? <ReportPane key={id} id={id} search={{ show: shown(show), kind }} /> : <Nothing />}
        </>
      )}
      <NavDrawer />
    </main>
  )
}

const shown = (look: ModerationLook): ModerationSearch['show'] => (look === 'open' ? undefined : look)

const WORDS: Record<ModerationLook, string> = { open: 'Open', raised: 'Raised', closed: 'Closed', blocks: 'Blocks' }

function Looks({ look, kind }: { look: ModerationLook; kind: ModerationKind | undefined }) {
  const counts = useQuery(reportCountsQuery).data
  return (
    <nav className={classes.looks} aria-label="Moderation">
      {LOOKS.map((each) => (
        <Link
          key={each}
          to="/moderation"
          search={{ show: shown(each), ...(each === 'blocks' ? {} : { kind }) }}
          activeProps={{}}
          activeOptions={{ exact: true }}
          aria-current={each === look ? 'page' : undefined}
        >
          {WORDS[each]}
          {(each === 'open' || each === 'raised') && (counts?.[each] ?? 0) > 0 && (
            <span className={classes.count}>{counts?.[each]}</span>
          )}
        </Link>
      ))}
    </nav>
  )
}

function KindFilter({ look, kind }: { look: ModerationLook; kind: ModerationKind | undefined }) {
  const navigate = useNavigate()
  return (
    <select
      className={classes.kinds}
      aria-label="Kind"
      value={kind ?? ''}
      onChange={(event) => {
        const chosen = moderationKind.options.find((each) => each === event.target.value)
        void navigate({ to: '/moderation', search: { show: shown(look), kind: chosen } })
      }}
    >
      <option value="">Every kind</option>
      {moderationKind.options.map((each) => (
        <option key={each} value={each}>
          {KIND_WORDS[each]}
        </option>
      ))}
    </select>
  )
}

function Nothing() {
  const waits = (useQuery(reportCountsQuery).data?.open ?? 0) > 0
  return (
    <section className={classes.nothing} aria-label="Report">
      {waits && <Empty drawing="bubbles" title="Choose a report" words="From the list, or press J." />}
    </section>
  )
}
