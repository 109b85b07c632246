import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { PageTitle } from '../../inbox/page-title.tsx'
import { gapsQuery } from '../../live/learning.ts'
import { Empty } from '../../look/empty.tsx'
import { Note } from '../../page/note.tsx'
import { useMayAdmin } from '../../session/rights.ts'
import { failureOf } from '../../session/rpc.ts'
import { useVirtualAgent } from '../../session/virtual-agent.ts'
import { Back } from '../back.tsx'
import page from '../knowledge.module.css'
import { GAP_DAYS } from '../list/gap-card.tsx'
import { PeriodPick } from '../side/period-pick.tsx'
import { GapGroup } from './gap-group.tsx'
import classes from './gaps.module.css'

/** Questions that had no answer, in groups that ask the same: each becomes an article, an example of one, or nothing. */
export function Gaps() {
  const [days, setDays] = useState(GAP_DAYS)
  const { name } = useVirtualAgent()
  const may = useMayAdmin()
  const { data, error } = useQuery(gapsQuery(days))
  return (
    <section className={classes.pane} aria-label="Questions without an answer">
      <PageTitle>Questions without an answer</PageTitle>
      <h1 className={page.alone}>Questions without an answer</h1>
      <header className={classes.bar}>
        <Back />
        <h2>Questions without an answer</h2>
        <PeriodPick days={days} choices={[7, 30, 90]} pick={setDays} />
      </header>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by the keyboard. */}
      <div className={classes.scroll} tabIndex={0}>
        <p className={classes.lead}>
          {name} did not know these, or what it said did not help. Questions that ask the same stand together.
          {!may && ' Writing articles takes an admin or the owner.'}
        </p>
        {error && <Note tone="bad">The questions could not be read: {failureOf(error).words}</Note>}
        {data?.items.length === 0 && (
          <Empty
            drawing="tick"
            title="Nothing is open"
            words={`Every question of the last ${days} days had an answer, or was settled.`}
          />
        )}
        <ul className={classes.groups}>
          {data?.items.map((gap) => (
            <GapGroup key={gap.id} gap={gap} />
          ))}
        </ul>
      </div>
    </section>
  )
}
