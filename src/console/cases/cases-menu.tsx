import { Menu } from '@mantine/core'
import { IconDots, IconDownload, IconTrash } from '@tabler/icons-react'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import type { CaseFilter, CaseSavedView } from '../../protocol/cases.ts'
import { IconButton } from '../look/button.tsx'
import { sayDone, sayFailed } from '../look/toast.tsx'
import { useMayAdmin } from '../session/rights.ts'
import { failureOf, rpc } from '../session/rpc.ts'
import { queryOf, sameFilter } from './filter-search.ts'
import { caseViewsQuery } from './queries.ts'

/** What is rarely done with the list as a whole. */
export function CasesMenu({ filter }: { filter: CaseFilter }) {
  const views = useQuery(caseViewsQuery).data ?? []
  const mayAll = useMayAdmin()
  const kept = views.find((view) => sameFilter(view.filter, filter))
  const forget = useForget()
  return (
    <Menu position="bottom-end" width={240} withInitialFocusPlaceholder={false}>
      <Menu.Target>
        <IconButton label="More">
          <IconDots aria-hidden />
        </IconButton>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item
          component="a"
          href={`/api/v1/cases.csv?${queryOf(filter)}`}
          download
          leftSection={<IconDownload size={16} stroke={1.75} aria-hidden />}
        >
          Export as CSV
        </Menu.Item>
        {kept && (kept.mine || mayAll) && (
          <Menu.Item leftSection={<IconTrash size={16} stroke={1.75} aria-hidden />} onClick={() => void forget(kept)}>
            Delete the view “<bdi>{kept.name}</bdi>”
          </Menu.Item>
        )}
      </Menu.Dropdown>
    </Menu>
  )
}

/** A view is gone at once, and comes back by undo: nothing but a name and a filter is lost. */
function useForget() {
  const client = useQueryClient()
  const again = () => client.invalidateQueries({ queryKey: caseViewsQuery.queryKey })
  const bring = async ({ name, filter, shared }: CaseSavedView) => {
    try {
      await rpc.caseViews.save({ name, filter, shared })
    } catch (error) {
      sayFailed(`Not brought back: ${failureOf(error).words}`)
    }
    await again()
  }
  return async (view: CaseSavedView) => {
    try {
      await rpc.caseViews.delete({ id: view.id })
      sayDone(`The view “${view.name}” is deleted.`, view.mine ? () => void bring(view) : null)
    } catch (error) {
      sayFailed(`Not deleted: ${failureOf(error).words}`)
    }
    await again()
  }
}
