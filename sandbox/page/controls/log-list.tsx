import type { LogEntry } from '../../contract.ts'
import styles from './drawer.module.css'
import { Section } from './section.tsx'

const SHOWN = 120
const CLOCK = new Intl.DateTimeFormat('en-GB', { hour: '2-digit', minute: '2-digit', second: '2-digit' })

/** Newest first. The title of a row tells the request itself and how long it took. */
export function LogList({ entries }: { entries: LogEntry[] }) {
  const rows = entries.slice(-SHOWN).reverse()
  return (
    <Section title="What the app did" log>
      {rows.length === 0 ? (
        <p className={styles.quiet}>Nothing yet. It shows here what the application asks and hears.</p>
      ) : null}
      <ol className={styles.log}>
        {rows.map((entry) => (
          <li
            key={entry.number}
            title={entry.took === undefined ? entry.what : `${entry.what}, ${Math.round(entry.took)} ms`}
          >
            <time dateTime={new Date(entry.at).toISOString()}>{CLOCK.format(entry.at)}</time>
            <span>{entry.title || entry.what}</span>
            <b data-kind={entry.ok ? (entry.status === 'in' || entry.status === 'out' ? 'plain' : 'good') : 'bad'}>
              {entry.status}
            </b>
          </li>
        ))}
      </ol>
    </Section>
  )
}
