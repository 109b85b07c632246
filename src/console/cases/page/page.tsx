import { useQuery } from '@tanstack/react-query'
import { getRouteApi, useNavigate } from '@tanstack/react-router'
import { NavDrawer } from '../../inbox/nav.tsx'
import { PageTitle } from '../../inbox/page-title.tsx'
import { panes } from '../../inbox/panes.ts'
import { useStore } from '../../live/store.ts'
import { Strip } from '../../live/strip.tsx'
import { Button } from '../../look/button.tsx'
import { Empty } from '../../look/empty.tsx'
import { failureOf } from '../../session/rpc.ts'
import { useReadHere } from '../mentions/use-read-here.ts'
import { trail } from '../trail.ts'
import { useCaseActs } from './acts.ts'
import { Bar, BarFault } from './bar.tsx'
import { Composer } from './composer.tsx'
import { Dialogs } from './dialogs.tsx'
import { Head } from './head.tsx'
import { History } from './history.tsx'
import classes from './page.module.css'
import { caseQuery, type ShownCase } from './queries.ts'
import { Report } from './report.tsx'
import { Side } from './side.tsx'
import { useCaseKeys } from './use-case-keys.ts'
import { useMove } from './use-move.ts'

const route = getRouteApi('/desk/cases/$id')

/** One case: what was reported, what is said to those who wait for it, and what happened. */
export function CasePage() {
  const { id } = route.useParams()
  const { data, error, refetch } = useQuery(caseQuery(id))
  const open = useStore(panes, (value) => value.context === 'open')
  return (
    <main className={`${classes.stage} ${open ? classes.withSide : ''}`}>
      <PageTitle>{data ? `#${data.number} ${data.subject}` : 'Case'}</PageTitle>
      <Strip />
      {data ? <Shown key={id} shown={data} /> : <Missing error={error} again={() => void refetch()} />}
      <NavDrawer />
    </main>
  )
}

function Shown({ shown }: { shown: ShownCase }) {
  const acts = useCaseActs(shown)
  const move = useMove(shown, acts)
  useCaseKeys(shown, acts, move)
  useReadHere(shown.id)
  return (
    <>
      <Bar shown={shown} acts={acts} move={move} />
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by the keyboard. */}
      <section className={classes.main} tabIndex={0} aria-label={`Case #${shown.number}`}>
        <div className={classes.in}>
          <BarFault id={shown.id} />
          <Head shown={shown} acts={acts} move={move} />
          <Report shown={shown} acts={acts} />
          <Composer key={`composer-${shown.id}`} shown={shown} />
          <History shown={shown} />
        </div>
      </section>
      <Side shown={shown} acts={acts} />
      <Dialogs shown={shown} acts={acts} move={move} />
    </>
  )
}

function Missing({ error, again }: { error: Error | null; again: () => void }) {
  const navigate = useNavigate()
  if (error === null) return null
  const { kind, words } = failureOf(error)
  return (
    <section className={classes.missing} aria-label="Case">
      <Empty drawing="letters" title="This case could not be read" words={words}>
        {kind === 'refused' ? (
          <Button onClick={() => void navigate({ to: '/cases', search: trail.get().search })}>Back to the list</Button>
        ) : (
          <Button onClick={again}>Try again</Button>
        )}
      </Empty>
    </section>
  )
}
