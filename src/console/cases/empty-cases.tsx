import type { CaseFilter } from '../../protocol/cases.ts'
import { Button } from '../look/button.tsx'
import { Empty } from '../look/empty.tsx'
import classes from './cases.module.css'
import { type Look, narrowings } from './filter-search.ts'
import { openNewCase } from './new-case.tsx'
import { useFilter } from './use-filter.ts'

/** Nothing to show: because of the filter, or because there is none yet. */
export function EmptyCases(props: { filter: CaseFilter; look: Look }) {
  return (
    <div className={classes.empty}>
      <Words {...props} />
    </div>
  )
}

function Words({ filter, look }: { filter: CaseFilter; look: Look }) {
  const { set } = useFilter()
  if (narrowings(filter) > 0) {
    return (
      <Empty drawing="lantern" title="No case is like that" words={wordsOf(filter, look)}>
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

function wordsOf({ q }: CaseFilter, look: Look): string {
  const what = look === 'board' ? 'under way ' : ''
  const rest = look === 'board' ? ' What is over stands in the list.' : ''
  return q
    ? `None ${what}has “${q}” as its number, in its words or as a reporter.${rest}`
    : `The filter leaves none ${what}here.${rest}`
}
