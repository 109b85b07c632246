import type { CaseFilter } from '../../protocol/cases.ts'
import { Button } from '../look/button.tsx'
import { Empty } from '../look/empty.tsx'
import { type Look, narrowings } from './filter-search.ts'
import { openNewCase } from './new-case.tsx'
import { useFilter } from './use-filter.ts'

/** Nothing to show: because of the filter, or because there is none yet. */
export function EmptyCases({ filter, look }: { filter: CaseFilter; look: Look }) {
  const { set } = useFilter()
  if (narrowings(filter) > 0) {
    return (
      <Empty
        drawing="book"
        title="No case is like that"
        words={
          filter.q ? `None has “${filter.q}” as its number, in its words or as a reporter.` : 'The filter leaves none.'
        }
      >
        <Button onClick={() => set({})}>Clear the filter</Button>
      </Empty>
    )
  }
  return (
    <Empty
      drawing="lantern"
      title={look === 'board' ? 'Nothing is under way' : 'No cases yet'}
      words="What members report with /bug and /new_feature stands here, and every chat that waited for a person."
    >
      <Button onClick={() => openNewCase({})}>New case</Button>
    </Empty>
  )
}
