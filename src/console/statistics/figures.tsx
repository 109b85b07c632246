import type { AnswerStatistics } from '../../protocol/learning.ts'
import classes from './figures.module.css'
import { figuresOf } from './figures-of.ts'

/** The whole in five figures, each against the same length of time before. */
export function Figures({ of: { totals, before, days } }: { of: AnswerStatistics }) {
  return (
    <dl className={classes.strip}>
      {figuresOf(totals, before, days.length).map(({ words, value, against, tone }) => (
        <div key={words}>
          <dt>{words}</dt>
          <dd>
            <b>{value}</b>
            <small className={tone ? classes[tone] : ''}>{against}</small>
          </dd>
        </div>
      ))}
    </dl>
  )
}
