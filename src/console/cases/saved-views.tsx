import { IconUsers } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { Link, useRouterState, useSearch } from '@tanstack/react-router'
import { filterOf, narrowings, sameFilter } from './filter-search.ts'
import { caseViewsQuery } from './queries.ts'
import classes from './saved-views.module.css'

/** Saved views of the cases with how many are in each, the agent's own and those for all. */
export function SavedViews({ onChoose }: { onChoose?: () => void }) {
  const views = useQuery(caseViewsQuery).data ?? []
  const current = useCurrentView()
  if (views.length === 0) return null
  return (
    <>
      <p className={classes.heading} id="saved-views">
        Saved views
      </p>
      <ul className={classes.views} aria-labelledby="saved-views">
        {views.map(({ id, name, filter, shared, count }) => (
          <li key={id}>
            <Link
              to="/cases"
              search={{ ...filterOf(filter), look: filter.statuses ? 'list' : 'board' }}
              className={classes.link}
              activeProps={{}}
              activeOptions={{ exact: true }}
              aria-current={id === current ? 'page' : undefined}
              onClick={onChoose}
            >
              <bdi className="clip" dir="auto">
                {name}
              </bdi>
              {shared && <IconUsers aria-label="for the whole team" />}
              <span className={classes.count}>{count >= 1000 ? '999+' : count}</span>
            </Link>
          </li>
        ))}
      </ul>
    </>
  )
}

/** The saved view whose filter the list of cases has now. */
export function useCurrentView(): string | null {
  const views = useQuery(caseViewsQuery).data ?? []
  const search = useSearch({ strict: false })
  const listed = useRouterState({ select: ({ location }) => location.pathname === '/cases' })
  const filter = filterOf(search)
  if (!listed || narrowings(filter) === 0) return null
  return views.find((view) => sameFilter(view.filter, filter))?.id ?? null
}
