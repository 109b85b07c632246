import type { ModerationDetail } from '../../../protocol/moderation.ts'
import { Words } from '../../conversation/words.tsx'
import { fullDate, momentWords } from '../../look/time.ts'
import classes from './detail.module.css'

/** Who reported it, and why; an alarm has nobody. */
export function Reporters({ report: { reports, reporters }, now }: { report: ModerationDetail; now: number }) {
  if (reports.length === 0) return null
  const more = reporters - reports.length
  return (
    <section className={classes.part} aria-label="Reported by">
      <h2>Reported by</h2>
      <ul>
        {reports.map(({ name, words, at }) => (
          <li key={`${at} ${name}`}>
            <p className={classes.line}>
              <b>
                <bdi dir="auto">{name}</bdi>
              </b>
              <time dateTime={at} title={fullDate(at)}>
                {momentWords(at, now)}
              </time>
            </p>
            {words === '' ? <p className={classes.none}>Without words</p> : <Words text={words} linksOff />}
          </li>
        ))}
      </ul>
      {more > 0 && <p className={classes.none}>and {more} more</p>}
    </section>
  )
}
