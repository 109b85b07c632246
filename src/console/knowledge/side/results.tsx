import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { answersQuery } from '../../live/learning.ts'
import { Note } from '../../page/note.tsx'
import { failureOf } from '../../session/rpc.ts'
import { useVirtualAgent } from '../../session/virtual-agent.ts'
import { PeriodPick } from './period-pick.tsx'
import { resultsOf } from './results-of.ts'
import classes from './side.module.css'

/** What became of the questions that this article was given for. */
export function Results({ article }: { article: string }) {
  const [days, setDays] = useState(7)
  const { name } = useVirtualAgent()
  const { data, error } = useQuery(answersQuery(days))
  const found = data?.articles.find((each) => each.article === article)
  return (
    <section className={classes.block} aria-label="Results">
      <h2>
        What became of it
        <PeriodPick days={days} choices={[7, 30]} pick={setDays} />
      </h2>
      {error && <Note tone="bad">The results could not be read: {failureOf(error).words}</Note>}
      {data && !found && (
        <p className={classes.lead}>
          No question came near this article in the last {days} days. When members ask, this says what {name} did and
          what they said of it.
        </p>
      )}
      {found && (
        <dl className={classes.figures}>
          {resultsOf(found).map(({ words, count, share }) => (
            <div key={words}>
              <dt>{words}</dt>
              <dd>
                {share !== null && <small>{share} %</small>}
                <b>{count}</b>
              </dd>
            </div>
          ))}
        </dl>
      )}
    </section>
  )
}
