import { useMediaQuery } from '@mantine/hooks'
import { IconLayoutKanban, IconList, IconPlus } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { getRouteApi } from '@tanstack/react-router'
import type { CaseFilter } from '../../protocol/cases.ts'
import { useKeys } from '../inbox/keys.ts'
import { NavDrawer } from '../inbox/nav.tsx'
import { PageTitle } from '../inbox/page-title.tsx'
import { togglePane } from '../inbox/panes.ts'
import { Rising } from '../incident/rising.tsx'
import { Strip } from '../live/strip.tsx'
import { Button } from '../look/button.tsx'
import { MenuButton } from '../page/page.tsx'
import { Board } from './board.tsx'
import classes from './cases.module.css'
import { CasesMenu } from './cases-menu.tsx'
import { filterOf, type Look, narrowings, OPEN_STATUSES } from './filter-search.ts'
import { Filters } from './filters.tsx'
import { CaseList } from './list.tsx'
import { openNewCase } from './new-case.tsx'
import { boardCountsQuery, caseCountsQuery } from './queries.ts'
import { useFilter } from './use-filter.ts'

const route = getRouteApi('/desk/cases')

/** All cases, as a board of what is under way or as a list of whatever is looked for. */
export function CasesPage() {
  const search = route.useSearch()
  const phone = useMediaQuery('(max-width: 639px)', undefined, { getInitialValueInEffect: false })
  const look: Look = phone ? 'list' : (search.look ?? 'board')
  const filter = filterOf(search)
  useKeys({ '[': () => togglePane('nav') })
  return (
    <main className={classes.page}>
      <PageTitle>Cases</PageTitle>
      <Strip />
      <header className={classes.bar}>
        <MenuButton />
        <h1>Cases</h1>
        <Total filter={filter} look={look} />
        <span className={classes.grow} />
        {!phone && <Looks look={look} />}
        <CasesMenu filter={filter} />
        <Button tone="primary" shortcut="C" className={classes.add} onClick={() => openNewCase({})}>
          <IconPlus aria-hidden />
          <span>New case</span>
        </Button>
      </header>
      <Filters filter={filter} look={look} />
      <div className={classes.body}>
        <div className={classes.rising}>
          <Rising />
        </div>
        {look === 'board' ? <Board filter={filter} /> : <CaseList filter={filter} phone={phone === true} />}
      </div>
      <NavDrawer />
    </main>
  )
}

/** "15 of 38 open": how many of those that are not over the filter leaves. */
function Total({ filter, look }: { filter: CaseFilter; look: Look }) {
  const data = useQuery(look === 'board' ? boardCountsQuery(filter) : caseCountsQuery(filter)).data
  if (!data) return null
  const { counts, open } = data
  const left = OPEN_STATUSES.reduce((sum, status) => sum + counts[status], 0)
  const { statuses: _, ...rest } = filter
  const narrowed = narrowings(rest) > 0
  return (
    <span className={classes.total}>
      {narrowed && `${left.toLocaleString('en')} of `}
      {open >= 1000 ? '1,000+' : open} open
    </span>
  )
}

const LOOKS = [
  { look: 'board', words: 'Board', Icon: IconLayoutKanban },
  { look: 'list', words: 'List', Icon: IconList },
] as const

function Looks({ look }: { look: Look }) {
  const { show } = useFilter()
  return (
    <fieldset className={classes.looks}>
      <legend className="unseen">Show as</legend>
      {LOOKS.map((each) => (
        <button key={each.look} type="button" aria-pressed={each.look === look} onClick={() => show(each.look)}>
          <each.Icon aria-hidden />
          {each.words}
        </button>
      ))}
    </fieldset>
  )
}
