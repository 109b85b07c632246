import type { AnswerStatistics } from '../../protocol/learning.ts'
import classes from './chart.module.css'
import { endOf, isNamed } from './scale.ts'

type Day = AnswerStatistics['days'][number]

/** From the foot of a column to its head. */
const PARTS = [
  { part: 'answered', words: 'Answered' },
  { part: 'suggested', words: 'Suggested some' },
  { part: 'unknown', words: 'Not known' },
] as const

const weekday = new Intl.DateTimeFormat('en-GB', { weekday: 'short', day: 'numeric', timeZone: 'UTC' })
const date = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'short', timeZone: 'UTC' })

/** How many asked on each day, and what the virtual agent did. */
export function Chart({ days }: { days: Day[] }) {
  const end = endOf(Math.max(...days.map(({ asked }) => asked)))
  return (
    <section className={classes.chart} aria-labelledby="chart">
      <header>
        <h2 id="chart">Questions by day</h2>
        <ul>
          {PARTS.map(({ part, words }) => (
            <li key={part}>
              <i className={classes[part]} aria-hidden />
              {words}
            </li>
          ))}
        </ul>
      </header>
      <div className={classes.plot} aria-hidden>
        <div className={classes.axis}>
          {[end, end / 2, 0].map((count) => (
            <span key={count}>{count}</span>
          ))}
        </div>
        <div className={`${classes.days} ${days.length > 31 ? classes.many : ''}`}>
          {days.map((day, at) => (
            <Column key={day.day} day={day} end={end} named={isNamed(at, days.length)} few={days.length <= 7} />
          ))}
        </div>
      </div>
      <InWords days={days} />
    </section>
  )
}

interface ColumnProps {
  day: Day
  end: number
  named: boolean
  few: boolean
}

function Column({ day, end, named, few }: ColumnProps) {
  const at = new Date(day.day)
  const title = `${date.format(at)}: ${day.asked} asked, ${PARTS.map(({ part, words }) => `${words.toLowerCase()} ${day[part]}`).join(', ')}`
  return (
    <div className={classes.column} title={title}>
      {PARTS.toReversed().map(
        ({ part }) =>
          day[part] > 0 && <i key={part} className={classes[part]} style={{ height: `${(day[part] / end) * 100}%` }} />,
      )}
      {named && <span>{few ? weekday.format(at) : date.format(at)}</span>}
    </div>
  )
}

/** The same for who does not see the columns. */
function InWords({ days }: { days: Day[] }) {
  return (
    <table className="unseen">
      <caption>Questions by day</caption>
      <thead>
        <tr>
          <th>Day</th>
          {PARTS.map(({ part, words }) => (
            <th key={part}>{words}</th>
          ))}
        </tr>
      </thead>
      <tbody>
        {days
          .filter(({ asked }) => asked > 0)
          .map((day) => (
            <tr key={day.day}>
              <th>{date.format(new Date(day.day))}</th>
              {PARTS.map(({ part }) => (
                <td key={part}>{day[part]}</td>
              ))}
            </tr>
          ))}
      </tbody>
    </table>
  )
}
